import { inWords, type Verdict } from '../domain/stances';
import type { WindowState } from './state';

/** One thing a person can ask a window to do. Menu, palette, help sheet, tooltips and key handler all read these. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  readonly keys: readonly string[];
  /** Whether it makes sense now; absent means always. */
  readonly when?: (state: WindowState) => boolean;
  /** Changes the desk: of no use while it can only be read. */
  readonly writes?: true;
  /** Fires in a text field as well; never a key that types or edits. */
  readonly inFields?: true;
  /** Moves about with keys: of no use in a palette or a menu. */
  readonly keysOnly?: true;
  /** Its key may be held down to go on and on, as those that only move about may. */
  readonly repeats?: true;
  /** The word for it in the window's footer, where it stands at all. */
  readonly hint?: string;
}

export const GROUPS = ['Desk', 'Report', 'Reading', 'Claim', 'Verdict', 'History', 'Find', 'Window'] as const;
export type CommandGroup = (typeof GROUPS)[number];

const inReport = (s: WindowState): boolean => s.pane === 'report' && s.hasReport;
const inClaims = (s: WindowState): boolean => s.pane === 'claims';
const inLibrary = (s: WindowState): boolean => s.pane === 'library';
const enters = (s: WindowState): boolean => s.focus !== 'button';
const onReport = (s: WindowState): boolean => s.hasReport;
const onClaim = (s: WindowState): boolean => s.hasClaim;
const walks = (s: WindowState): boolean => inReport(s) && s.walking;
const goesBack = (s: WindowState): boolean => walks(s) && s.focus !== 'field';
const past = (s: WindowState): boolean => s.travelling;

const verdict = <V extends Verdict, K extends string>(value: V, key: K) =>
  ({
    id: `verdict.${value}`,
    title: `Verdict: ${inWords(value)}`,
    group: 'Verdict',
    keys: [key],
    when: onClaim,
    writes: true,
  }) as const;

