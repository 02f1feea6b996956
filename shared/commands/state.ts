/** What of a window decides which commands make sense in it just now. Plain data: windows fill it, predicates read it. */
export interface WindowState {
  readonly pane: Pane;
  /** What has the focus: a pane's own surface, a button or link in it, or a text field. */
  readonly focus: (typeof FOCUSES)[number];
  /** A dialog is open; it has its own keys. */
  readonly dialog: boolean;
  readonly hasReports: boolean;
  /** A report is open in the centre. */
  readonly hasReport: boolean;
  /** A claim is current. */
  readonly hasClaim: boolean;
  /** Something changed under it in a newer version of a report, and nobody has looked at it. */
  readonly hasChanged: boolean;
  readonly inStory: boolean;
  readonly writable: boolean;
  /** The desk is shown as it stood at an earlier entry. */
  readonly travelling: boolean;
  /** The places a query finds in the open report are being gone through. */
  readonly walking: boolean;
  /** Files are on their way in. */
  readonly bringingIn: boolean;
  /** The search index is being filled, or was stopped by a person before it was full. */
  readonly indexing: boolean;
  readonly indexStopped: boolean;
  /** Something failed that can be tried again. */
  readonly canRetry: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly sample: boolean;
  /** The sample desk is there to go to or to remove. */
  readonly hasSample: boolean;
}

export const PANES = ['library', 'report', 'claims'] as const;
export type Pane = (typeof PANES)[number];

export const FOCUSES = ['pane', 'button', 'field'] as const;
