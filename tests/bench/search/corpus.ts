import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { reports } from '../reports';

/** A report as the benches bring it in: one line of a feed. */
export interface Text {
  readonly title: string;
  readonly outlet: string;
  readonly date: string;
  readonly text: string;
}

const WORDS = 300;
const OUTLETS = ['Daily Example', 'The Courier', 'Morning Post', 'Agence Exemple', 'Gazette', 'Evening Star'];

/**
 * `count` reports of about 300 words: cut from the documents in `GALLEY_BENCH_TEXTS` (JSON Lines, perhaps gzipped, each
 * with title, date and text) when that is set, else made by a seeded generator.
 */
export async function* corpus(count: number): AsyncGenerator<Text> {
  const path = process.env.GALLEY_BENCH_TEXTS;
  if (!path || !existsSync(path)) {
    if (path) console.log(`${path} is not there: texts are made up`);
    for (const { title, fields } of reports(count, 1)) {
      yield { title, outlet: OUTLETS[0] as string, date: '2019-10-04', text: fields.body ?? '' };
    }
    return;
  }
  let made = 0;
  for (let round = 0; made < count; round++) {
    for await (const { title, date, text } of documents(path)) {
      for (const part of parts(text, round)) {
        if (made >= count) return;
        yield {
          title: `${title} ${made}`,
          outlet: OUTLETS[made % OUTLETS.length] as string,
          date,
          text: part,
        };
        made++;
      }
      if (made >= count) return;
    }
  }
}

async function* documents(path: string): AsyncGenerator<Text> {
  const bytes = createReadStream(path);
  const input = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  for await (const line of createInterface({ input })) yield JSON.parse(line) as Text;
}

/** Every round begins elsewhere in the document, so that no two parts are the same. */
function* parts(text: string, round: number): Generator<string> {
  const paragraphs = text.split(/\n+/);
  let part: string[] = [];
  let words = 0;
  for (const paragraph of paragraphs.slice(round === 0 ? 0 : (round * 7) % paragraphs.length)) {
    part.push(paragraph);
    words += paragraph.split(/\s+/).length;
    if (words < WORDS) continue;
    yield part.join('\n\n');
    part = [];
    words = 0;
  }
}
