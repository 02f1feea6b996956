/**
 * Stances and verdicts: the machine's words (stored, typed on the command line) and the full words people read.
 * People never see a bare "neither" or "declined".
 */
export const STANCES = ['asserted', 'confirmed', 'denied', 'declined', 'neither', 'no-response'] as const;
export type Stance = (typeof STANCES)[number];

export const VERDICTS = ['confirmed', 'denied', 'declined', 'neither', 'no-response', 'open'] as const;
export type Verdict = (typeof VERDICTS)[number];

const WORDS: Record<Stance | Verdict, string> = {
  asserted: 'asserted',
  confirmed: 'confirmed',
  denied: 'denied',
  declined: 'declined to comment',
  neither: 'neither confirmed nor denied',
  'no-response': 'no response',
  open: 'open',
};

/** A sign that tells a verdict or stance apart without colour; always printed next to the words. */
const MARKS: Record<Stance | Verdict, string> = {
  asserted: '“',
  confirmed: '✓',
  denied: '✗',
  declined: '–',
  neither: '≈',
  'no-response': '…',
  open: '○',
};

export const inWords = (value: Stance | Verdict): string => WORDS[value];
export const markOf = (value: Stance | Verdict): string => MARKS[value];

/** What a response speaks of: the thing itself, only a plan for it, or only a part of it. */
export const SCOPES = ['happened', 'planned', 'part'] as const;
export type Scope = (typeof SCOPES)[number];

export const SCOPE_WORDS: Record<Scope, string> = {
  happened: 'of the claim itself',
  planned: 'of a plan only',
  part: 'of a part only',
};

/** On what footing the party spoke. Off the record is never printed and never counted. */
export const FOOTINGS = ['on-record', 'background', 'not-for-attribution', 'off-record'] as const;
export type Footing = (typeof FOOTINGS)[number];

export const FOOTING_WORDS: Record<Footing, string> = {
  'on-record': 'on the record',
  background: 'on background',
  'not-for-attribution': 'not for attribution',
  'off-record': 'off the record',
};
