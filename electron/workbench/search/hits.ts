import type { SearchHit } from '#shared/contract/views';
import { anyOf, type Query, type Term } from '#shared/query/ast';
import { SEARCH_COLUMNS, type SearchColumn } from '#shared/query/fields';
import { type Marker, markerOf } from '#shared/query/marks';
import type { Documents, Stored } from './documents';
import type { Ranked } from './finding';
import { idOfRow, kindOfRow } from './rows';
import { type Snippet, snippetOf, stretchesOf } from './snippet';

export interface ToShow {
  readonly best: readonly Ranked[];
  readonly expanded: Query;
  readonly phrase: Term | null;
  /** `some`: a text too long to be looked through at once is looked at in its beginning only. */
  readonly most: 'some' | 'all';
}

/** UTF-16 units of a text that are looked through for a first answer, and of all texts together. */
const SOME = 50_000;
const SOME_OF_ALL = 200_000;

/** What was found as it is shown. `isWhole` is false when a text was looked through only in part. */
export function hitsOf(
  documents: Documents,
  { best, expanded, phrase, most }: ToShow,
): { hits: SearchHit[]; isWhole: boolean } {
  const plain = markersFor(expanded);
  const exact = phrase ? markersFor(anyOf([phrase, expanded]) ?? expanded) : plain;
  let left = most === 'some' ? SOME_OF_ALL : Number.POSITIVE_INFINITY;
  let isWhole = true;
  const hits = best.flatMap((found) => {
    const doc = documents.read(found.row);
    if (!doc) return [];
    const reach = Math.min(left, most === 'some' ? SOME : Number.POSITIVE_INFINITY);
    left -= Math.min(reach, doc.body.length);
    isWhole &&= doc.body.length <= reach;
    return [hitOf(found, doc, found.leads ? exact : plain, reach)];
  });
  return { hits, isWhole };
}

type Markers = (column: SearchColumn) => Marker;

function markersFor(query: Query): Markers {
  const made = new Map<SearchColumn, Marker>();
  return (column) => {
    const marker = made.get(column) ?? markerOf(query, column);
    made.set(column, marker);
    return marker;
  };
}

function hitOf({ row, score }: Ranked, doc: Stored, markers: Markers, reach: number): SearchHit {
  const kind = kindOfRow(row);
  const { snippet, ranges, at } = bestSnippet(doc, markers, reach);
  return {
    kind,
    id: idOfRow(row),
    title: doc.title,
    titleRanges: titleRanges(doc, markers),
    detail: doc.detail,
    snippet,
    ranges,
    score,
    at: kind === 'report' ? at : null,
    claim: doc.owner,
  };
}

/**
 * From the body, else from whichever other part the words stand in; of what has neither, its title; else the beginning.
 * `at` is a place in the body.
 */
function bestSnippet({ title, body, fields }: Stored, markers: Markers, within: number): Snippet {
  const inBody = snippetOf(body, markers('body'), within);
  if (inBody.at !== null) return inBody;
  for (const column of PARTICULARS) {
    const text = fields[column]?.replaceAll('\n', ' · ');
    const found = text ? snippetOf(text, markers(column), within) : null;
    if (found?.at) return { ...found, at: null };
  }
  if (body !== '') return inBody;
  return { ...snippetOf(fields.title ?? title, markers('title'), within), at: null };
}
const PARTICULARS = SEARCH_COLUMNS.filter((column) => column !== 'title' && column !== 'body');

const MOST_IN_TITLE = 50;

function titleRanges({ title, fields }: Stored, markers: Markers): (readonly [number, number])[] {
  if (fields.title !== title) return [];
  const marks = markers('title')(title, MOST_IN_TITLE);
  return stretchesOf(marks).map(({ start, end }) => [start, end] as const);
}
