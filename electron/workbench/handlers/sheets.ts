import type { Parsed } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { Claim, Report } from '#shared/domain/records';
import type { Context, Handlers } from '../context';

export const sheetHandlers = (_context: Context): Handlers<'sheet.html' | 'sheet.pdf'> => ({
  'sheet.html': () => {
    throw new FaultError('unsupported', 'sheets are not there yet');
  },
  'sheet.pdf': () => {
    throw new FaultError('unsupported', 'sheets are not there yet');
  },
});
export type _Later = [Parsed<'sheet.html'>, Claim, Report];
