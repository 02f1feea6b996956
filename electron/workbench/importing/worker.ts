import { type MessagePort, parentPort } from 'node:worker_threads';
import { faultOf } from '#shared/contract/faults';
import { compareVersions } from '#shared/text/carry/versions';
import { type Parts, partsOf } from './containers/parts';
import type { Answer, Request } from './protocol';
import { readOriginal } from './readers';

/** The reading worker: reads the files it is sent, whatever they are made to do. Whoever sends them ends it if need be. */
function serve(port: MessagePort): void {
  port.on('message', (request: Request) => {
    answerTo(request).then(
      (answer) => port.postMessage(answer, 'parts' in answer ? ownedBy(answer.parts) : []),
      (error: unknown) => port.postMessage({ ok: false, fault: faultOf(error) } satisfies Answer),
    );
  });
}

async function answerTo(request: Request): Promise<Answer> {
  const { path } = request;
  if ('compare' in request) return { ok: true, compared: compareVersions(request.compare) };
  if ('takeApart' in request) return { ok: true, parts: await partsOf({ path, bytes: request.takeApart }) };
  return { ok: true, reading: await readOriginal(request.read, path) };
}

/** What is handed over rather than copied: memory that belongs to one part alone. */
function ownedBy(parts: Parts): ArrayBuffer[] {
  const owned = parts.flatMap((part) => {
    if ('error' in part) return [];
    const { buffer, byteLength } = part.bytes;
    return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
  });
  return [...new Set(owned)];
}

if (parentPort) serve(parentPort);
