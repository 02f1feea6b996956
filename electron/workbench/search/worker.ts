import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { faultOf } from '#shared/contract/faults';
import { type OpenEngine, openEngine } from './in-process';
import type { Answer, Request, WorkerStart } from './protocol';
import { rankOf, slicesOf } from './requests';
import { Turns } from './turns';

/** The search worker: opens one index, then lets the requests that come take turns. */
async function serve(port: MessagePort, { folder, copy }: WorkerStart): Promise<void> {
  const post = (answer: Answer): void => port.postMessage(answer);
  try {
    const opened = await openEngine(folder, copy);
    const turns = new Turns();
    port.on('message', (request: Request) => take(port, opened, turns, request));
    post({ number: 0, ok: true, result: null });
  } catch (error) {
    post({ number: 0, ok: false, fault: faultOf(error) });
    port.close();
  }
}

function take(port: MessagePort, opened: OpenEngine, turns: Turns, request: Request): void {
  const { number, asker } = request;
  const resolve = (result: Extract<Answer, { ok: true }>['result']): void =>
    port.postMessage({ number, ok: true, result } satisfies Answer);
  const reject = (error: unknown): void =>
    port.postMessage({ number, ok: false, fault: faultOf(error) } satisfies Answer);
  if (request.name === 'close') {
    opened
      .close()
      .then(() => resolve(null), reject)
      .finally(() => port.close());
    return;
  }
  turns.add({
    slices: () => slicesOf(opened.engine, request),
    resolve,
    reject,
    asker,
    rank: rankOf(request),
  });
}

if (parentPort) void serve(parentPort, workerData as WorkerStart);
