import type { Fault } from '#shared/contract/faults';

/** What went wrong, where, and what to do about it. */
export function FaultNote({ fault, doing }: { fault: Fault; doing?: string }) {
  return (
    <div className="fault" role="alert">
      <p>
        {doing ? <strong>{doing}: </strong> : null}
        {fault.what}
        {fault.where ? <span className="where"> ({fault.where})</span> : null}
      </p>
      {fault.todo ? <p className="todo">{fault.todo}</p> : null}
    </div>
  );
}
