import { Button } from 'react-aria-components';
import type { Fault } from '#shared/contract/faults';

interface Props {
  readonly fault: Fault;
  readonly doing?: string;
  /** Does the very same again. */
  readonly onRetry?: () => void;
}

/** What went wrong, where, and what to do about it. */
export function FaultNote({ fault, doing, onRetry }: Props) {
  return (
    <div className="fault" role="alert">
      <p>
        {doing ? <strong>{doing}: </strong> : null}
        {fault.what}
        {fault.where ? <span className="where"> ({fault.where})</span> : null}
      </p>
      {fault.todo ? <p className="todo">{fault.todo}</p> : null}
      {onRetry ? (
        <Button className="button" onPress={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}

/** Whether the same call may succeed the next time: the call was right, the world was not. */
export const mayPass = ({ tag }: Fault): boolean =>
  ['disk', 'locked', 'read-only', 'damaged', 'internal'].includes(tag);
