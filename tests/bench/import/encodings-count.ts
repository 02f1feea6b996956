import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes electron/workbench/importing/formats/encoding-languages.ts from gettext catalogues: how often each letter
 * follows each in a language, and which characters Chinese, Japanese and Korean use most. Counts only; no wording.
 * Call `count(folder)` with a folder that holds `<locale>/LC_MESSAGES/*.mo`, as /usr/share/locale on a desktop does.
 */
export function count(folder: string, out: string, keep: (catalogue: string) => boolean = () => true): void {
  const alphabets = Object.entries(ALPHABETIC).map(([language, locales]) => {
    const pairs = pairsOf(textOf(folder, locales, keep), language);
    return `  ${language}: ${quoted(pairs)},`;
  });
  const ideographs = Object.entries(IDEOGRAPHIC).map(
    ([language, locales]) => `  ${language}: ${quoted(characters(textOf(folder, locales, keep)))},`,
  );
  writeFileSync(out, [HEAD, ...alphabets, MIDDLE, ...ideographs, '};', ''].join('\n'));
}

const HEAD = `/**
 * How languages are written: what \`encoding.ts\` tells one reading of bytes from another by. Counted over the messages
 * of free software's gettext catalogues by tests/bench/import/encodings-count.ts, which says how; not for editing.
 *
 * \`PAIRS\`: for each language the letters that follow one another, as triples: the letter before, the letter, and the
 * bits by which the second surprises after the first, 0 to 35 in halves, as one digit of base 36 (at most 17.5 bits).
 * Letters are in lower case; a space stands for the beginning and the end of a word.
 */
export const PAIRS: Readonly<Record<string, string>> = {`;
const MIDDLE = `};

/** The characters of languages without an alphabet, parted by a space from those half as frequent: 3 bits, 4 bits, … */
export const CHARACTERS: Readonly<Record<string, string>> = {`;

/** Languages by the locales their catalogues are under. */
const ALPHABETIC: Record<string, string[]> = Object.fromEntries(
  (
    'ar be bg ca cs da de el en=en_GB eo es et eu fa fi fr ga he hr hu is it kk lt lv mk nb nl pl pt=pt+pt_BR ro ru ' +
    'sk sl sq sr sv th tr uk vi cy gl'
  )
    .split(' ')
    .map((entry) => entry.split('='))
    .map(([language = '', locales = language]) => [language, locales.split('+')]),
);
const IDEOGRAPHIC: Record<string, string[]> = { zh: ['zh_CN'], zhHant: ['zh_TW'], ja: ['ja'], ko: ['ko'] };

/** Names of countries, languages, currencies and keyboards are not how a language reads. */
const LISTS = /^(iso_|xkeyboard|gtk\d+-properties|language-selector)/;

function textOf(folder: string, locales: readonly string[], keep: (name: string) => boolean): string {
  const texts = locales.flatMap((locale) => {
    const messages = join(folder, locale, 'LC_MESSAGES');
    const names = readdirSync(messages).filter(
      (name) => name.endsWith('.mo') && !LISTS.test(name) && keep(name),
    );
    return names.flatMap((name) => messagesOf(readFileSync(join(messages, name))));
  });
  return [...new Set(texts)]
    .join('\n')
    .replaceAll(/<[^>]*>|%[-\d.$]*[a-z]+|--?[a-z][-a-z]*|\\[a-z]|[_&](?=\p{L})/giu, ' ');
}

/** The translations in a catalogue that are UTF-8 and not the English over again. */
function messagesOf(bytes: Buffer): string[] {
  if (bytes.readUInt32LE(0) !== 0x950412de) return [];
  const [many, from, to] = [8, 12, 16].map((at) => bytes.readUInt32LE(at)) as [number, number, number];
  const entry = (table: number, at: number): string => {
    const start = bytes.readUInt32LE(table + at * 8 + 4);
    return bytes.toString('utf8', start, start + bytes.readUInt32LE(table + at * 8));
  };
  if (!/charset=utf-?8/i.test(entry(to, 0))) return [];
  const pairs = Array.from({ length: many - 1 }, (_, at) => [entry(from, at + 1), entry(to, at + 1)]);
  return pairs.flatMap(([source, translation]) =>
    translation && source !== translation ? [translation] : [],
  );
}

const FOLDED: Record<string, string> = { ș: 'ş', ț: 'ţ' };
const NOT_LATIN = new Set('ar be bg el fa he kk mk ru sr th uk'.split(' '));

function pairsOf(text: string, language: string): string {
  const after = new Map<string, Map<string, number>>();
  for (const [word] of text
    .toLowerCase()
    .normalize('NFC')
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    if (NOT_LATIN.has(language) && /[a-z]/.test(word)) continue;
    const letters = [...` ${word} `].map((letter) => FOLDED[letter] ?? letter);
    for (let at = 1; at < letters.length; at += 1) {
      const row = after.get(letters[at - 1] as string) ?? new Map<string, number>();
      after.set(letters[at - 1] as string, row);
      row.set(letters[at] as string, (row.get(letters[at] as string) ?? 0) + 1);
    }
  }
  return [...after].flatMap(([before, row]) => rowOf(before, row)).join('');
}

/** What is seen less than three times, or once in 6,000, is left out: the reader has its own idea of the rare. */
function rowOf(before: string, row: Map<string, number>): string[] {
  const total = [...row.values()].reduce((sum, times) => sum + times, 0);
  if (total < 20 || before.length > 1) return [];
  return [...row].flatMap(([letter, times]) => {
    const bits = -Math.log2(times / total);
    if (times < 3 || bits > 12.5 || letter.length > 1) return [];
    return [before + letter + Math.min(35, Math.round(bits * 2)).toString(36)];
  });
}

const MOST = 2_400;

function characters(text: string): string {
  const times = new Map<string, number>();
  for (const [character] of text.matchAll(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー々]/gu))
    times.set(character, (times.get(character) ?? 0) + 1);
  const total = [...times.values()].reduce((sum, each) => sum + each, 0);
  const levels: string[][] = [];
  const most = [...times].sort(([, a], [, b]) => b - a).slice(0, MOST);
  for (const [character, each] of most) {
    const level = Math.max(0, Math.round(-Math.log2(each / total)) - 3);
    levels[level] = [...(levels[level] ?? []), character];
  }
  return Array.from(levels, (level) => (level ?? []).join('')).join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