export const COMMANDS = [
  { id: 'desk.undo', title: 'Undo', group: 'Desk', keys: ['Mod+Z'], when: (s) => s.canUndo, writes: true },
  {
    id: 'desk.redo',
    title: 'Redo',
    group: 'Desk',
    keys: ['Shift+Mod+Z', 'Mod+Y'],
    when: (s) => s.canRedo,
    writes: true,
  },
  { id: 'desk.settings', title: 'Settings', group: 'Desk', keys: ['Mod+,'], inFields: true },
  { id: 'desk.own', title: 'Start your own desk', group: 'Desk', keys: [], when: (s) => s.sample },
  {
    id: 'desk.sample',
    title: 'Look at the sample desk',
    group: 'Desk',
    keys: [],
    when: (s) => !s.sample && s.hasSample,
  },
  {
    id: 'desk.removeSample',
    title: 'Remove the sample desk',
    group: 'Desk',
    keys: [],
    when: (s) => s.hasSample,
  },

  { id: 'desk.backups', title: 'Backups of the desk', group: 'Desk', keys: [] },
  { id: 'desk.verify', title: 'Verify the desk', group: 'Desk', keys: [] },

  {
    id: 'report.bringIn',
    title: 'Bring in a report',
    group: 'Report',
    keys: ['i'],
    writes: true,
    hint: 'bring in',
  },
  {
    id: 'report.stopBringingIn',
    title: 'Stop bringing in',
    group: 'Report',
    keys: [],
    when: (s) => s.bringingIn,
  },
  {
    id: 'report.alike',
    title: 'Passages in common with other reports',
    group: 'Report',
    keys: ['='],
    when: (s) => s.hasReport,
  },
  {
    id: 'report.versions',
    title: 'Versions of the report',
    group: 'Report',
    keys: ['u'],
    when: onReport,
  },
  {
    id: 'report.particulars',
    title: 'Particulars of the report',
    group: 'Report',
    keys: ['d'],
    when: onReport,
    writes: true,
    hint: 'particulars',
  },
  {
    id: 'story.group',
    title: 'Group reports into a story',
    group: 'Report',
    keys: ['g'],
    when: (s) => s.hasReports,
    writes: true,
  },
  {
    id: 'sheet.preview',
    title: 'Verdict sheet',
    group: 'Report',
    keys: ['p'],
    when: (s) => s.hasReport || s.inStory,
    hint: 'sheet',
  },

  {
    id: 'cursor.next',
    title: 'Next sentence',
    group: 'Reading',
    keys: ['j', 'ArrowDown'],
    when: inReport,
    keysOnly: true,
    hint: 'next',
  },
  {
    id: 'cursor.previous',
    title: 'Previous sentence',
    group: 'Reading',
    keys: ['k', 'ArrowUp'],
    when: inReport,
    keysOnly: true,
    hint: 'previous',
  },
  {
    id: 'cursor.extendNext',
    title: 'Extend by the next sentence',
    group: 'Reading',
    keys: ['Shift+ArrowDown', 'J'],
    when: inReport,
    keysOnly: true,
  },
  {
    id: 'cursor.extendPrevious',
    title: 'Extend by the previous sentence',
    group: 'Reading',
    keys: ['Shift+ArrowUp', 'K'],
    when: inReport,
    keysOnly: true,
  },
  {
    id: 'word.next',
    title: 'Next word',
    group: 'Reading',
    keys: ['ArrowRight'],
    when: inReport,
    keysOnly: true,
  },
  {
    id: 'word.previous',
    title: 'Previous word',
    group: 'Reading',
    keys: ['ArrowLeft'],
    when: inReport,
    keysOnly: true,
  },
  {
    id: 'word.extend',
    title: 'Extend the selection by a word',
    group: 'Reading',
    keys: ['Shift+ArrowRight'],
    when: inReport,
    keysOnly: true,
  },
  {
    id: 'word.shrink',
    title: 'Shorten the selection by a word',
    group: 'Reading',
    keys: ['Shift+ArrowLeft'],
    when: inReport,
    keysOnly: true,
  },
  {
    id: 'cursor.first',
    title: 'First sentence',
    group: 'Reading',
    keys: ['Home'],
    when: inReport,
    keysOnly: true,
  },
  {
    id: 'cursor.last',
    title: 'Last sentence',
    group: 'Reading',
    keys: ['End'],
    when: inReport,
    keysOnly: true,
  },
  {
    id: 'cursor.claim',
    title: 'Go to the claim of this sentence',
    group: 'Reading',
    keys: ['Enter'],
    when: (s) => inReport(s) && !s.walking && enters(s),
    keysOnly: true,
    hint: 'its claim',
  },
  {
    id: 'hit.next',
    title: 'Next place found',
    group: 'Find',
    keys: ['Enter'],
    when: (s) => walks(s) && enters(s),
    keysOnly: true,
    repeats: true,
  },
  {
    id: 'hit.previous',
    title: 'Place found before',
    group: 'Find',
    keys: ['Shift+Enter'],
    when: (s) => walks(s) && enters(s),
    keysOnly: true,
    repeats: true,
  },
  {
    id: 'hits.back',
    title: 'Back to what was found',
    group: 'Find',
    keys: ['Escape'],
    when: goesBack,
    keysOnly: true,
  },
  {
    id: 'open.next',
    title: 'Next open sentence',
    group: 'Reading',
    keys: ['n'],
    when: onReport,
    repeats: true,
    hint: 'next open',
  },
  {
    id: 'open.previous',
    title: 'Previous open sentence',
    group: 'Reading',
    keys: ['N'],
    when: onReport,
    repeats: true,
  },
  {
    id: 'passage.waive',
    title: 'Waive the sentence or selection…',
    group: 'Reading',
    keys: ['x'],
    when: onReport,
    writes: true,
    hint: 'waive',
  },
  {
    id: 'passage.reopen',
    title: 'Open what was waived again',
    group: 'Reading',
    keys: ['X'],
    when: onReport,
    writes: true,
  },
  {
    id: 'report.legend',
    title: 'Marks in the report: what they mean, which are shown',
    group: 'Reading',
    keys: ['y'],
    when: onReport,
  },
  {
    id: 'claim.make',
    title: 'Make a claim from the sentence or selection',
    group: 'Reading',
    keys: ['c'],
    when: onReport,
    writes: true,
    hint: 'claim',
  },
  {
    id: 'claim.anchor',
    title: 'Anchor the current claim here',
    group: 'Reading',
    keys: ['a'],
    when: (s) => s.hasReport && s.hasClaim,
    writes: true,
    hint: 'anchor',
  },

  {
    id: 'claim.next',
    title: 'Next claim',
    group: 'Claim',
    keys: ['j', 'ArrowDown'],
    when: inClaims,
    keysOnly: true,
    hint: 'next',
  },
  {
    id: 'claim.previous',
    title: 'Previous claim',
    group: 'Claim',
    keys: ['k', 'ArrowUp'],
    when: inClaims,
    keysOnly: true,
    hint: 'previous',
  },
  {
    id: 'claim.open',
    title: 'Show the claim in its report',
    group: 'Claim',
    keys: ['Enter'],
    when: (s) => inClaims(s) && s.hasClaim && enters(s),
    keysOnly: true,
    hint: 'in the report',
  },
  {
    id: 'claim.first',
    title: 'First claim',
    group: 'Claim',
    keys: ['Home'],
    when: inClaims,
    keysOnly: true,
  },
  {
    id: 'claim.last',
    title: 'Last claim',
    group: 'Claim',
    keys: ['End'],
    when: inClaims,
    keysOnly: true,
  },
  {
    id: 'response.record',
    title: 'Record a response',
    group: 'Claim',
    keys: ['r'],
    when: onClaim,
    writes: true,
    hint: 'response',
  },
  {
    id: 'claim.look',
    title: 'What changed under the claim was looked at',
    group: 'Claim',
    keys: ['o'],
    when: (s) => s.hasChanged,
    writes: true,
  },
  {
    id: 'claim.keep',
    title: 'What changed under the claim still says it',
    group: 'Claim',
    keys: ['O'],
    when: (s) => s.hasChanged,
    writes: true,
  },
  {
    id: 'claim.reword',
    title: 'Reword the claim',
    group: 'Claim',
    keys: ['e'],
    when: onClaim,
    writes: true,
    hint: 'reword',
  },
  {
    id: 'claim.note',
    title: 'Add a note to the claim',
    group: 'Claim',
    keys: ['m'],
    when: onClaim,
    writes: true,
    hint: 'note',
  },
  {
    id: 'evidence.keep',
    title: 'Keep a file with the claim as evidence',
    group: 'Claim',
    keys: ['f'],
    when: onClaim,
    writes: true,
  },
  {
    id: 'claim.alike',
    title: 'Already checked? Claims like this one',
    group: 'Claim',
    keys: ['L'],
    when: onClaim,
  },
  {
    id: 'claim.anchorOther',
    title: 'Anchor another claim here',
    group: 'Claim',
    keys: ['A'],
    when: onReport,
    writes: true,
  },
  {
    id: 'claim.merge',
    title: 'Merge the claim into another',
    group: 'Claim',
    keys: ['M'],
    when: onClaim,
    writes: true,
  },
  {
    id: 'claim.split',
    title: 'Split the claim',
    group: 'Claim',
    keys: ['S'],
    when: onClaim,
    writes: true,
  },
  {
    id: 'story.matrix',
    title: 'The story at a glance',
    group: 'Claim',
    keys: ['T'],
    when: (s) => s.inStory || inLibrary(s),
    hint: 'at a glance',
  },
  { id: 'party.answers', title: 'A party’s answers', group: 'Claim', keys: ['P'] },
  {
    id: 'party.link',
    title: 'Link parties that are not to be counted twice',
    group: 'Claim',
    keys: ['V'],
    writes: true,
  },
  {
    id: 'claims.scope',
    title: 'Claims of the story, or of the report',
    group: 'Claim',
    keys: ['s'],
    when: (s) => s.inStory && s.hasReport,
  },

  verdict('confirmed', '1'),
  verdict('denied', '2'),
  verdict('declined', '3'),
  verdict('neither', '4'),
  verdict('no-response', '5'),
  verdict('open', '0'),
  {
    id: 'verdict.weigh',
    title: 'Verdict with a note and what it rests on',
    group: 'Verdict',
    keys: ['v'],
    when: onClaim,
    writes: true,
    hint: 'weigh',
  },

  {
    id: 'claim.history',
    title: 'History of the claim',
    group: 'History',
    keys: ['h'],
    when: onClaim,
    hint: 'history',
  },
  { id: 'desk.history', title: 'History of the desk', group: 'History', keys: ['H'] },
  {
    id: 'travel.earlier',
    title: 'The desk one entry earlier',
    group: 'History',
    keys: [','],
    when: past,
    repeats: true,
    hint: 'earlier',
  },
  {
    id: 'travel.later',
    title: 'The desk one entry later',
    group: 'History',
    keys: ['.'],
    when: past,
    repeats: true,
    hint: 'later',
  },
  {
    id: 'travel.now',
    title: 'Back to the desk as it is now',
    group: 'History',
    keys: ['b'],
    when: past,
    hint: 'back to now',
  },
  {
    id: 'record.withdraw',
    title: 'Withdraw as a mistake…',
    group: 'History',
    keys: ['w'],
    when: (s) => s.hasReport || s.hasClaim || s.inStory,
    writes: true,
  },
  {
    id: 'records.withdrawn',
    title: 'Withdrawn: what was taken out as a mistake',
    group: 'History',
    keys: ['W'],
  },
  {
    id: 'record.redact',
    title: 'Redact for good…',
    group: 'History',
    keys: [],
    when: (s) => s.hasReport || s.hasClaim,
    writes: true,
  },
  {
    id: 'party.forget',
    title: 'Forget the real name of a confidential party…',
    group: 'History',
    keys: [],
    writes: true,
  },

  { id: 'find.search', title: 'Search reports and claims', group: 'Find', keys: ['/'], hint: 'search' },
  {
    id: 'find.similar',
    title: 'What bears on this claim or sentence',
    group: 'Find',
    keys: ['l'],
    when: (s) => (inClaims(s) ? s.hasClaim : s.hasReport),
    hint: 'like this',
  },
  {
    id: 'index.stop',
    title: 'Stop filling the search index',
    group: 'Find',
    keys: [],
    when: (s) => s.indexing,
  },
  {
    id: 'index.resume',
    title: 'Go on filling the search index',
    group: 'Find',
    keys: [],
    when: (s) => s.indexStopped,
  },
  {
    id: 'find.palette',
    title: 'Go to anything, do anything',
    group: 'Find',
    keys: ['Mod+K'],
    inFields: true,
    hint: 'go to',
  },

  {
    id: 'library.next',
    title: 'Next in the library',
    group: 'Window',
    keys: ['j', 'ArrowDown'],
    when: inLibrary,
    keysOnly: true,
    hint: 'next',
  },
  {
    id: 'library.previous',
    title: 'Previous in the library',
    group: 'Window',
    keys: ['k', 'ArrowUp'],
    when: inLibrary,
    keysOnly: true,
    hint: 'previous',
  },
  {
    id: 'library.open',
    title: 'Open',
    group: 'Window',
    keys: ['Enter'],
    when: (s) => inLibrary(s) && enters(s),
    keysOnly: true,
    hint: 'open',
  },
  {
    id: 'library.first',
    title: 'First in the library',
    group: 'Window',
    keys: ['Home'],
    when: inLibrary,
    keysOnly: true,
  },
  {
    id: 'library.last',
    title: 'Last in the library',
    group: 'Window',
    keys: ['End'],
    when: inLibrary,
    keysOnly: true,
  },
  {
    id: 'library.screenDown',
    title: 'A screen down in the library',
    group: 'Window',
    keys: ['PageDown'],
    when: inLibrary,
    keysOnly: true,
  },
  {
    id: 'library.screenUp',
    title: 'A screen up in the library',
    group: 'Window',
    keys: ['PageUp'],
    when: inLibrary,
    keysOnly: true,
  },
  {
    id: 'library.unfold',
    title: 'Show the reports of the story',
    group: 'Window',
    keys: ['ArrowRight'],
    when: inLibrary,
    keysOnly: true,
    hint: 'show reports',
  },
  {
    id: 'library.fold',
    title: 'Put the reports of the story away',
    group: 'Window',
    keys: ['ArrowLeft'],
    when: inLibrary,
    keysOnly: true,
  },
  { id: 'pane.next', title: 'Next pane', group: 'Window', keys: ['F6'], inFields: true },
  { id: 'pane.previous', title: 'Previous pane', group: 'Window', keys: ['Shift+F6'], inFields: true },
  {
    id: 'window.back',
    title: 'Back to where you were, and at last to now',
    group: 'Window',
    keys: ['Escape'],
    when: (s) => !goesBack(s),
    inFields: true,
    keysOnly: true,
  },
  {
    id: 'window.retry',
    title: 'Try again what failed',
    group: 'Window',
    keys: ['Mod+Enter'],
    when: (s) => s.canRetry,
  },
  { id: 'pane.narrower', title: 'Make the pane narrower', group: 'Window', keys: ['['], repeats: true },
  { id: 'pane.wider', title: 'Make the pane wider', group: 'Window', keys: [']'], repeats: true },
  { id: 'text.larger', title: 'Larger text for reading', group: 'Window', keys: ['+'], repeats: true },
  { id: 'text.smaller', title: 'Smaller text for reading', group: 'Window', keys: ['-'], repeats: true },
  { id: 'text.normal', title: 'Text for reading in its usual size', group: 'Window', keys: [] },
  { id: 'window.larger', title: 'Larger text everywhere', group: 'Window', keys: [] },
  { id: 'window.smaller', title: 'Smaller text everywhere', group: 'Window', keys: [] },
  { id: 'window.theme', title: 'Light, dark, or as the system', group: 'Window', keys: ['t'] },
  { id: 'window.contrast', title: 'More contrast, normal, or as the system', group: 'Window', keys: [] },
  { id: 'window.density', title: 'Comfortable or compact', group: 'Window', keys: [] },
  { id: 'window.help', title: 'Keys and help', group: 'Window', keys: ['?'] },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]['id'];

const BY_ID = new Map<string, Command>(COMMANDS.map((command) => [command.id, command]));

/** The record of a command. */
export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id);
  if (!command) throw new Error(`there is no command ${id}`);
  return command;
}

export const isCommandId = (id: string): id is CommandId => BY_ID.has(id);

/** Whether a command would do anything now, were it chosen from a menu or a palette. */
export const makesSense = (command: Command, state: WindowState): boolean =>
  (state.writable || !command.writes) && (command.when?.(state) ?? true);

/** Whether it would make sense, were the desk not read-only just now. */
export const waitsForWriting = (command: Command, state: WindowState): boolean =>
  !makesSense(command, state) && makesSense(command, { ...state, writable: true });

/** Whether its key fires now: never under a dialog, and in a text field only where the command says so. */
export const keyFires = (command: Command, state: WindowState): boolean =>
  !state.dialog && (state.focus !== 'field' || command.inFields === true) && makesSense(command, state);
