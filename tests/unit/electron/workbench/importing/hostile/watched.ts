import { ChildProcess } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

type Callable = Record<string, (...given: never[]) => unknown>;

/** Through what a process speaks to others: whatever it does at last comes by one of these. */
const WAYS: readonly (readonly [string, object, readonly string[]])[] = [
  ['a socket', net.Socket.prototype, ['connect']],
  ['a name looked up', dns, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny']],
  ['a name looked up', dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny']],
  ['a datagram', dgram.Socket.prototype, ['send', 'bind', 'connect']],
  ['a process', ChildProcess.prototype, ['spawn']],
  ['a fetch', globalThis, ['fetch']],
];

/** Lets `work` speak to nobody. @returns what it tried: `a socket`, `a name looked up`, … */
export async function triedBy(work: () => Promise<unknown>): Promise<string[]> {
  const tried: string[] = [];
  const restore = WAYS.flatMap(([what, owner, names]) =>
    names.map((name) => {
      const methods = owner as Callable;
      const before = methods[name] as Callable[string];
      methods[name] = () => {
        tried.push(what);
        throw new Error(`not allowed: ${what}`);
      };
      return () => {
        methods[name] = before;
      };
    }),
  );
  syncBuiltinESMExports();
  try {
    await (async () => work())().catch(() => undefined);
    // What was begun without being waited for comes now.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    for (const undo of restore) undo();
    syncBuiltinESMExports();
  }
  return tried;
}
