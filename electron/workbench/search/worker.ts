import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { faultOf } from '#shared/contract/faults';
import { unreachable } from '#shared/domain/unreachable';
import { type OpenEngine, openEngine } from './in-process';
import type { Answer, Request, RequestName, Requests, WorkerStart } from './protocol';

/** The search worker: opens one index, then answers each request before it takes the next. */
async function serve(port: MessagePort, { folder, copy }: WorkerStart): Promise<void> {
  let opened: OpenEngine;
  try {
    opened = await openEngine(folder, copy);
  } catch (error) {
    port.postMessage({ ok: false, fault: faultOf(error) } satisfies Answer);
    port.close();
    return;
  }
  port.on('message', (request: Request) => void answer(port, opened, request));
  port.postMessage({ ok: true, result: null } satisfies Answer);
}

async function answer(port: MessagePort, opened: OpenEngine, request: Request): Promise<void> {
  try {
    port.postMessage({ ok: true, result: await resultOf(opened, request) } satisfies Answer);
  } catch (error) {
    port.postMessage({ ok: false, fault: faultOf(error) } satisfies Answer);
  }
  if (request.name === 'close') port.close();
}

async function resultOf(
  { engine, close }: OpenEngine,
  request: Request,
): Promise<Requests[RequestName]['result']> {
  switch (request.name) {
    case 'position':
      return engine.position();
    case 'apply':
      engine.apply(request.params);
      return null;
    case 'clear':
      engine.clear();
      return null;
    case 'search':
      return engine.search(request.params.query, request.params.limit);
    case 'close':
      await close();
      return null;
    default:
      return unreachable(request);
  }
}

if (parentPort) void serve(parentPort, workerData as WorkerStart);
