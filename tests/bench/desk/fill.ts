import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ReportId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { openSearchWorker } from '#workbench/search/client';
import { openTestDesk } from '../../harness/desks';
import { Words } from '../reports';
import { corpus } from '../search/corpus';

const WORKER = resolve(import.meta.dirname, '../../../out/main/search-worker.js');
const FEED = 500;
/** The story that stands on every desk that is measured. */
export const STORY = 'The visit';
export const CLAIMS = 40;
export const LONG = 'A hundred thousand words';

/** A desk with so many reports, three of them in a story with claims, and one very long; its index is level. */
export async function filledDesk(folder: string, size: number): Promise<string> {
  const path = join(folder, String(size), 'desk');
  if (existsSync(join(path, 'filled'))) return path;
  mkdirSync(path, { recursive: true });
  const desk = await openTestDesk(path, { openSearch: openSearchWorker(WORKER) });
  const batch: string[] = [];
  const bringIn = async (): Promise<void> => {
    const bytes = new TextEncoder().encode(batch.splice(0).join('\n'));
    if (bytes.length > 0) await desk.send('report.import', { files: [{ path: 'feed.jsonl', bytes }] });
  };
  for await (const text of corpus(size)) {
    batch.push(JSON.stringify(text));
    if (batch.length === FEED) await bringIn();
  }
  await bringIn();
  await story(desk);
  // Answered once the index is level.
  await desk.send('search.count', { queries: ['zzzz'] });
  await desk.close();
  mkdirSync(join(path, 'filled'));
  return path;
}

async function story(desk: Workbench): Promise<void> {
  const reports: ReportId[] = [];
  const bring = async (title: string, text: string): Promise<ReportId> => {
    const bytes = new TextEncoder().encode(JSON.stringify({ title, text }));
    const [outcome] = await desk.send('report.import', { files: [{ path: `${title}.jsonl`, bytes }] });
    if (!outcome?.ok) throw new Error(`${title} was not brought in`);
    return outcome.reportId;
  };
  await bring(LONG, textOf(new Words(3), 100_000));
  for (let at = 0; at < 3; at += 1)
    reports.push(await bring(`${STORY} ${at}`, textOf(new Words(10 + at), 900)));
  await desk.send('story.save', { name: STORY, reports });
  for (let at = 0; at < CLAIMS; at += 1) {
    const report = reports[at % 3] as ReportId;
    const { text } = await desk.send('report.open', { report });
    const paragraph = text.split('\n\n')[Math.floor(at / 3)] as string;
    const sentence = paragraph.slice(0, paragraph.indexOf('.') + 1);
    const claim = await desk.send('claim.make', { place: { report, quote: sentence }, text: `Claim ${at}` });
    for (let party = 0; party < 3; party += 1)
      await desk.send('response.record', {
        claim: claim.id,
        party: { name: `Party ${(at + party) % 12}` },
        stance: party === 0 ? 'confirmed' : 'declined',
      });
  }
}

/** Paragraphs of about fifty words. */
function textOf(words: Words, count: number): string {
  const paragraphs: string[] = [];
  for (let so = 0; so < count; ) {
    const sentences = [words.sentence(), words.sentence(), words.sentence()];
    so += sentences.join(' ').split(' ').length;
    paragraphs.push(sentences.join(' '));
  }
  return paragraphs.join('\n\n');
}
