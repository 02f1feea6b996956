import { useEffect, useRef } from 'react';
import { IN_ENGLISH, say } from '../../texts/say';
import { Key } from '../common/Keys';
import type { Completion } from './useCompletion';
import { inFull } from './words';

/**
 * What may be completed, on one line over the kinds, so that no row moves for it. Tab takes the first; going up from the
 * first row enters it.
 */
export function Completions({ id, completion }: { id: string; completion: Completion }) {
  const { items, active, optionId, accept } = completion;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active !== null)
      root.current?.children[active]?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [active]);
  if (items.length === 0) return null;
  return (
    <div className="completions">
      <div
        ref={root}
        id={id}
        role="listbox"
        aria-orientation="horizontal"
        aria-label={say('search.completions')}
        tabIndex={-1}
      >
        {items.map(({ kind, label, help, insert }, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and points here.
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's.
          <div
            key={insert}
            id={optionId(at)}
            role="option"
            aria-selected={at === active}
            className="completion"
            data-next={(active === null && at === 0) || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => accept(at)}
          >
            <span dir="auto">{kind === 'choice' ? inFull(label) : label}</span>
            {help ? (
              <span className={kind === 'value' ? 'tally' : 'completion-words'} {...IN_ENGLISH}>
                {help}
              </span>
            ) : null}
          </div>
        ))}
      </div>
      <Key chord={active === null ? 'Tab' : 'Enter'} />
    </div>
  );
}
