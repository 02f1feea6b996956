import { join } from 'node:path';
import type { Params, Send } from '#shared/contract/channels';
import { faultOf, inOneLine } from '#shared/contract/faults';
import type { ClaimView, DeskView } from '#shared/contract/views';
import { inWords, markOf, VERDICTS, type Verdict } from '#shared/domain/stances';
import { diskFault, makeFolder, writeWhole } from '#workbench/storage/files';

export interface Headless {
  readonly send: Send;
  /** Where the sheet goes; made when missing. */
  readonly folder: string;
  readonly print: (line: string) => void;
}

/** Of claims under one verdict, as many as a terminal has room for. */
const MOST_SHOWN = 8;
/** As many as one call lists. */
const MOST_CLAIMS = 1000;

/**
 * For machines without a window: prints what the desk holds, claims by verdict, and writes the verdict sheet of its
 * first story (of all its claims, where there is no story).
 * @returns whether everything worked; what did not is told in a line.
 */
export async function runHeadless({ send, folder, print }: Headless): Promise<boolean> {
  const desk = await send('desk.describe', {});
  const { items: claims } = await send('claim.list', { limit: MOST_CLAIMS });
  for (const line of tableOf(desk, claims)) print(line);
  try {
    const scope = await scopeIn(send, claims);
    if (scope) print(`Verdict sheet: ${await writeSheet(send, scope, folder)}`);
    return true;
  } catch (error) {
    print(`The verdict sheet could not be written: ${inOneLine(faultOf(error))}`);
    return false;
  }
}

function tableOf({ name, path, counts, verdicts }: DeskView, claims: readonly ClaimView[]): string[] {
  const reports = `${counts.reports} ${counts.reports === 1 ? 'report' : 'reports'}`;
  const total = `${counts.claims} ${counts.claims === 1 ? 'claim' : 'claims'} by verdict`;
  return [
    `${name} (${path})`,
    `${reports}, ${total}:`,
    ...VERDICTS.flatMap((verdict) =>
      rowsOf(
        verdict,
        verdicts[verdict],
        claims.filter((claim) => claim.verdict === verdict),
      ),
    ),
  ];
}

const WIDTH = Math.max(...VERDICTS.map((verdict) => inWords(verdict).length));

/** The verdict with its count and first claim; its further claims below, in the same column. */
function rowsOf(verdict: Verdict, count: number, claims: readonly ClaimView[]): string[] {
  const head = `  ${markOf(verdict)} ${inWords(verdict).padEnd(WIDTH)} ${String(count).padStart(5)}`;
  const texts = claims.slice(0, MOST_SHOWN).map(({ text }) => text);
  if (count > texts.length) texts.push(`and ${count - texts.length} more`);
  const [first, ...further] = texts;
  if (first === undefined) return [head];
  return [`${head}  ${first}`, ...further.map((text) => `${' '.repeat(head.length)}  ${text}`)];
}

type Scope = Params<'sheet.pdf'>['of'];

async function scopeIn(send: Send, claims: readonly ClaimView[]): Promise<Scope | null> {
  const [story] = await send('story.list', {});
  if (story) return { story: story.id };
  return claims.length > 0 ? { claims: claims.map(({ id }) => id) } : null;
}

/** @returns the path of the PDF, once it is on disk. */
async function writeSheet(send: Send, of: Scope, folder: string): Promise<string> {
  const { bytes, name } = await send('sheet.pdf', { of });
  const path = join(folder, name);
  try {
    await makeFolder(folder);
    await writeWhole(path, bytes);
  } catch (error) {
    throw diskFault(error, path);
  }
  return path;
}
