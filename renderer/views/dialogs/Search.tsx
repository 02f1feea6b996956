import { useEffect, useRef, useState } from 'react';
import { type Fault, faultOf } from '#shared/contract/faults';
import type { SearchAnswer, SearchHit } from '#shared/contract/views';
import { isId } from '#shared/domain/ids';
import { whileTyping } from '#shared/query/typing';
import { useApp } from '../common/app';
import { FaultNote } from '../common/Fault';
import { FinderField } from './FinderField';
import { Frame } from './Frame';
import { useChooser } from './useChooser';

const LIMIT = 40;
const NONE: readonly SearchHit[] = [];
/** What was asked last, to go on from there. */
let lastQuery = '';

/** Full-text search over reports and claims, answered as one types. */
export function SearchDialog() {
  const app = useApp();
  const [query, setQuery] = useState(lastQuery);
  const { answer, fault } = useAnswer(query);
  const hits = answer?.hits ?? NONE;
  const chooser = useChooser(
    hits.map(({ kind, id }) => `${kind} ${id}`),
    'Search reports and claims',
    (at) => {
      const hit = hits[at];
      if (!hit) return;
      app.closeDialog();
      void openHit(app, hit);
    },
  );
  const ask = (next: string): void => {
    lastQuery = next;
    setQuery(next);
  };

  return (
    <Frame title="Search" size="wide" className="finder" dismissable hideTitle>
      <FinderField
        {...chooser.field}
        value={query}
        placeholder="Words, “a phrase”, begin*, speling~"
        ask={ask}
        onFocus={(event) => event.target.select()}
      />
      {fault ? <FaultNote fault={fault} doing="The search failed" /> : null}
      <div {...chooser.list} className="finder-list" hidden={hits.length === 0}>
        {hits.map((hit, at) => (
          <div
            key={`${hit.kind} ${hit.id}`}
            {...chooser.row(at)}
            className="finder-row hit"
            data-kind={hit.kind}
          >
            <span className="hit-kind">{hit.kind}</span>
            <span className="hit-title" dir="auto">
              {hit.title}
            </span>
            <Snippet hit={hit} />
          </div>
        ))}
      </div>
      <p className="finder-foot" role="status">
        {query.trim() === ''
          ? 'Type to search. Words must all occur; OR, NOT and brackets work.'
          : said(answer)}
      </p>
    </Frame>
  );
}

function said(answer: SearchAnswer | null): string {
  if (!answer) return '';
  const { total, readAs } = answer;
  const found =
    total === 0 ? 'Nothing found.' : total === 1 ? '1 found.' : `${total.toLocaleString('en-GB')} found.`;
  return readAs ? `${found} Read as: ${readAs}` : found;
}

/** The newest query's answer. An older one that comes late is dropped; until the new one comes the last one stays. */
function useAnswer(query: string): { answer: SearchAnswer | null; fault: Fault | null } {
  const { transport } = useApp();
  const [state, setState] = useState<{ answer: SearchAnswer | null; fault: Fault | null }>({
    answer: null,
    fault: null,
  });
  const newest = useRef(0);
  useEffect(() => {
    newest.current += 1;
    const ticket = newest.current;
    const asked = whileTyping(query);
    if (asked.trim() === '') {
      setState({ answer: null, fault: null });
      return;
    }
    transport.send('search.run', { query: asked, limit: LIMIT }).then(
      (answer) => ticket === newest.current && setState({ answer, fault: null }),
      (error: unknown) =>
        ticket === newest.current && setState(({ answer }) => ({ answer, fault: faultOf(error) })),
    );
  }, [query, transport]);
  return state;
}

async function openHit(app: ReturnType<typeof useApp>, hit: SearchHit): Promise<void> {
  if (hit.kind === 'claim' && isId('claim', hit.id)) await app.jumpToClaim(hit.id);
  else if (isId('report', hit.id)) await app.jumpToReport(hit.id, { hit: hit.at });
}

/** The snippet with what was found in it marked. */
function Snippet({ hit: { snippet, ranges, title } }: { hit: SearchHit }) {
  if (snippet === title && ranges.length === 0) return null;
  const parts: { text: string; found: boolean; at: number }[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    parts.push({ text: snippet.slice(from, start), found: false, at: from });
    parts.push({ text: snippet.slice(start, end), found: true, at: start });
    from = end;
  }
  parts.push({ text: snippet.slice(from), found: false, at: from });
  return (
    <span className="snippet" dir="auto">
      {parts.map(({ text, found, at }) =>
        found ? <mark key={`${at}!`}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </span>
  );
}
