import type { PartyId, ResponseId } from './ids';
import type { Claim, Party, Response, VoiceLink } from './records';
import { verdictOf } from './records';
import { inWords, type Stance, type Verdict } from './stances';
import { voices } from './voices';

/** Something a careful editor would ask about; derived, never stored. */
export interface Warning {
  readonly kind:
    | 'no-response-bears-it-out'
    | 'anonymous-only'
    | 'single-voice'
    | 'maybe-same-voice'
    | 'second-hand-only'
    | 'shared-text'
    | 'disputed'
    | 'contradicted'
    | 'part-only'
    | 'basis-withdrawn'
    | 'passage-changed';
  readonly text: string;
}

/** Whether a response may be counted: whatever was said off the record counts for nothing. */
export const counts = ({ footing }: Pick<Response, 'footing'>): boolean => footing !== 'off-record';

/** Those that may be counted. */
export const counted = <R extends Pick<Response, 'footing'>>(responses: readonly R[]): R[] =>
  responses.filter(counts);

/** The responses whose stance is the verdict's own: what a verdict rests on unless the checker says otherwise. */
export const bearingOut = <R extends Pick<Response, 'footing' | 'stance' | 'scope'>>(
  responses: readonly R[],
  verdict: Verdict,
): R[] =>
  counted(responses).filter(({ stance, scope }) => stance === (verdict as Stance) && scope === 'happened');

/** What a careful editor would ask about a claim. Derived at every reading; a truth score it is not. */
export function warningsOf(
  claim: Claim,
  responses: readonly Response[],
  partyOf: (id: PartyId) => Party | undefined,
  links: readonly VoiceLink[],
): Warning[] {
  const verdict = verdictOf(claim);
  const usable = counted(responses);
  const basis = basisOf(claim.ruling?.restsOn ?? [], usable);
  const warnings: Warning[] = [];
  const gone = (claim.ruling?.restsOn ?? []).filter(
    (id) => !responses.some((response) => response.id === id),
  );
  const warn = (kind: Warning['kind'], text: string): unknown => warnings.push({ kind, text });

  const isDisputed = disputed(usable);
  if (isDisputed) warn('disputed', 'Responses contradict one another: confirmed by one, denied by another.');
  if (claim.changed.length > 0) warn('passage-changed', changedInWords(claim));
  if (verdict === 'open') return warnings;
  if (gone.length > 0) warn('basis-withdrawn', 'A response the verdict rests on has been withdrawn.');
  if (!basis.some(({ stance }) => stance === verdict)) {
    warn('no-response-bears-it-out', `No recorded response bears out the verdict “${inWords(verdict)}”.`);
  }
  const against = isDisputed ? null : contradicting(usable, verdict);
  if (against) {
    const does = against === 'confirmed' ? 'confirms' : 'denies';
    warn('contradicted', `A response ${does} it, although the verdict is “${inWords(verdict)}”.`);
  }
  if (basis.length === 0 || (verdict !== 'confirmed' && verdict !== 'denied')) return warnings;

  // Who declined, or asserts it only, makes no second voice.
  const own = basis.filter(({ stance }) => stance === verdict);
  const parties = [...new Set(own.map(({ party }) => party))];
  if (own.length > 0 && parties.every((id) => partyOf(id)?.identity.kind === 'anonymous')) {
    warn('anonymous-only', 'Rests on anonymous sources only.');
  }
  if (voices(parties, links, true) === 1) {
    const isSure = voices(parties, links) === 1;
    warn('single-voice', isSure ? 'Rests on a single voice.' : 'May rest on a single voice.');
  }
  for (const { parties: pair, note } of maybeSame(
    basis.map(({ party }) => party),
    links,
  )) {
    const names = pair.map((id) => partyOf(id)?.name ?? id).join(' and ');
    warn('maybe-same-voice', `${names} may be one person${note ? `: ${note}` : ''}.`.replace(/\.\.$/, '.'));
  }
  if (own.length > 0 && own.every(({ scope }) => scope !== 'happened'))
    warn('part-only', 'Rests on responses of a plan or a part only.');
  if (own.length > 0 && own.every(({ via }) => via !== null))
    warn('second-hand-only', 'Rests on second-hand responses only.');
  return warnings;
}

function changedInWords({ changed, ruling }: Claim): string {
  const gone = changed.filter(({ is }) => is === null).length;
  const what = [
    gone < changed.length && 'reads otherwise in a newer version of its report',
    gone > 0 && 'is not found in a newer version of its report',
  ];
  const passage = `A passage of it ${what.filter(Boolean).join(', another ')}.`;
  return ruling ? `The verdict is stale. ${passage}` : passage;
}

const basisOf = (restsOn: readonly ResponseId[], responses: readonly Response[]): Response[] =>
  responses.filter(({ id }) => restsOn.includes(id));

const disputed = (responses: readonly Response[]): boolean => {
  const whole = responses.filter(({ scope }) => scope === 'happened').map(({ stance }) => stance);
  return whole.includes('confirmed') && whole.includes('denied');
};

/** What some response says of the whole claim that is not the verdict; null where none does. */
const contradicting = (responses: readonly Response[], verdict: Verdict): Stance | null =>
  responses.find(
    ({ stance, scope }) =>
      scope === 'happened' && stance !== verdict && (stance === 'confirmed' || stance === 'denied'),
  )?.stance ?? null;

const maybeSame = (parties: readonly PartyId[], links: readonly VoiceLink[]): VoiceLink[] =>
  links.filter(
    ({ relation, parties: linked }) =>
      relation === 'maybe-same' && linked.filter((party) => parties.includes(party)).length > 1,
  );
