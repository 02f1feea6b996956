import { faultOf } from '#shared/contract/faults';
import type { ClaimView, ReportRow, ReportView } from '#shared/contract/views';
import type { ReportId, StoryId } from '#shared/domain/ids';
import { paragraphsOf, type Span, sentencesOf, spanAt } from '#shared/text/sentences';
import type { Scene } from './app';
import { coalesced } from './coalesced';
import { isIn } from './select';
import { type AppState, EMPTY, type Reading } from './state';
import type { WindowActions } from './window';

/** As many claims as one answer holds; more than any story has. */
const CLAIMS = 1000;
const REPORTS = 200;

export type Loader = ReturnType<typeof loader>;

export interface Opening {
  /** Put the cursor where this stands. */
  readonly at?: Span | null;
  /** Show it as what was searched for. */
  readonly hit?: Span | null;
  readonly show?: AppState['show'];
  readonly claim?: AppState['claim'];
}

/** Fetches what is on the screen, and fetches it again when the desk changed. */
export const loader = (scene: Scene, { failed }: WindowActions) => {
  const { get, set, transport } = scene;
  const { send } = transport;
  let newest = 0;
  let claimsAsked = 0;
  /** Raised whenever the window begins anew. Ids are short and every desk has an r2: an answer is for the desk it was asked of. */
  let era = 0;
  /** The desk the host told of last. */
  let heading: string | null = null;
  let beginning: Promise<void> | null = null;

  /** Whether the desk that is shown now still is. */
  const watchDesk = (): (() => boolean) => {
    const now = era;
    return () => now === era;
  };

  const library = async () => {
    const [desk, stories, reports] = await Promise.all([
      send('desk.describe', {}),
      send('story.list', {}),
      send('report.list', { limit: Math.max(REPORTS, get().reports.length) }),
    ]);
    const open = stories.filter(({ id }) => id in get().held || stories.length <= 3);
    const held = await Promise.all(
      open.map(async ({ id }) => [id, (await send('report.list', { story: id, limit: CLAIMS })).items]),
    );
    return {
      desk,
      stories,
      reports: reports.items,
      reportTotal: reports.total,
      held: Object.fromEntries(held),
    };
  };

  const claimsOf = async (story: StoryId | null, report: ReportId | null): Promise<readonly ClaimView[]> => {
    if (!story && !report) return [];
    const of = story ? { story } : { report: report as ReportId };
    return (await send('claim.list', { ...of, limit: CLAIMS })).items;
  };

  /** Claims asked for and not yet here are no longer wanted: what is on the screen is newer. */
  const supersedeClaims = (): number => {
    claimsAsked += 1;
    return claimsAsked;
  };

  /** The claims in view. The current one stays current for as long as it is there. */
  const claims = async (): Promise<void> => {
    const ticket = supersedeClaims();
    const { story, reading } = get();
    const found = await claimsOf(story, reading?.report.id ?? null);
    if (ticket !== claimsAsked) return;
    const { claim } = get();
    set({ claims: found, claim: found.some(({ id }) => id === claim) ? claim : (found[0]?.id ?? null) });
  };

  const openReport = async (report: ReportId, opening: Opening = {}): Promise<void> => {
    newest += 1;
    const ticket = newest;
    set({ opening: report });
    try {
      const view = await send('report.open', { report });
      if (ticket !== newest) return;
      const story = storyOf(get(), view);
      const found = await claimsOf(story, report);
      if (ticket !== newest) return;
      supersedeClaims();
      set((state) => ({ ...opened(state, view, opening), story, ...chosen(found, report, opening) }));
    } catch (error) {
      if (ticket !== newest) return;
      set({ opening: null });
      failed('This report cannot be opened', error, () => void openReport(report, opening));
    }
  };

  const openStory = async (story: StoryId): Promise<void> => {
    const first = get().stories.find(({ id }) => id === story)?.reports[0];
    set({ story, show: 'story', row: story });
    if (first && get().reading?.report.id !== first) await openReport(first, { show: 'story' });
    else await claims();
    set({ row: story });
  };

  /** Opens what a newcomer should see: the first story, else the newest report, else nothing. */
  const openFirst = async (): Promise<void> => {
    const { stories, reports } = get();
    const [story] = stories;
    const [report] = reports;
    if (story) await openStory(story.id);
    else if (report) await openReport(report.id);
  };

  const refreshReport = async (): Promise<void> => {
    const { reading } = get();
    if (!reading) return openFirst();
    const { id } = reading.report;
    const here = watchDesk();
    try {
      // A report's text never changes: the library's row says all that may have.
      const row = rowOf(get(), id) ?? (await send('report.open', { report: id }));
      if (!here() || get().reading?.report.id !== id) return;
      const report = { ...reading.report, ...row };
      set((state) => ({ reading: { ...reading, report }, story: storyOf(state, report) }));
    } catch (error) {
      if (!here()) return;
      if (faultOf(error).tag !== 'not-found') throw error;
      // Its bringing-in was undone.
      set({ reading: null, claims: [], claim: null, story: null });
      await openFirst();
    }
  };

  const show = async (): Promise<void> => {
    try {
      set(await library());
      await openFirst();
      set({ phase: 'ready' });
    } catch (error) {
      set({ phase: 'failed', fault: faultOf(error) });
    }
  };

  /** Begins with an empty window, and once more where the host told of yet another desk meanwhile. */
  const begin = async (): Promise<void> => {
    let towards: string | null;
    do {
      towards = heading;
      era += 1;
      newest += 1;
      supersedeClaims();
      const { toasts, lost, index, bringing } = get();
      set({ ...EMPTY, toasts, lost, index, bringing });
      await show();
    } while (heading !== towards);
  };

  const start = (): Promise<void> => {
    beginning ??= begin().finally(() => {
      beginning = null;
    });
    return beginning;
  };

  const everything = async (): Promise<void> => {
    const here = watchDesk();
    const found = await library();
    if (!here()) return;
    if (found.desk.path !== get().desk?.path) return arriveAt(found.desk);
    set(found);
    await refreshReport();
    if (here()) await claims();
  };

  const refresh: () => Promise<void> = coalesced(() =>
    everything().catch((error: unknown) => failed('The window is out of date', error, () => void refresh())),
  );

  /**
   * A switch is both answered and told as an event, and may be found out by a refresh before either: whichever comes first
   * begins anew, the others find it done. The same desk told again may stand at another entry, or have been restored.
   */
  const arriveAt = async ({ path }: { readonly path: string }): Promise<void> => {
    heading = path;
    await (get().desk?.path === path ? refresh() : start());
  };

  return {
    openReport,
    openStory,
    loadClaims: claims,
    supersedeClaims,
    watchDesk,
    start,
    arriveAt,
    refresh,
  };
};

