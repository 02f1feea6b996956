import { faultOf } from '#shared/contract/faults';
import type { ClaimView } from '#shared/contract/views';
import type { ClaimId, ReportId, StoryId } from '#shared/domain/ids';
import type { Scene } from './app';
import { claimsInOrder, standsAs, touchedClaims } from './claim-order';
import { PAGE } from './pages';
import { isIn, listedClaims } from './select';
import type { AppState } from './state';

/** As many claims as are waited for before any are shown. */
const FIRST = 200;
/** With more than this many changed, the list is read anew rather than one by one. */
const ONE_BY_ONE = 20;

type Scope = { readonly story: StoryId } | { readonly report: ReportId };
const scopeOf = (story: StoryId | null, report: ReportId | null): Scope | null =>
  story ? { story } : report ? { report } : null;
const isSame = (one: Scope | null, other: Scope | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The reports whose claims are in view, in their order. */
export const reportsInView = ({ story, stories, reading }: AppState): readonly ReportId[] =>
  stories.find(({ id }) => id === story)?.reports ?? (reading ? [reading.report.id] : []);

/** The current claim, or where it has gone the next in the list as it was shown, else the one before. */
function stillThere(state: AppState, claims: readonly ClaimView[]): ClaimId | null {
  const there = new Set(claims.map(({ id }) => id));
  if (state.claim === null || there.has(state.claim)) return state.claim ?? claims[0]?.id ?? null;
  const listed = listedClaims(state);
  const at = listed.findIndex(({ id }) => id === state.claim);
  const near = [...listed.slice(at + 1), ...listed.slice(0, Math.max(0, at)).reverse()];
  return near.find(({ id }) => there.has(id))?.id ?? claims[0]?.id ?? null;
}

export type ClaimLoading = ReturnType<typeof claimLoading>;

/** The claims of the story or report one is in. What is acknowledged meanwhile is newer than what was asked for before. */
export const claimLoading = ({ get, set, transport }: Scene) => {
  const { send } = transport;
  let asked = 0;
  /** What the claims held are all of; null while some are on their way. */
  let whole: Scope | null = null;

  const supersede = (): number => {
    asked += 1;
    return asked;
  };

  /** The rest of a long list, put to what is there page by page. */
  const readOn = async (scope: Scope, from: number, total: number, ticket: number): Promise<void> => {
    for (let offset = from; offset < total; offset += PAGE) {
      const { items } = await send('claim.list', { ...scope, offset, limit: PAGE });
      if (ticket !== asked) return;
      const fresh = new Set(items.map(({ id }) => id));
      const others = get().claims.filter(({ id }) => !fresh.has(id));
      set((state) => ({ claims: claimsInOrder([...others, ...items], reportsInView(state)) }));
    }
    whole = scope;
  };

  /** The first claims, with all of the report's; `more` reads on, once these are shown. */
  const firstOf = async (scope: Scope, report: ReportId | null): Promise<Found> => {
    const { items, total } = await send('claim.list', { ...scope, limit: FIRST });
    if (items.length >= total) return { claims: items, total, read: items.length };
    const here = report ? (await send('claim.list', { report, limit: PAGE })).items : [];
    const known = new Set(items.map(({ id }) => id));
    return { claims: [...items, ...here.filter(({ id }) => !known.has(id))], total, read: items.length };
  };

  /** Reads them anew. Answers whether it was not overtaken. */
  const all = async (): Promise<boolean> => {
    const ticket = supersede();
    const { story, reading } = get();
    const scope = scopeOf(story, reading?.report.id ?? null);
    whole = null;
    const found = scope ? await everyOne(scope, ticket) : [];
    if (ticket !== asked || !found) return false;
    whole = scope;
    set((state) => ({ claims: found, claim: stillThere(state, found) }));
    return true;
  };

  /** Every page before any is shown: a list that is there already is not to become shorter for a while. */
  const everyOne = async (scope: Scope, ticket: number): Promise<ClaimView[] | null> => {
    const found: ClaimView[] = [];
    for (;;) {
      const { items, total } = await send('claim.list', { ...scope, offset: found.length, limit: PAGE });
      if (ticket !== asked) return null;
      found.push(...items);
      if (items.length === 0 || found.length >= total) return found;
    }
  };

  const openOrGone = async (claim: ClaimId): Promise<ClaimView | ClaimId> => {
    try {
      return await send('claim.open', { claim });
    } catch (error) {
      if (faultOf(error).tag === 'not-found') return claim;
      throw error;
    }
  };

  const some = async (claims: readonly ClaimId[]): Promise<boolean> => {
    const ticket = asked;
    const found = await Promise.all(claims.map(openOrGone));
    if (ticket !== asked) return false;
    for (const one of found) put(one);
    return true;
  };

  /** Puts a claim as it now is into the list, or takes it out where it has gone or stands elsewhere. */
  const put = (one: ClaimView | ClaimId): void =>
    set((state) => {
      const id = typeof one === 'string' ? one : one.id;
      const reports = reportsInView(state);
      const at = state.claims.findIndex((claim) => claim.id === id);
      const before = state.claims[at];
      if (before && typeof one !== 'string' && standsAs(before, one))
        return { claims: state.claims.with(at, one) };
      if (typeof one === 'string' || !reports.some((report) => isIn(one, report))) {
        if (!before) return {};
        const claims = state.claims.filter((claim) => claim !== before);
        return { claims, claim: stillThere(state, claims) };
      }
      const others = before ? state.claims.filter((claim) => claim !== before) : state.claims;
      return { claims: claimsInOrder([...others, one], reports) };
    });

  return {
    supersedeClaims: supersede,
    forgetClaims(): void {
      supersede();
      whole = null;
    },
    /** What to show for a report that is being opened. Null: what is there already. */
    async claimsFor(story: StoryId | null, report: ReportId): Promise<Found | null> {
      const scope = scopeOf(story, report);
      if (!scope || (whole && isSame(whole, scope))) return null;
      return firstOf(scope, report);
    },
    /** Called when what `claimsFor` found is shown. */
    claimsShown(story: StoryId | null, report: ReportId, { read, total }: Found): void {
      const ticket = supersede();
      const scope = scopeOf(story, report);
      if (!scope) return;
      whole = read >= total ? scope : null;
      // What fails here is made good with the next change: `whole` is not set.
      if (!whole) void readOn(scope, read, total, ticket).catch(() => undefined);
    },
    /** @param touched what changed on the desk; null where that is not known */
    async refreshClaims(touched: ReadonlySet<string> | null): Promise<boolean> {
      const { story, reading, claims } = get();
      const isWhole = whole !== null && isSame(whole, scopeOf(story, reading?.report.id ?? null));
      const some_ = touched && isWhole ? touchedClaims(claims, touched, aboutView(get())) : 'all';
      return some_ === 'all' || some_.length > ONE_BY_ONE ? all() : some(some_);
    },
    putClaim: put,
  };
};

/** Claims found, how many of the list were read in order, and how many there are. */
interface Found {
  readonly claims: readonly ClaimView[];
  readonly read: number;
  readonly total: number;
}

/** What every claim in view depends on. */
const aboutView = (state: AppState): readonly string[] => [
  ...reportsInView(state),
  ...(state.story ? [state.story] : []),
  ...(state.reading ? [state.reading.report.id] : []),
];
