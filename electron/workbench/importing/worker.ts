import { type MessagePort, parentPort } from 'node:worker_threads';
import { faultOf } from '#shared/contract/faults';
import type { Answer, Request } from './protocol';
import { readOriginal } from './readers';

/** The reading worker: reads the files it is sent, whatever they are made to do. Whoever sends them ends it if need be. */
function serve(port: MessagePort): void {
  port.on('message', ({ bytes, path }: Request) => {
    readOriginal(bytes, path).then(
      (reading) => port.postMessage({ ok: true, reading } satisfies Answer),
      (error: unknown) => port.postMessage({ ok: false, fault: faultOf(error) } satisfies Answer),
    );
  });
}

if (parentPort) serve(parentPort);
