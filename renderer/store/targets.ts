import type { AnchorView, ClaimView, PartyView, ResponseView } from '#shared/contract/views';
import type { AnyId, RecordKind } from '#shared/domain/ids';
import { inWords } from '#shared/domain/stances';
import { lists } from '../texts/say';
import { heldRow } from './library-rows';
import { currentClaim } from './select';
import type { AppState } from './state';

/** A record that is in view, and so can be withdrawn or redacted. */
export interface Target {
  readonly id: AnyId;
  readonly kind: RecordKind;
  readonly label: string;
}

/** Every record in view: the current claim and what stands on it, the open report, the story, the library's row. */
export function targetsIn(state: AppState): Target[] {
  const claim = currentClaim(state);
  const { reading, stories, story, row } = state;
  const rowReport = row === null ? undefined : heldRow(state, row);
  const found: (Target | null)[] = [
    ...(claim ? targetsOf(claim) : []),
    reading && { id: reading.report.id, kind: 'report', label: reading.report.name },
    rowReport ? { id: rowReport.id, kind: 'report', label: rowReport.name } : null,
    ...stories
      .filter(({ id }) => id === story || id === row)
      .map(({ id, name }): Target => ({ id, kind: 'story', label: name })),
  ];
  return unique(found.filter((target) => target !== null));
}

/** The one to begin with: the library's row there, else the current claim, else whatever there is. */
export function firstTarget({ pane, row }: AppState, targets: readonly Target[]): AnyId | null {
  const chosen = pane === 'library' ? targets.find(({ id }) => id === row) : undefined;
  return (chosen ?? targets[0])?.id ?? null;
}

/** A place can be taken from a claim only while another is left. */
export const placesToTake = (claim: ClaimView): readonly AnchorView[] =>
  claim.anchors.length > 1 ? claim.anchors : [];

export const partiesOf = ({ responses }: ClaimView): readonly PartyView[] => [
  ...new Map(responses.map(({ party }) => [party.id, party])).values(),
];

const responseTarget = ({ id, party, stance }: ResponseView): Target => ({
  id,
  kind: 'response',
  label: `${party.name}: ${inWords(stance)}`,
});

function targetsOf(claim: ClaimView): Target[] {
  const { id, text, responses, notes, evidence, links } = claim;
  const parties = partiesOf(claim);
  const names = (of: readonly string[]): string =>
    lists.format(of.map((party) => parties.find((one) => one.id === party)?.name ?? party));
  return [
    { id, kind: 'claim', label: text },
    ...responses.map(responseTarget),
    ...notes.map((note): Target => ({ id: note.id, kind: 'note', label: note.text })),
    ...evidence.map(({ id: file, name }): Target => ({ id: file, kind: 'evidence', label: name })),
    ...links.map((link): Target => ({ id: link.id, kind: 'link', label: names(link.parties) })),
    ...parties.map((party): Target => ({ id: party.id, kind: 'party', label: party.name })),
  ];
}

const unique = (targets: readonly Target[]): Target[] => [
  ...new Map(targets.map((target) => [target.id, target])).values(),
];
