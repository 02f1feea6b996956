import { faultOf } from '#shared/contract/faults';
import type { WindowMemory } from '#shared/contract/memory';
import type { ClaimView, ReportView } from '#shared/contract/views';
import type { ReportId, StoryId } from '#shared/domain/ids';
import { CutText } from '#shared/text/cut';
import { paragraphsOf, type Span } from '#shared/text/sentences';
import { say } from '../texts/say';
import type { Scene } from './app';
import { claimLoading } from './claim-loading';
import { coalesced } from './coalesced';
import { layoutOf, rowAt, whereIs } from './library-rows';
import { heldOf } from './memory';
import { isIn } from './select';
import { onShelf } from './shelf';
import { shelfActions } from './shelves';
import { type AppState, EMPTY, type Reading } from './state';
import type { WindowActions } from './window';

/** How long a text is cut before the window has its turn again. */
const SLICE_MS = 4;

export type Loader = ReturnType<typeof loader>;

export interface Opening {
  /** Put the cursor where this stands. */
  readonly at?: Span | null;
  /** Show it as what was searched for. */
  readonly hit?: Span | null;
  readonly show?: AppState['show'];
  readonly claim?: AppState['claim'];
  /** The story to be in, where the report stands in several. */
  readonly story?: StoryId;
  /** It was open when the window was closed: where it cannot be opened any more, something else is. */
  readonly recalled?: true;
}

