import { memo, useMemo } from 'react';
import type { SearchHit } from '#shared/contract/views';
import { inWords, VERDICTS, type Verdict } from '#shared/domain/stances';
import type { Search } from '../../store/search';
import type { Counted } from '../../store/search-kinds';
import { type Run, runsOf } from '../../store/search-rows';
import { say } from '../../texts/say';
import { Mark } from '../common/Mark';
import { directionOf } from './direction';
import { Marked } from './Marked';
import { Option } from './Option';
import { optionId } from './option';
import { useKeptScroll } from './useKeptScroll';
import { KIND_NAMES, number } from './words';

interface Props {
  readonly id: string;
  readonly search: Search;
  readonly rows: readonly SearchHit[];
  readonly selected: string | null;
  readonly turn: number;
  readonly counted: Counted;
  readonly label: string;
  readonly onOpen: (hit: SearchHit) => void;
}

/** What was found, kind after kind. The focus stays in the field; the selected row is pointed at from there. */
export function Rows({ id, search, rows, selected, turn, counted, label, onOpen }: Props) {
  const runs = useMemo(() => runsOf(rows), [rows]);
  const root = useKeptScroll(search, selected, turn);
  return (
    <div ref={root} id={`${id}-list`} role="listbox" aria-label={label} className="search-list" tabIndex={-1}>
      {runs.map((run) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a list box.
        <div
          key={`${run.kind} ${run.hits[0]?.id}`}
          role="group"
          aria-label={headOf(run)}
          className="search-group"
        >
          <p className="search-head" aria-hidden="true">
            {headOf(run)} <Tally run={run} counted={counted} />
          </p>
          {run.hits.map((hit) => (
            <Row
              key={hit.id}
              id={optionId(id, hit.id)}
              hit={hit}
              selected={hit.id === selected}
              onOpen={onOpen}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

const headOf = ({ kind, again }: Run): string => (again ? say(`search.again.${kind}`) : KIND_NAMES[kind]);

function Tally({ run: { kind, again }, counted }: { run: Run; counted: Counted }) {
  const count = counted.counts[kind];
  return again || count === undefined ? null : <span className="tally">{number(count)}</span>;
}

interface RowProps {
  readonly id: string;
  readonly hit: SearchHit;
  readonly selected: boolean;
  readonly onOpen: (hit: SearchHit) => void;
}

const Row = memo(function Row({ id, hit, selected, onOpen }: RowProps) {
  const { kind, title, titleRanges, detail, snippet, ranges } = hit;
  const verdict = kind === 'claim' ? verdictIn(detail) : null;
  const tells = snippet !== '' && (snippet !== title || (ranges.length > 0 && titleRanges.length === 0));
  return (
    <Option
      id={id}
      selected={selected}
      direction={directionOf(title)}
      kind={kind}
      onChoose={() => onOpen(hit)}
    >
      <span className="unseen">{say(`search.one.${kind}`)} </span>
      <span className="search-title" dir="auto">
        <Marked text={title} ranges={titleRanges} />
      </span>
      {detail ? (
        <span className="search-detail" data-value={verdict ?? undefined}>
          {verdict ? <Mark of={verdict} /> : null}
          <Parts of={detail} />
        </span>
      ) : null}
      {tells ? (
        <span className="search-snippet" dir="auto">
          <Marked text={snippet} ranges={ranges} />
        </span>
      ) : null}
    </Option>
  );
});

const APART = ' · ';

/** Each part is laid out for itself: a day beside an Arabic name stays in order. */
const Parts = ({ of }: { of: string }) => (
  <span>
    {of.split(APART).map((part, at) => (
      <span key={part}>
        {at === 0 ? '' : APART}
        <bdi>{part}</bdi>
      </span>
    ))}
  </span>
);

const BY_WORDS = new Map<string, Verdict>(VERDICTS.map((verdict) => [inWords(verdict), verdict]));
const verdictIn = (detail: string): Verdict | null => BY_WORDS.get(detail) ?? null;