/** The story a report is shown in: the one we are in if it holds the report, else the report's first. */
const storyOf = ({ story, stories }: AppState, report: ReportView): StoryId | null => {
  const known = report.stories.filter((id) => stories.some((row) => row.id === id));
  return known.find((id) => id === story) ?? known[0] ?? null;
};

const rowOf = ({ reports, held }: AppState, id: ReportId): ReportRow | undefined =>
  [...Object.values(held), reports].flat().find((row) => row.id === id);

const cut = (report: ReportView): Reading => ({
  report,
  paragraphs: paragraphsOf(report.text),
  sentences: sentencesOf(report.text),
});

function opened(state: AppState, report: ReportView, { at, hit, show }: Opening): Partial<AppState> {
  const same = state.reading?.report.id === report.id ? state.reading : null;
  const reading = same ? { ...same, report } : cut(report);
  const to = at ?? hit;
  const sentence = to ? Math.max(0, spanAt(reading.sentences, to.start)) : same ? state.cursor.at : 0;
  return {
    reading,
    opening: null,
    cursor: { at: sentence, from: sentence },
    hit: hit ?? null,
    walking: null,
    selection: null,
    show: show ?? 'report',
    row: report.id,
  };
}

/** The claims, and which of them is current: the one asked for, else the first of this report. */
function chosen(claims: readonly ClaimView[], report: ReportId, { claim, show }: Opening) {
  const asked = claims.find(({ id }) => id === claim);
  const here = claims.find((one) => isIn(one, report));
  const first = show === 'story' ? claims[0] : here;
  return { claims, claim: (asked ?? first ?? null)?.id ?? null };
}
