import { join } from 'node:path';

/** Tells whoever opens the desk next, or backs it up, that a redaction is under way. */
export const markIn = (folder: string): string => join(folder, 'ledger.redacting.json');
