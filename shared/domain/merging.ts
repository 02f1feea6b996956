import { isSamePlace } from './changed';
import type { Entry, Payload } from './entries';
import { recordInWords, short } from './history';
import { bySeq, inOrder } from './ids';
import { type Anchor, type ChangedPassage, type Claim, isAt, type Response } from './records';
import { claimPut, type Draft, type Need, type Put, type WithdrawnRow } from './tables';

/**
 * Two claims that were one: places (each once), responses, notes, evidence and what changed under `claim` go to `into`,
 * whose wording and verdict stay; without a verdict it takes the other's. The row of `claim` is kept among what was
 * withdrawn, under the name it had.
 */
export function merged(draft: Draft, entry: Entry & { kind: 'claim.merged' }, need: Need): Put[] {
  const { claim: id, into: other } = entry.payload;
  need(id !== other || undefined, `${id} as another claim`);
  const gone = need(draft.get('claim', id), id);
  const kept = need(draft.get('claim', other), other);
  // A claim in use that is among what was withdrawn as well would lead `claimNow` in a circle.
  need(draft.get('withdrawn', other) === undefined || undefined, `${other} in use`);
  return [
    { table: 'claim', id, row: undefined },
    ...responsesOn(kept, gone.responses, draft, need),
    claimPut(together(kept, gone)),
    { table: 'withdrawn', id, row: mergedRow(draft, entry, gone, kept) },
  ];
}

function together(kept: Claim, gone: Claim): Claim {
  return {
    ...kept,
    anchors: [...kept.anchors, ...gone.anchors.filter((anchor) => !isAmong(anchor, kept.anchors))],
    responses: [...kept.responses, ...gone.responses].sort(bySeq),
    ruling: kept.ruling ?? gone.ruling,
    notes: inOrder([...kept.notes, ...gone.notes]),
    evidence: inOrder([...kept.evidence, ...gone.evidence]),
    changed: [
      ...kept.changed,
      ...gone.changed.filter((passage) => !kept.changed.some((known) => isSamePlace(known, passage))),
    ],
  };
}

function mergedRow(draft: Draft, entry: Entry, gone: Claim, kept: Claim): WithdrawnRow {
  return {
    id: gone.id,
    kind: 'claim',
    words: recordInWords(gone.id, (table, id) => draft.get(table, id)),
    reason: `merged into “${short(kept.text)}”`,
    checker: entry.checker,
    time: entry.time,
    into: kept.id,
    claim: null,
    rows: [claimPut(gone)],
    part: null,
  };
}

/** One claim that was two: the new one has the places named, and the responses named, from the old one. */
export function split(
  draft: Draft,
  { claim: id, into, text, anchors, taken, responses }: Payload<'claim.split'>,
  need: Need,
): Put[] {
  const old = need(draft.get('claim', id), id);
  need(draft.get('claim', into) === undefined || undefined, `${into} as a new claim`);
  for (const anchor of anchors)
    need(
      old.anchors.find((own) => isAt(own, anchor)),
      `a place that ${id} has not`,
    );
  for (const response of responses) need(old.responses.includes(response) || undefined, response);
  const goes = ({ response, was }: ChangedPassage): boolean =>
    response === null ? isAmong(was, anchors) : responses.includes(response);
  const made: Claim = {
    id: into,
    text,
    anchors,
    responses,
    ruling: null,
    notes: [],
    evidence: [],
    changed: old.changed.filter(goes),
  };
  const left: Claim = {
    ...old,
    anchors: taken ? old.anchors.filter((anchor) => !isAmong(anchor, anchors)) : old.anchors,
    responses: old.responses.filter((response) => !responses.includes(response)),
    ruling: old.ruling && {
      ...old.ruling,
      restsOn: old.ruling.restsOn.filter((response) => !responses.includes(response)),
    },
    // What changed under a place they both have is for both to look at.
    changed: old.changed.filter((passage) => !goes(passage) || (passage.response === null && !taken)),
  };
  return [claimPut(left), ...responsesOn(made, responses, draft, need), claimPut(made)];
}

const isAmong = (anchor: Anchor, anchors: readonly Anchor[]): boolean =>
  anchors.some((other) => isAt(other, anchor));

const responsesOn = ({ id: claim }: Claim, ids: readonly Response['id'][], draft: Draft, need: Need): Put[] =>
  ids.map((id) => ({ table: 'response', id, row: { ...need(draft.get('response', id), id), claim } }));
