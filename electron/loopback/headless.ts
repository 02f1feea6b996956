import { join } from 'node:path';
import type { Send } from '#shared/contract/channels';
import { faultOf, inOneLine } from '#shared/contract/faults';
import type { ClaimView, DeskView, SheetScope } from '#shared/contract/views';
import { inWords, markOf, VERDICTS, type Verdict } from '#shared/domain/stances';
import { diskFault, makeFolder, writeWhole } from '#workbench/storage/files';

/** What a terminal is shown where there is no window: the desk in a small table, and its sheet as a PDF. */

/** Claims listed under one verdict; more are counted. */
const SHOWN = 8;

export interface HeadlessOptions {
  readonly send: Send;
  /** Where the sheet is written; made when missing. */
  readonly folder: string;
  readonly print: (text: string) => void;
}

/**
 * Prints what the desk holds and writes the sheet of its first story (of its claims, where it has no story).
 * @returns whether all of it could be done; what could not is printed in one line
 */
export async function runHeadless({ send, folder, print }: HeadlessOptions): Promise<boolean> {
  const desk = await send('desk.describe', {});
  const { items } = await send('claim.list', { limit: 1000 });
  print(tableOf(desk, items));
  const of = await scopeOf(send, items);
  if (of === null) return true;
  try {
    print(`Verdict sheet: ${await writeSheet(send, of, folder)}`);
    return true;
  } catch (error) {
    print(`The verdict sheet could not be written: ${inOneLine(faultOf(error))}`);
    return false;
  }
}

/** The desk's particulars, then every verdict with its count and claims, aligned. */
export function tableOf(desk: DeskView, claims: readonly ClaimView[]): string {
  const { reports, stories, parties } = desk.counts;
  const counts = [
    counted(reports, 'report'),
    counted(stories, 'story', 'stories'),
    counted(parties, 'party', 'parties'),
  ];
  return [
    `${desk.name}: ${desk.path}`,
    counts.join(', '),
    ...desk.notices,
    '',
    `${counted(desk.counts.claims, 'claim')} by verdict`,
    ...VERDICTS.flatMap((verdict) => rowsOf(verdict, desk.verdicts[verdict], claims)),
    '',
  ].join('\n');
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const WIDTH = Math.max(...VERDICTS.map((verdict) => inWords(verdict).length));

function rowsOf(verdict: Verdict, count: number, claims: readonly ClaimView[]): string[] {
  const texts = claims.filter((claim) => claim.verdict === verdict).map(({ text }) => text);
  const shown = texts.slice(0, SHOWN);
  if (count > shown.length) shown.push(`and ${count - shown.length} more`);
  const head = `  ${markOf(verdict)} ${inWords(verdict).padEnd(WIDTH)} ${String(count).padStart(5)}`;
  const [first = '', ...rest] = shown;
  return [`${head}  ${first}`.trimEnd(), ...rest.map((text) => `${' '.repeat(head.length)}  ${text}`)];
}

async function scopeOf(send: Send, claims: readonly ClaimView[]): Promise<SheetScope | null> {
  const [story] = await send('story.list', {});
  if (story) return { story: story.id };
  return claims.length === 0 ? null : { claims: claims.map(({ id }) => id) };
}

/** @returns the file's path @throws FaultError when it cannot be printed or written */
async function writeSheet(send: Send, of: SheetScope, folder: string): Promise<string> {
  const { bytes, name } = await send('sheet.pdf', { of });
  const path = join(folder, name);
  try {
    await makeFolder(folder);
    await writeWhole(path, bytes);
    return path;
  } catch (error) {
    throw diskFault(error, path);
  }
}
