import { wordsOf } from '#shared/query/tokens';
import type { Seen } from './seen';

/**
 * What a text is handed to FTS5 as: its `ascii` tokenizer takes the result apart into exactly the folded words of
 * `#shared/query/tokens`. Plain letters, which that tokenizer folds itself, stay as they are; only runs with other
 * characters are folded here. It makes indexing about as quick as if nothing were folded.
 * `note` is told every word that was not `seen` before.
 */
export function indexable(text: string, seen: Seen, note: (word: string) => void): string {
  let result = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    if (KINDS[text.charCodeAt(at)] === SIGN) continue;
    const start = at;
    at = endOfPlain(text, start, seen);
    if (isWithin(text, at)) {
      at = endOfRun(text, at);
      result += text.slice(copied, start) + foldedRun(text.slice(start, at), seen, note);
      copied = at;
    } else if (seen.isNew()) note(text.slice(start, at).toLowerCase());
  }
  return copied === 0 ? text : result + text.slice(copied);
}

const OTHER = 0;
const SIGN = 1;
const PLAIN = 2;
/** What each UTF-16 unit is to the `ascii` tokenizer; all beyond ASCII are `OTHER`. */
const KINDS = new Uint8Array(0x10000).fill(OTHER);
for (let code = 0; code < 128; code++)
  KINDS[code] = /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? PLAIN : SIGN;

/** Whether a run of word characters goes on at `at`. */
const isWithin = (text: string, at: number): boolean =>
  at < text.length && KINDS[text.charCodeAt(at)] !== SIGN;

/** Where a run of plain letters and digits ends. On the way `seen` reads them, without their case. */
function endOfPlain(text: string, start: number, seen: Seen): number {
  let end = start;
  seen.begin();
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (KINDS[code] !== PLAIN) break;
    seen.read(code >= 65 && code <= 90 ? code + 32 : code);
  }
  return end;
}

function endOfRun(text: string, from: number): number {
  let end = from;
  while (isWithin(text, end)) end++;
  return end;
}

function foldedRun(run: string, seen: Seen, note: (word: string) => void): string {
  const words = wordsOf(run);
  for (const word of words) {
    seen.begin();
    for (let at = 0; at < word.length; at++) seen.read(word.charCodeAt(at));
    if (seen.isNew()) note(word);
  }
  return ` ${words.join(' ')} `;
}