/** Fetches what is on the screen, and fetches it again when the desk changed. */
export const loader = (scene: Scene, window: WindowActions) => {
  const { failed } = window;
  const { get, set, transport } = scene;
  const { send } = transport;
  const shelves = shelfActions(scene, window);
  const claims = claimLoading(scene);
  let newest = 0;
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

  /** Cuts what is left of the open report's text while nobody waits for it, a few milliseconds at a time. */
  const cutRest = async (): Promise<void> => {
    const sentences = get().reading?.sentences;
    while (sentences && get().reading?.sentences === sentences) {
      const until = performance.now() + SLICE_MS;
      sentences.cutUntil(() => performance.now() > until);
      if (sentences.isWhole) return set({ whole: sentences });
      await new Promise((resolve) => setTimeout(resolve));
    }
  };

  const openReport = async (report: ReportId, opening: Opening = {}): Promise<void> => {
    newest += 1;
    const ticket = newest;
    set({ opening: report, unopened: null });
    try {
      const view = await send('report.open', { report });
      if (ticket !== newest) return;
      const story = storyOf(get(), view, opening.story);
      const found = await claims.claimsFor(story, report);
      if (ticket !== newest) return;
      set((state) => ({
        ...opened(state, view, opening, story),
        story,
        ...chosen(found?.claims ?? state.claims, report, opening, state.claim),
      }));
      if (found) claims.claimsShown(story, report, found);
      void cutRest();
      await sought(opening.claim ?? null, ticket);
    } catch (error) {
      if (ticket !== newest) return;
      // What was open once may be gone by now.
      if (opening.recalled && faultOf(error).tag === 'not-found') return set({ opening: null });
      set({ opening: null, unopened: { report, fault: faultOf(error) } });
      failed(say('report.cannotOpen'), error, () => void openReport(report, opening));
    }
  };

  /** A claim asked for that is not among the first of its story comes by itself. */
  const sought = async (claim: AppState['claim'], ticket: number): Promise<void> => {
    if (!claim || get().claims.some(({ id }) => id === claim)) return;
    const found = await send('claim.open', { claim }).catch(() => null);
    if (!found || ticket !== newest) return;
    claims.putClaim(found);
    if (get().claims.some(({ id }) => id === claim)) set({ claim });
  };

  const openStory = async (story: StoryId): Promise<void> => {
    const first = get().stories.find(({ id }) => id === story)?.reports[0];
    set({ story, show: 'story' });
    if (first && get().reading?.report.id !== first) await openReport(first, { show: 'story', story });
    else await claims.refreshClaims(new Set());
    set(cursorOn(get(), story, story));
  };

  /** Opens what a newcomer should see: the first story, else the newest report, else nothing. */
  const openFirst = async (): Promise<void> => {
    const { stories, loose } = get();
    const [story] = stories;
    const report = onShelf(loose, 0);
    if (story) await openStory(story.id);
    else if (report) await openReport(report.id);
  };

  const refreshReport = async (): Promise<void> => {
    const { reading, opening, phase } = get();
    // One that is on its way is not to be overtaken.
    if (!reading) return opening || phase !== 'ready' ? undefined : openFirst();
    const { id } = reading.report;
    const here = watchDesk();
    try {
      // A report's text never changes: the row says all that may have, and the library's own not what is waived.
      const row = await send('report.row', { report: id });
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

  /** Where the window stood when it was closed; what cannot be recalled is no loss. */
  const recalled = (): Promise<WindowMemory | null> =>
    send('window.recall', {}).then(
      ({ memory }) => memory,
      () => null,
    );

  /** Stands where the window stood, as far as it is all still there. */
  const goBackTo = async ({ report, story, claim, ...memory }: WindowMemory): Promise<void> => {
    const { pane, show, at, top, widths, hidden } = memory;
    set((state) => ({ pane, widths, hidden, held: heldOf(state, memory.open) }));
    void shelves.fillLibrary();
    if (!report) return;
    const place = { start: at, end: at + 1 };
    const opening = { at: place, claim, show: story ? show : 'report', ...(story ? { story } : {}) } as const;
    await openReport(report, { ...opening, recalled: true });
    if (get().reading?.report.id === report) set({ resting: { report, top } });
  };

  const show = async (): Promise<void> => {
    try {
      const [desk, library, memory] = await Promise.all([
        send('desk.describe', {}),
        shelves.readLibrary(),
        recalled(),
      ]);
      set({ desk, ...library() });
      if (memory) await goBackTo(memory);
      if (!get().reading) await openFirst();
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
      claims.forgetClaims();
      shelves.forgetSight();
      due = new Set();
      const { toasts, lost, index, bringing, look, widths } = get();
      // Ids are short: what could be tried again would be done to another desk's records.
      const told = toasts.map((toast) => ({ ...toast, retry: null }));
      set({ ...EMPTY, toasts: told, lost, index, bringing, look, widths });
      await show();
    } while (heading !== towards);
  };

  const start = (): Promise<void> => {
    beginning ??= begin().finally(() => {
      beginning = null;
    });
    return beginning;
  };

  /** What changed and was not looked at yet; null where that is not known. */
  let due: Set<string> | null = new Set();

  const everything = async (): Promise<void> => {
    const here = watchDesk();
    const [desk, library] = await Promise.all([send('desk.describe', {}), shelves.readLibrary()]);
    if (!here()) return;
    if (desk.path !== get().desk?.path) return arriveAt(desk);
    set({ desk, ...library() });
    void shelves.fillLibrary();
    await refreshReport();
    if (!here()) return;
    const touched = due;
    due = new Set();
    const isDone = await claims.refreshClaims(touched).catch((error: unknown) => {
      due = null;
      throw error;
    });
    if (!isDone && here()) due = null;
  };

  const readAgain: () => Promise<void> = coalesced(() =>
    everything().catch((error: unknown) => failed(say('desk.outOfDate'), error, () => void refresh())),
  );

  /** Reads again what is on the screen. @param touched what changed; all of it may have, where it is left out */
  const refresh = (touched?: readonly string[]): Promise<void> => {
    if (!touched) due = null;
    else for (const id of touched) due?.add(id);
    return readAgain();
  };

  /**
   * A switch is both answered and told as an event, and may be found out by a refresh before either: whichever comes first
   * begins anew, the others find it done. The same desk told again may stand at another entry, or have been restored.
   */
  const arriveAt = async ({ path }: { readonly path: string }): Promise<void> => {
    heading = path;
    await (get().desk?.path === path ? refresh() : start());
  };

  return {
    ...shelves,
    ...claims,
    openReport,
    openStory,
    watchDesk,
    start,
    arriveAt,
    refresh,
  };
};

/** The story a report is shown in: the one asked for, else the one we are in if it holds the report, else its first. */
const storyOf = (
  { story, stories }: AppState,
  report: ReportView,
  asked: StoryId | null = null,
): StoryId | null => {
  const known = report.stories.filter((id) => stories.some((row) => row.id === id));
  return known.find((id) => id === asked) ?? known.find((id) => id === story) ?? known[0] ?? null;
};

/** The library's cursor on a story or report, as far as its row is known; else where it is. */
function cursorOn(state: AppState, id: string, story: StoryId | null): Partial<AppState> {
  const layout = layoutOf(state);
  const row = rowAt(layout, state.rowAt);
  // The same report may stand in several stories: the row that was chosen is meant.
  if (row?.id === id) return { row: id };
  const at = whereIs(layout, id, story);
  return at === -1 ? {} : { rowAt: at, row: id };
}

function cut(report: ReportView): Reading {
  const paragraphs = paragraphsOf(report.text);
  return { report, paragraphs, sentences: new CutText(report.text, paragraphs) };
}

const isAboutPlace = (dialog: AppState['dialog']): boolean =>
  dialog !== null && ['waive', 'claim', 'response', 'anchorOther'].includes(dialog.kind);

function opened(
  state: AppState,
  report: ReportView,
  { at, hit, show }: Opening,
  story: StoryId | null,
): Partial<AppState> {
  const same = state.reading?.report.id === report.id ? state.reading : null;
  const reading = same ? { ...same, report } : cut(report);
  const to = at ?? hit;
  const sentence = to ? Math.max(0, reading.sentences.indexAt(to.start)) : same ? state.cursor.at : 0;
  return {
    reading,
    opening: null,
    cursor: { at: sentence, from: sentence },
    hit: hit ?? null,
    walking: null,
    selection: null,
    // What was asked about a place is asked about the report it is in; what was typed is kept as a draft.
    ...(same === null && isAboutPlace(state.dialog) ? { dialog: null } : {}),
    show: show ?? 'report',
    ...cursorOn(state, report.id, story),
  };
}

/** The claims, and which of them is current: the one asked for, else the one that was, else the first of this report. */
function chosen(
  claims: readonly ClaimView[],
  report: ReportId,
  { claim, show }: Opening,
  current: AppState['claim'],
) {
  const asked = claims.find(({ id }) => id === claim);
  const here = claims.find((one) => isIn(one, report));
  const first = show === 'story' ? claims[0] : here;
  const kept = claims.find(({ id }) => id === current);
  return { claims, claim: (asked ?? kept ?? first ?? null)?.id ?? null };
}
