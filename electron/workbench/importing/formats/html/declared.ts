import { encodingNamed } from '../encoding-names';

/** Bytes looked at. Browsers look at 1,024 first, and start again when they meet a declaration further on. */
const LOOKED_AT = 16_384;

const XML = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([^"']+)["']/;
const TAG = /<!--[\s\S]*?(?:-->|$)|<(meta|script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The encoding a page declares in `<meta charset>`, `<meta http-equiv>` or `<?xml`, as meant; null where it does not. */
export function declaredIn(bytes: Uint8Array): string | null {
  const begin = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
  for (const [, name, attributes = ''] of begin.matchAll(TAG)) {
    const label = name?.toLowerCase() === 'meta' ? labelIn(attributes) : null;
    const meant = label === null ? null : encodingMeant(label);
    if (meant !== null) return meant;
  }
  return encodingMeant(XML.exec(begin)?.[1] ?? '');
}

function labelIn(attributes: string): string | null {
  const given = new Map<string, string>();
  for (const [, name = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!given.has(key)) given.set(key, double ?? single ?? bare ?? '');
  }
  const charset = given.get('charset');
  if (charset !== undefined) return charset;
  const isContentType = given.get('http-equiv')?.trim().toLowerCase() === 'content-type';
  const stated = /charset\s*=\s*["']?([^\s;"']+)/i.exec(given.get('content') ?? '')?.[1];
  return isContentType ? (stated ?? null) : null;
}

/** What could be read as ASCII so far is not UTF-16, whatever it says (WHATWG HTML, "prescan a byte stream"). */
function encodingMeant(label: string): string | null {
  const named = encodingNamed(label);
  if (label.trim().toLowerCase() === 'x-user-defined') return 'windows-1252';
  return named !== null && /^utf-(16|32)/.test(named) ? 'utf-8' : named;
}
