import { z } from 'zod';
import type { DeskKind } from '#shared/contract/views';
import { type Document, openDocument } from '../storage/document';

/** What the desktop remembers from one start to the next. */
export interface Choice {
  /** The desk last open; null before the first start. */
  readonly open: DeskKind | null;
  /** The user took the sample away: it is not made again unasked. */
  readonly sampleRemoved: boolean;
}

const choiceSchema: z.ZodType<Choice> = z.strictObject({
  open: z.enum(['own', 'sample']).nullable(),
  sampleRemoved: z.boolean(),
});

/** A damaged choice is moved aside and begun anew: it is worth no error. */
export const openChoice = (path: string): Promise<Document<Choice>> =>
  openDocument(path, {
    schema: choiceSchema,
    defaults: { open: null, sampleRemoved: false },
    onQuarantine: () => undefined,
  });
