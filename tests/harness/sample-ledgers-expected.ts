import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { LEDGER_FORMAT } from '#shared/domain/entries';

export const SAMPLE_LEDGERS = resolve(import.meta.dirname, '../../seeds/ledgers');

/** What must come of opening a sample desk; it stands beside it as `<name>.expected.json`. */
export const expectedSchema = z.strictObject({
  about: z.string(),
  /** `whole`: can be written to. */
  opens: z.enum(['whole', 'read-only', 'refused']),
  /** What the refusal, or the reason for being read-only, says. */
  says: z.array(z.string()).default([]),
  /** The last entry that is shown, and the wordings of the claims. */
  head: z.number().default(0),
  claims: z.array(z.string()).default([]),
  /** What a window says about files, one by one. */
  notices: z.array(z.string()).default([]),
  /** What `verify` names in the folder as it lies there, one by one: parts of `where: what`. */
  verify: z.array(z.string()).default([]),
  /** Files a window sets aside, by how their names begin. */
  aside: z.array(z.string()).default([]),
  /** Whether a window leaves every file that it does not set aside as it was. */
  unchanged: z.boolean().default(true),
  /** Words that are in no file any more once a window was open. */
  gone: z.array(z.string()).default([]),
  /** What asking for this party's real name says. */
  reveal: z.strictObject({ party: z.string(), says: z.string() }).optional(),
});
export type Expected = z.infer<typeof expectedSchema>;

/** A sample desk that is made from another: add one to `DAMAGED` and run sample-ledgers.mjs. */
export interface Recipe {
  readonly name: string;
  /** Changes the desk in `folder`: the first entries of `LATEST`, sound. */
  readonly make: (folder: string) => Promise<void>;
  readonly expected: z.input<typeof expectedSchema>;
}

/** The sound desk of today's format. */
export const LATEST = `format-${LEDGER_FORMAT}`;

/** How many of its entries the damaged desks begin with. */
export const FIRST = 8;

const ENDING = '.expected.json';

/** Every sample desk, by name. */
export async function sampleLedgers(): Promise<{ name: string; expected: Expected }[]> {
  const names = (await readdir(SAMPLE_LEDGERS)).filter((name) => name.endsWith(ENDING)).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: name.slice(0, -ENDING.length),
      expected: expectedSchema.parse(JSON.parse(await readFile(join(SAMPLE_LEDGERS, name), 'utf8'))),
    })),
  );
}
