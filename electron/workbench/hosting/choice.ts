import { z } from 'zod';
import type { DeskKind } from '#shared/contract/views';
import { type Document, openDocument } from '../storage/document';
import type { DataFolders } from './data-folder';
import { isSampleThere } from './sample';

/** What the desktop remembers from one start to the next. */
export interface Choice {
  /** The desk last open; null before the first start. */
  readonly open: DeskKind | null;
  /** The user took the sample away: it is not made again unasked. */
  readonly sampleRemoved: boolean;
}

export const choiceSchema: z.ZodType<Choice> = z.strictObject({
  open: z.enum(['own', 'sample']).nullable(),
  sampleRemoved: z.boolean(),
});

/** Before the first start. */
export const USUAL_CHOICE: Choice = { open: null, sampleRemoved: false };

/** The desk to begin with; a first start begins with the sample. */
export function chosenKind(
  { open, sampleRemoved }: Choice,
  { own, named }: Pick<DataFolders, 'own' | 'named'>,
): DeskKind {
  if (named || sampleRemoved) return 'own';
  return open ?? (isSampleThere(own) ? 'own' : 'sample');
}

/** A damaged choice is moved aside and begun anew: it is worth no error. */
export const openChoice = (path: string): Promise<Document<Choice>> =>
  openDocument(path, {
    schema: choiceSchema,
    defaults: USUAL_CHOICE,
    onQuarantine: () => undefined,
  });
