/** The kinds of marks in a report, in the order in which they are shown and hidden. */
export const MARK_KINDS = ['claims', 'statements', 'waived', 'found', 'days'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];
