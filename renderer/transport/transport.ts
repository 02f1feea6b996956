import type { Reply, Send, Subscribe } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';

/** How a window reaches its host. Two of these exist; nothing else in the renderer knows which one it has. */
export interface Transport {
  readonly send: Send;
  readonly subscribe: Subscribe;
  /** Where a chosen or dropped file lies on disk, or its bare name where the host cannot tell. */
  readonly pathOf: (file: File) => string;
  /** Tells whether the host can be reached, whenever that changes. Returns what stops the telling. */
  readonly onReach: (listener: (reached: boolean) => void) => () => void;
}

/** Turns a host's reply into what `send` promises: the value, or a FaultError thrown. */
export function answered(reply: Reply): unknown {
  if (reply.ok) return reply.value;
  const { tag, what, where, todo } = reply.error;
  throw new FaultError(tag, what, where, todo);
}
