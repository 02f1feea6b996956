import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import chardet from 'chardet';
import { decode } from '#workbench/importing/formats/encoding';
import { decodeAs, encodingNamed } from '#workbench/importing/formats/encoding-names';
import { table } from '../figures';

/** @param folder holds `encodings`, with a folder for each encoding (and language: `iso-8859-2-hungarian`), with its texts */
export async function bench(folder: string): Promise<void> {
  const root = join(folder, 'encodings');
  if (!existsSync(root)) console.log(`\nnot run here: no folder ${root}`);
  else measure(readdirSync(root).flatMap((name) => casesIn(root, name)));
}

interface Case {
  readonly family: string;
  readonly path: string;
  readonly encoding: string;
}

function casesIn(root: string, name: string): Case[] {
  const encoding = named(name);
  if (encoding === null) console.log(`  ${name}: no encoding Galley knows, left out`);
  const paths = readdirSync(join(root, name)).map((file) => join(root, name, file));
  return encoding === null ? [] : paths.map((path) => ({ family: name.toLowerCase(), path, encoding }));
}

/** The encoding in a folder's name, without the language behind it. */
const named = (name: string): string | null =>
  encodingNamed(name.replace(/^utf-8-sig$/i, 'utf-8')) ?? encodingNamed(name.replace(/-[a-z]+$/i, ''));

interface Score {
  /** As they are; without what they declare of their encoding; by chardet alone. */
  readonly right: boolean;
  readonly blind: boolean;
  readonly chardet: boolean;
  readonly sure: string;
}

function measure(cases: readonly Case[]): void {
  const from = performance.now();
  const scores = cases.map((each) => ({ ...each, ...scoreOf(each) }));
  const ms = (performance.now() - from) / cases.length;
  const families = [...new Set(cases.map(({ family }) => family))];
  const rows = [...families, 'all'].map((family) => {
    const within = scores.filter((each) => family === 'all' || each.family === family);
    const share = (how: 'right' | 'blind' | 'chardet'): string =>
      `${((100 * within.filter((each) => each[how]).length) / within.length).toFixed(0)} %`;
    const guessed = within.filter(({ sure }) => sure === 'guessed').length;
    return [family, String(within.length), share('right'), share('blind'), share('chardet'), String(guessed)];
  });
  const head = ['encoding', 'texts', 'right', 'nothing declared', 'chardet alone', 'guessed'];
  table('texts decoded without a wrong character', [head, ...rows]);
  for (const { path, right, blind } of scores)
    if (!right || !blind) console.log(`  ${right ? 'wrong when nothing is declared' : 'wrong'}: ${path}`);
  console.log(`  ${ms.toFixed(1)} ms a text, decoded four times`);
}

function scoreOf({ path, encoding }: Case): Score {
  const bytes = readFileSync(path);
  const blinded = Buffer.from(bytes.toString('latin1').replaceAll(/(encoding|charset)=/gi, '$1 '), 'latin1');
  const { text, sure } = decode(bytes);
  const wanted = decodeAs(bytes, encoding);
  const guess = encodingNamed(chardet.detect(bytes) ?? '');
  return {
    right: text === wanted,
    blind: decode(blinded).text === decodeAs(blinded, encoding),
    chardet: guess !== null && decodeAs(bytes, guess) === wanted,
    sure,
  };
}
