import { Button } from 'react-aria-components';
import type { Toast } from '../../store/state';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { KeyOf } from '../common/Keys';
import { Mark } from '../common/Mark';

/** Word of what was done, and of what went wrong. */
export function Toasts() {
  const toasts = usePick((state) => state.toasts);
  const done = toasts.filter(({ tone }) => tone !== 'error');
  const failed = toasts.filter(({ tone }) => tone === 'error');
  const last = failed.findLast(({ retry }) => retry !== null);
  return (
    <div className="toasts">
      <div role="alert">
        {failed.map((toast) => (
          <One key={toast.id} toast={toast} newest={toast === last} />
        ))}
      </div>
      <div role="status">
        {done.map((toast) => (
          <One key={toast.id} toast={toast} newest={toast === last} />
        ))}
      </div>
    </div>
  );
}

const MARKS = { done: 'confirmed', error: 'denied', refused: 'declined' } as const;

interface Props {
  readonly toast: Toast;
  /** The key tries this one again. */
  readonly newest: boolean;
}

function One({ toast: { id, tone, text, more, retry }, newest }: Props) {
  const app = useApp();
  const again = (): void => {
    app.dismiss(id);
    retry?.();
  };
  return (
    <div className="toast" data-tone={tone}>
      <Mark of={MARKS[tone]} />
      <p>
        {text}{' '}
        {more ? (
          <span className="toast-more" dir="auto">
            {more}
          </span>
        ) : null}
      </p>
      {retry ? (
        <Button className="button" onPress={again}>
          {told('window.toast.again', { key: newest ? <KeyOf of="window.retry" /> : '' })}
        </Button>
      ) : null}
      {tone === 'error' ? (
        <Button className="link" onPress={() => app.dismiss(id)}>
          {say('window.toast.putAway')}
        </Button>
      ) : null}
    </div>
  );
}
