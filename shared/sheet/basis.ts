import type { ClaimView } from '../contract/views';
import type { SheetResponse, SheetVerdict } from './data';

/** The verdict with what it rests on and what stands beside it, among the responses that are printed. */
export const verdictOnSheet = (
  { verdict, ruling }: ClaimView,
  responses: readonly SheetResponse[],
): SheetVerdict => ({
  verdict,
  given: ruling && { checker: ruling.checker, time: ruling.time },
  note: ruling?.note ?? null,
  restsOn: responses.filter(({ basis }) => basis),
  beside: responses.filter(({ basis }) => !basis),
});
