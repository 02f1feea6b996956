import type { Params } from '#shared/contract/channels';
import type { AnchorView, ClaimView } from '#shared/contract/views';
import { short } from '#shared/domain/history';
import type { ClaimId } from '#shared/domain/ids';
import { inWords, type Verdict } from '#shared/domain/stances';
import { fileName } from '#shared/text/file-name';
import { say } from '../texts/say';
import type { Scene } from './app';
import type { Loader } from './load';
import { currentClaim, listedClaims, placeNow } from './select';
import type { WindowActions } from './window';

export type ClaimActions = ReturnType<typeof claimActions>;
type Ruling = Omit<Params<'verdict.give'>, 'claim' | 'verdict'>;

/** Claims, their responses and verdicts. Nothing shows as done before the host has acknowledged it. */
export const claimActions = (scene: Scene, { done, failed }: WindowActions, load: Loader) => {
  const { get, set, transport } = scene;
  const { send } = transport;

  /** Shows a claim as the host has just acknowledged it; what was asked before that is out of date. */
  const put = (claim: ClaimView): void => {
    load.supersedeClaims();
    load.putClaim(claim);
    // The claim itself is as new as can be: counts, and what undo would do, are not.
    void load.refresh([]);
  };

  const settle = (claim: ClaimId, verdict: Verdict): void => {
    const { [claim]: waiting, ...others } = get().pending;
    if (waiting === verdict) set({ pending: others });
  };

  /** Resolves once the verdict is on disk. @throws FaultError when it could not be given. */
  const rule = async (claim: ClaimId, verdict: Verdict, ruling: Ruling = {}): Promise<void> => {
    set(({ pending }) => ({ pending: { ...pending, [claim]: verdict } }));
    // It is drawn before it is sent: sending takes as long as drawing.
    await Promise.resolve();
    try {
      const ruled = await send('verdict.give', { claim, verdict, ...ruling });
      put(ruled);
      done(say('claims.wasRuled', { verdict: inWords(verdict) }), quoted(ruled));
    } finally {
      settle(claim, verdict);
    }
  };

  /** Anchors a claim at a place; where that fails, the very same place can be tried again. */
  const anchor = async (claim: ClaimView, place: Params<'claim.anchor'>['place']): Promise<void> => {
    try {
      put(await send('claim.anchor', { claim: claim.id, place }));
      done(say('claims.anchored'), quoted(claim));
    } catch (error) {
      failed(say('claims.notAnchored'), error, () => void anchor(claim, place));
    }
  };

  const chooseClaim = (claim: ClaimId): void => set({ claim });

  return {
    rule,
    showClaim: put,
    chooseClaim,
    async giveVerdict(verdict: Verdict): Promise<void> {
      const claim = currentClaim(get());
      if (!claim) return;
      const again = (): void => void rule(claim.id, verdict).catch(report);
      const report = (error: unknown): void =>
        failed(say('claims.notRuled', { verdict: inWords(verdict) }), error, again);
      await rule(claim.id, verdict).catch(report);
    },
    moveClaim(by: number): void {
      const listed = listedClaims(get());
      const at = listed.findIndex(({ id }) => id === get().claim);
      const next = listed[Math.min(listed.length - 1, Math.max(0, at + by))];
      if (next) set({ claim: next.id });
    },
    /** Anchors the current claim at the selection or the cursor. */
    async anchorHere(): Promise<void> {
      const claim = currentClaim(get());
      const { reading } = get();
      const at = placeNow(get());
      if (claim && reading && at) await anchor(claim, { report: reading.report.id, at });
    },
    async makeClaim(params: Params<'claim.make'>): Promise<void> {
      const claim = await send('claim.make', params);
      put(claim);
      set({ claim: claim.id, selection: null });
      done(say('claims.made'), quoted(claim));
    },
    async reword(claim: ClaimId, text: string): Promise<void> {
      put(await send('claim.reword', { claim, text }));
      done(say('claims.reworded'));
    },
    async addNote(claim: ClaimId, text: string): Promise<void> {
      put(await send('claim.note', { claim, text }));
      done(say('claims.noted'));
    },
    /** Anchors any claim at a place, and makes it the current one. */
    async anchorAt(claim: ClaimId, place: Params<'claim.anchor'>['place']): Promise<void> {
      const anchored = await send('claim.anchor', { claim, place });
      put(anchored);
      set({ claim, selection: null });
      done(say('claims.anchored'), quoted(anchored));
    },
    /** All that stands on the claim goes to the other one. */
    async merge(claim: ClaimId, into: ClaimId): Promise<void> {
      const merged = await send('claim.merge', { claim, into });
      load.putClaim(claim);
      put(merged);
      set({ claim: into });
      done(say('story.merged'), quoted(merged));
    },
    /** Makes a claim of some of another one's places and responses, and makes it the current one. */
    async split(params: Params<'claim.split'>): Promise<void> {
      const made = await send('claim.split', params);
      put(made);
      // It may stand in none of the reports in view.
      if (get().claims.some(({ id }) => id === made.id)) set({ claim: made.id });
      done(say('story.splitDone'), quoted(made));
      await load.refresh([params.claim]);
    },
    /** Takes one of its places from a claim. */
    async unanchor(claim: ClaimId, { report, start, end, reportName }: AnchorView): Promise<void> {
      put(await send('claim.unanchor', { claim, report, at: { start, end } }));
      done(say('claims.placeTaken'), reportName);
    },
    async keepEvidence(params: Params<'evidence.add'>): Promise<void> {
      put(await send('evidence.add', params));
      done(say('claims.kept'), fileName(params.file.path));
    },
    async recordResponse(params: Params<'response.record'>): Promise<void> {
      const response = await send('response.record', params);
      // What is on disk is done: where the claim cannot be read again, that is said apart from it.
      await load.refresh([response.claim]);
      done(say('claims.recorded', { stance: inWords(response.stance) }), response.party.name);
    },
    toggleScope: (): void => set(({ show }) => ({ show: show === 'story' ? 'report' : 'story' })),
  };
};

const quoted = ({ text }: Pick<ClaimView, 'text'>): string => say('claims.quoted', { text: short(text) });
