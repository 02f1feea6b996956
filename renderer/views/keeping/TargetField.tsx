import { useEffect, useRef } from 'react';
import type { AnyId } from '#shared/domain/ids';
import type { Target } from '../../store/targets';
import { say } from '../../texts/say';
import { OneOf } from '../dialogs/fields';

interface Props {
  readonly label: string;
  readonly targets: readonly Target[];
  readonly value: AnyId | null;
  readonly onChange: (id: AnyId) => void;
  /** What was asked for from elsewhere is not chosen again. */
  readonly fixed: boolean;
}

/** Which of the records in view is meant. */
export function TargetField({ label, targets, value, onChange, fixed }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const chosen = targets.find(({ id }) => id === value);
  if (fixed && chosen)
    return (
      <p className="about target-about">
        <span className="tag">{say(`keeping.kind.${chosen.kind}`)}</span>{' '}
        <span dir="auto">{chosen.label}</span>
      </p>
    );
  return (
    <div ref={list}>
      <OneOf
        label={label}
        value={value}
        onChange={onChange}
        choices={targets.map(({ id, kind, label: words }) => ({
          value: id,
          label: (
            <>
              <span className="target-kind">{say(`keeping.kind.${kind}`)}</span>{' '}
              <span className="target-words" dir="auto">
                {words}
              </span>
            </>
          ),
        }))}
        className="column targets"
        autoFocus
      />
    </div>
  );
}
