import { Button } from 'react-aria-components';
import type { Fault } from '#shared/contract/faults';
import { IN_ENGLISH, say } from '../../texts/say';

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
        {doing ? <strong>{say('window.fault.doing', { doing })} </strong> : null}
        <span {...IN_ENGLISH}>
          {fault.what}
          {fault.where ? <span className="where"> ({fault.where})</span> : null}
        </span>
      </p>
      {fault.todo ? (
        <p className="todo" {...IN_ENGLISH}>
          {fault.todo}
        </p>
      ) : null}
      {onRetry ? (
        <Button className="button" onPress={onRetry}>
          {say('window.fault.tryAgain')}
        </Button>
      ) : null}
    </div>
  );
}

/** Whether the same call may succeed the next time: the call was right, the world was not. */
export const mayPass = ({ tag }: Fault): boolean =>
  ['disk', 'locked', 'read-only', 'damaged', 'internal'].includes(tag);
