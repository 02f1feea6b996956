import type { IncomingMessage } from 'node:http';
import { MAX_DOCUMENT_BYTES } from '#shared/text/limits';
import type { Refusal } from './guard';

/** Raw bytes a call may carry: the largest document, with room to spare. */
const MOST_RAW_BYTES = MAX_DOCUMENT_BYTES + 8 * 1024 * 1024;
/** Base64 makes four characters of three bytes; the rest of the call is small. */
export const MOST_BODY_BYTES = Math.ceil((MOST_RAW_BYTES * 4) / 3) + 1024 * 1024;

const TOO_LARGE: Refusal = { status: 413, what: 'this is more than the host takes at once' };

export const isRefusal = (value: string | Refusal): value is Refusal => typeof value !== 'string';

/** The body as text, or why not. What is too large is refused as soon as that is known, and never kept. */
export async function bodyOf(request: IncomingMessage): Promise<string | Refusal> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { status: 415, what: 'a call is sent as application/json' };
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return TOO_LARGE;
  return gathered(request);
}

function gathered(request: IncomingMessage): Promise<string | Refusal> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= MOST_BODY_BYTES) parts.push(part);
      else {
        // The rest still arrives, or the client would see its connection break instead of this answer.
        parts = [];
        resolve(TOO_LARGE);
      }
    });
    request.once('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.once('error', reject);
  });
}
