import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from '#shared/contract/channels';
import { encodeWire } from '#shared/contract/wire';
import { type Refusal, targetOf } from './guard';

export function sendReply(response: ServerResponse, status: number, reply: Reply): void {
  const json = encodeWire(reply, (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'),
  );
  send(response, status, 'application/json; charset=utf-8', json);
}

function send(response: ServerResponse, status: number, type: string, text: string, withBody = true): void {
  const body = Buffer.from(text);
  response.writeHead(status, {
    'content-type': type,
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.end(withBody ? body : undefined);
}

/** Calls are refused as the contract refuses; everything else in a line people can read. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, what, allow }: Refusal,
): void {
  if (allow !== undefined) response.setHeader('allow', allow);
  if (targetOf(request).path === '/send') {
    const error = { tag: tagOf(status), what, where: null, todo: todoOf(status) } as const;
    sendReply(response, status, { ok: false, error });
    return;
  }
  send(response, status, 'text/plain; charset=utf-8', `Galley: ${what}.\n`, request.method !== 'HEAD');
}

const tagOf = (status: Refusal['status']) =>
  status === 400 ? 'invalid' : status === 500 ? 'internal' : 'refused';

function todoOf(status: Refusal['status']): string | null {
  if (status === 413) return 'Bring in fewer or smaller files at a time.';
  return status === 403 ? 'Open Galley again from its own address.' : null;
}
