import { z } from 'zod';
import { CONTRASTS, DENSITIES, READING_SIZE, TEXT_SIZE, THEMES, USUAL_LOOK } from '#shared/contract/look';
import { PAPERS, type Settings } from '#shared/contract/views';

/** Where a desk's settings are, in its folder. */
export const SETTINGS_FILE = 'settings.json';

export const USUAL_SETTINGS: Settings = {
  checker: null,
  paper: 'A4',
  ...USUAL_LOOK,
  keys: {},
  backupFolder: null,
};

const percent = ({ least, most, usual }: { least: number; most: number; usual: number }) =>
  z.int().min(least).max(most).default(usual).catch(usual);

/** One key may stand by itself; whatever else is no list of keys is told of where keys are, as a key that is none. */
const keys = z.unknown().transform((value) => (Array.isArray(value) ? value : [value]).map(asKey));
const asKey = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** As on disk. People write in it too: what only concerns the look or the paper falls back to the usual one. */
export const settingsSchema: z.ZodType<Settings> = z.object({
  checker: z.string().nullable(),
  paper: z.enum(PAPERS).catch('A4'),
  theme: z.enum(THEMES).catch(USUAL_LOOK.theme),
  contrast: z.enum(CONTRASTS).default(USUAL_LOOK.contrast).catch(USUAL_LOOK.contrast),
  density: z.enum(DENSITIES).default(USUAL_LOOK.density).catch(USUAL_LOOK.density),
  textSize: percent(TEXT_SIZE),
  readingSize: percent(READING_SIZE),
  keys: z.record(z.string(), keys).default({}),
  backupFolder: z.string().nullable().default(null),
}) as unknown as z.ZodType<Settings>;
