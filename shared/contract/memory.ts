import { z } from 'zod';
import { PANES } from '../commands/state';
import { ids } from '../domain/entries';
import { MARK_KINDS } from './marks';

/** A passage and a claim may be anywhere in a text this long; panes are never this wide. */
const offset = z.int().nonnegative();
const width = z.number().min(1).max(400).nullable();

/**
 * Where a window stood in a desk, for the next start: ids and numbers, never a word of anybody's. What it does not know
 * is dropped, so that it can be read by an older Galley.
 */
export const windowMemorySchema = z.object({
  pane: z.enum(PANES),
  report: ids.reportId.nullable(),
  story: ids.storyId.nullable(),
  claim: ids.claimId.nullable(),
  show: z.enum(['story', 'report']),
  /** Where in the report the sentence cursor stands. */
  at: offset,
  /** What was at the top of the report: where in the text that begins (null: its head), and how far up it was, in pixels. */
  top: z.object({ at: offset.nullable(), up: z.number() }),
  /** The stories that stand open in the library. */
  open: z.array(ids.storyId).max(1000),
  /** In rem. */
  widths: z.object({ library: width, claims: width }),
  /** The kinds of marks that were not shown. Memories from before them, and kinds that are not known, hide nothing. */
  hidden: z.array(z.enum(MARK_KINDS)).catch([]),
});

export type WindowMemory = z.infer<typeof windowMemorySchema>;

/** Where on the screen a window was, in pixels, and how large that screen is. */
export const windowPlaceSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  screen: z.object({ width: z.int().positive(), height: z.int().positive() }),
});

export type WindowPlace = z.infer<typeof windowPlaceSchema>;
