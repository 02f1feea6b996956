import type { Params } from '#shared/contract/channels';
import { placesOf } from '#shared/text/quotes';
import { type Span, spanAt } from '#shared/text/sentences';
import { quotationAt } from '../../store/select';
import type { Reading } from '../../store/state';
import { say } from '../../texts/say';
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
  const paragraphOf = (span: Span): number => spanAt(reading.paragraphs, span.start) + 1;
  const choices = [
    ...(here
      ? [
          {
            value: 'here' as const,
            label: say(selected ? 'dialogs.atSelection' : 'dialogs.atCursor', {
              paragraph: paragraphOf(here),
            }),
          },
        ]
      : []),
    { value: 'quote' as const, label: say('dialogs.atQuotation') },
    ...(free ? [{ value: 'none' as const, label: say('dialogs.notInReport') }] : []),
  ];
  return (
    <div className="place-field">
      <OneOf label={label} value={draft.where} onChange={(where) => onChange({ where })} choices={choices} />
      {draft.where === 'here' && here ? (
        <blockquote dir="auto">{quotationAt(reading, here)}</blockquote>
      ) : null}
      {draft.where === 'quote' ? (
        <Line
          label={say('dialogs.quotation')}
          value={draft.quote}
          onChange={(quote) => onChange({ quote })}
          rows={2}
          serif
          hint={found(reading, draft.quote, paragraphOf)}
        />
      ) : null}
    </div>
  );
}

/** Tells while one types where the quotation stands. The host has the last word. */
function found(reading: Reading, quote: string, paragraphOf: (span: Span) => number): string {
  if (quote.trim() === '') return say('dialogs.quotationEmpty');
  const places = placesOf(reading.report.text, { exact: quote.trim() });
  const [only] = places;
  if (!only) return say('dialogs.quotationNowhere');
  if (places.length === 1) return say('dialogs.quotationAt', { paragraph: paragraphOf(only) });
  const first = places.slice(0, 4).map((at) => say('dialogs.paragraph', { paragraph: paragraphOf(at) }));
  return say('dialogs.quotationOften', { count: places.length, places: first.join(', ') });
}
