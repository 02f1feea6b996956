import type { Parsed } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import { short } from '#shared/domain/history';
import { type Anchor, nameOf, type Report } from '#shared/domain/records';
import { placesOf, quoteAt } from '#shared/text/quotes';
import { paragraphsOf, type Span, spanAt } from '#shared/text/sentences';

export type Place = Parsed<'claim.make'>['place'];

/**
 * The anchor at a place of a report.
 * @throws FaultError `not-found` or `ambiguous` for a quotation, `invalid` for offsets that are not in the text.
 */
export function anchorAt(report: Report, text: string, place: Place): Anchor {
  return anchorIn(report, text, 'at' in place ? inside(report, text, place.at) : quoted(report, text, place));
}

/** The anchor at a span that lies in the text. */
export function anchorIn(report: Report, text: string, { start, end }: Span): Anchor {
  return { report: report.id, ...quoteAt(text, { start, end }), start, end, textSha256: report.text.sha256 };
}

function inside(report: Report, text: string, { start, end }: Span): Span {
  if (start < end && end <= text.length && text.slice(start, end).trim() !== '') return { start, end };
  throw new FaultError(
    'invalid',
    `${start} to ${end} is not a passage of a text of ${text.length} code units`,
    `report ${report.id}`,
  );
}

function quoted(report: Report, text: string, place: Extract<Place, { quote: string }>): Span {
  const found = placesOf(text, { exact: place.quote, prefix: place.prefix, suffix: place.suffix });
  const [only] = found;
  if (only && found.length === 1) return only;
  const where = `report ${report.id} (${nameOf(report)})`;
  const quote = `the quotation “${short(place.quote)}”`;
  if (!only) {
    throw new FaultError(
      'not-found',
      `${quote} does not occur in it`,
      where,
      'Copy the passage from the report, letter by letter.',
    );
  }
  const paragraphs = paragraphsOf(text);
  throw new FaultError(
    'ambiguous',
    `${quote} occurs ${found.length} times: ${found
      .slice(0, 5)
      .map((span) => inContext(text, paragraphs, span))
      .join('; ')}`,
    where,
    'Choose one by a prefix or suffix, or quote more of it.',
  );
}

function inContext(text: string, paragraphs: readonly Span[], span: Span): string {
  const { prefix, exact, suffix } = quoteAt(text, span);
  const paragraph = spanAt(paragraphs, span.start) + 1;
  return `paragraph ${paragraph} (…${prefix.slice(-16)}[${short(exact, 24)}]${suffix.slice(0, 16)}…)`;
}
