import type { ReportRow, StoryView } from '#shared/contract/views';
import { isId, type ReportId, type StoryId } from '#shared/domain/ids';
import { once } from './once';
import { onShelf, placeOn, type Shelf, type Sight } from './shelf';
import type { AppState } from './state';

/** One line of the library as it is drawn. `at` and `of`: the how manieth of how many it is beside. */
export type LibraryRow = StoryRow | ReportLine;

interface Counted {
  /** Tells it from every other row, also from the same report in another story. */
  readonly key: string;
  readonly at: number;
  readonly of: number;
}
export interface StoryRow extends Counted {
  readonly kind: 'story';
  readonly id: StoryId;
  readonly story: StoryView;
  readonly open: boolean;
}
export interface ReportLine extends Counted {
  readonly kind: 'report';
  /** Null, as `report` is, while its page is on its way. */
  readonly id: ReportId | null;
  readonly report: ReportRow | null;
  readonly within: StoryId | null;
  /** The first of those that stand in no story, where there are stories. */
  readonly heads: boolean;
}

/** A run of rows: a story with its reports, or (`story` null) the reports that stand in none. */
interface Section {
  readonly story: StoryView | null;
  readonly shelf: Shelf | null;
  /** The row its story stands at; of loose reports, the first of them. */
  readonly start: number;
  /** Rows of reports. */
  readonly size: number;
}

export interface Layout {
  readonly sections: readonly Section[];
  readonly total: number;
  /** Rows on the first level. */
  readonly top: number;
}

type Shelves = Pick<AppState, 'stories' | 'loose' | 'held'>;

/** Which rows there are: stories with the reports they hold, then the reports that stand by themselves. */
export const layoutOf = ({ stories, loose, held }: Shelves): Layout => laidOut(stories, loose, held);

const laidOut = once((stories: Shelves['stories'], loose: Shelf, held: Shelves['held']): Layout => {
  const sections: Section[] = [];
  let start = 0;
  for (const story of stories) {
    const shelf = held[story.id] ?? null;
    const size = shelf?.total ?? 0;
    sections.push({ story, shelf, start, size });
    start += 1 + size;
  }
  sections.push({ story: null, shelf: loose, start, size: loose.total });
  return { sections, total: start + loose.total, top: stories.length + loose.total };
});

/** The row at a place of the whole list. */
export function rowAt({ sections, top }: Layout, at: number): LibraryRow | null {
  const index = sectionAt(sections, at);
  const section = sections[index];
  if (!section) return null;
  const { story, shelf, start, size } = section;
  if (story && at === start)
    return {
      kind: 'story',
      key: story.id,
      id: story.id,
      story,
      open: shelf !== null,
      at: index,
      of: top,
    };
  const within = at - start - (story ? 1 : 0);
  if (within >= size || !shelf) return null;
  const report = onShelf(shelf, within) ?? null;
  return {
    kind: 'report',
    key: `${story?.id ?? ''} ${within}`,
    id: report?.id ?? null,
    report,
    within: story?.id ?? null,
    at: story ? within : index + within,
    of: story ? size : top,
    heads: story === null && within === 0 && index > 0,
  };
}

/** The section that holds a row. */
function sectionAt(sections: readonly Section[], at: number): number {
  let [low, high] = [0, sections.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sections[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a story or a report stands, as far as its page is held; a report rather in the story given. -1: unknown. */
export function whereIs({ sections }: Layout, id: string, rather: StoryId | null = null): number {
  if (isId('story', id)) return sections.find(({ story }) => story?.id === id)?.start ?? -1;
  if (!isId('report', id)) return -1;
  const places = sections.flatMap(({ story, shelf, start }) => {
    const at = shelf ? placeOn(shelf, id) : -1;
    return at === -1 ? [] : [{ story: story?.id ?? null, at: start + (story ? 1 : 0) + at }];
  });
  return (places.find(({ story }) => story === rather) ?? places[0])?.at ?? -1;
}

/** What of a section's reports is in sight, counted from the first of them. */
const sightOf = ({ story, start }: Section, { from, to }: Sight): Sight => {
  const first = start + (story ? 1 : 0);
  return { from: from - first, to: to - first };
};

/** The shelves near what is in sight, each with what of it that is; `null` is that of the loose reports. */
export function shelvesInSight(
  { sections }: Layout,
  sight: Sight,
): { of: StoryId | null; shelf: Shelf; sight: Sight }[] {
  return sections.flatMap((section) =>
    section.shelf === null
      ? []
      : [{ of: section.story?.id ?? null, shelf: section.shelf, sight: sightOf(section, sight) }],
  );
}

/** The row of a report, where its page is held. */
export function heldRow(
  { loose, held }: Pick<AppState, 'loose' | 'held'>,
  id: string,
): ReportRow | undefined {
  for (const { pages } of [loose, ...Object.values(held)])
    for (const rows of Object.values(pages)) {
      const row = rows.find((one) => one.id === id);
      if (row) return row;
    }
  return undefined;
}
