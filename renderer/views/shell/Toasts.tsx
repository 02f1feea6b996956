import { Button } from 'react-aria-components';
import type { Toast } from '../../store/state';
import { useApp, usePick } from '../common/app';
import { Mark } from '../common/Mark';

/** Word of what was done, and of what went wrong. */
export function Toasts() {
  const toasts = usePick((state) => state.toasts);
  const done = toasts.filter(({ tone }) => tone === 'done');
  const failed = toasts.filter(({ tone }) => tone === 'error');
  return (
    <div className="toasts">
      <div role="alert">
        {failed.map((toast) => (
          <One key={toast.id} toast={toast} />
        ))}
      </div>
      <div role="status">
        {done.map((toast) => (
          <One key={toast.id} toast={toast} />
        ))}
      </div>
    </div>
  );
}

function One({ toast: { id, tone, text, more, retry } }: { toast: Toast }) {
  const app = useApp();
  const again = (): void => {
    app.dismiss(id);
    retry?.();
  };
  return (
    <div className="toast" data-tone={tone}>
      <Mark of={tone === 'done' ? 'confirmed' : 'denied'} />
      <p>
        {text} {more ? <span className="toast-more">{more}</span> : null}
      </p>
      {retry ? (
        <Button className="button" onPress={again}>
          Try again
        </Button>
      ) : null}
      {tone === 'error' ? (
        <Button className="link" onPress={() => app.dismiss(id)}>
          Put away
        </Button>
      ) : null}
    </div>
  );
}
