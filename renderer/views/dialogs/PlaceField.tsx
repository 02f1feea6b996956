import type { Params } from '#shared/contract/channels';
import { placesOf } from '#shared/text/quotes';
import { type Span, spanAt } from '#shared/text/sentences';
import { quotationAt } from '../../store/select';
import type { Reading } from '../../store/state';
import { Line, OneOf } from './fields';

export interface PlaceDraft {
  readonly where: 'here' | 'quote' | 'none';
  readonly quote: string;
}

type Place = NonNullable<Params<'response.record'>['place']>;

/** What to send for a place; null where there is none. */
export function placeOf(draft: PlaceDraft, reading: Reading | null, here: Span | null): Place | null {
  if (!reading || draft.where === 'none') return null;
  const report = reading.report.id;
  if (draft.where === 'quote') return { report, quote: draft.quote };
  return here ? { report, at: here } : null;
}

interface Props {
  readonly label: string;
  readonly reading: Reading;
  readonly here: Span | null;
  /** Whether that is a selection rather than whole sentences. */
  readonly selected: boolean;
  readonly draft: PlaceDraft;
  readonly onChange: (part: Partial<PlaceDraft>) => void;
  /** Whether it may stand nowhere. */
  readonly free?: boolean;
}

/** Where something stands in the open report: at the cursor, at a quotation typed or pasted, or nowhere. */
export function PlaceField(props: Props) {
  const { label, reading, here, selected, draft, onChange, free = false } = props;
  const at = (span: Span): string => `paragraph ${spanAt(reading.paragraphs, span.start) + 1}`;
  const choices = [
    ...(here
      ? [{ value: 'here' as const, label: `At the ${selected ? 'selection' : 'cursor'}, ${at(here)}` }]
      : []),
    { value: 'quote' as const, label: 'At a quotation' },
    ...(free ? [{ value: 'none' as const, label: 'Not in this report' }] : []),
  ];
  return (
    <div className="place-field">
      <OneOf label={label} value={draft.where} onChange={(where) => onChange({ where })} choices={choices} />
      {draft.where === 'here' && here ? (
        <blockquote dir="auto">{quotationAt(reading, here)}</blockquote>
      ) : null}
      {draft.where === 'quote' ? (
        <Line
          label="Quotation, word for word"
          value={draft.quote}
          onChange={(quote) => onChange({ quote })}
          rows={2}
          serif
          hint={found(reading, draft.quote, at)}
        />
      ) : null}
    </div>
  );
}

/** Tells while one types where the quotation stands. The host has the last word. */
function found(reading: Reading, quote: string, at: (span: Span) => string): string {
  if (quote.trim() === '') return 'Copy it from the report, or type it.';
  const places = placesOf(reading.report.text, { exact: quote.trim() });
  const [only] = places;
  if (!only) return 'These words do not stand in this report.';
  if (places.length === 1) return `Stands in ${at(only)}.`;
  return `Stands in ${places.length} places: ${places.slice(0, 4).map(at).join(', ')}. Add words until it is one.`;
}
