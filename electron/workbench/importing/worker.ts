import { type MessagePort, parentPort } from 'node:worker_threads';
import { faultOf } from '#shared/contract/faults';
import { compareVersions } from '#shared/text/carry/versions';
import type { Answer, Request } from './protocol';
import { readOriginal } from './readers';

/** The reading worker: reads the files it is sent, whatever they are made to do. Whoever sends them ends it if need be. */
function serve(port: MessagePort): void {
  port.on('message', (request: Request) => {
    answerTo(request).then(
      (answer) => port.postMessage(answer),
      (error: unknown) => port.postMessage({ ok: false, fault: faultOf(error) } satisfies Answer),
    );
  });
}

async function answerTo(request: Request): Promise<Answer> {
  if ('before' in request) return { ok: true, compared: compareVersions(request) };
  return { ok: true, reading: await readOriginal(request.bytes, request.path) };
}

if (parentPort) serve(parentPort);
