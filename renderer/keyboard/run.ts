import type { CommandId } from '#shared/commands/commands';
import { keyInWords } from '#shared/commands/keys';
import { PANES } from '#shared/commands/state';
import { isId } from '#shared/domain/ids';
import type { App } from '../store/app';
import { firstKeyOf } from '../store/keymap';
import { reopenSearch } from '../store/search';
import { currentClaim, cursorSpan, placeNow, quotationAt } from '../store/select';
import type { Dialog } from '../store/state';
import { partiesOf } from '../store/targets';
import type { WordMove } from '../store/words';
import { say } from '../texts/say';
import { selectSpan } from '../views/report/selection';
import { IS_MAC } from './mac';

export type Run = (command: CommandId) => void;

/** What each command does. The compiler insists on one line for every command there is. */
export function runner(app: App): Run {
  const { store } = app;
  const open = (dialog: Dialog) => (): void => app.openDialog(dialog);
  const pane = (by: number) => (): void => {
    const at = PANES.indexOf(store.getState().pane);
    app.goToPane(PANES[(at + by + PANES.length) % PANES.length] ?? 'report');
  };
  const placed = (kind: 'claim' | 'response') => (): void => {
    const state = store.getState();
    app.openDialog({ kind, place: placeNow(state), selected: state.selection !== null });
  };

  const placedOnly = (): void => {
    const place = placeNow(store.getState());
    if (place) app.openDialog({ kind: 'anchorOther', place });
  };

  const deeds: Record<CommandId, () => void | Promise<void>> = {
    'desk.undo': app.undo,
    'desk.redo': app.redo,
    'desk.settings': open({ kind: 'settings' }),
    'desk.own': () => app.switchDesk('own'),
    'desk.sample': () => app.switchDesk('sample'),
    'desk.removeSample': open({ kind: 'removeSample' }),
    'desk.backups': open({ kind: 'backups' }),
    'desk.verify': open({ kind: 'verify' }),
    'report.bringIn': open({ kind: 'bringIn' }),
    'report.alike': open({ kind: 'kin' }),
    'report.versions': open({ kind: 'versions' }),
    'report.particulars': open({ kind: 'particulars' }),
    'story.group': open({ kind: 'group' }),
    'sheet.preview': () => openSheet(app),
    'cursor.next': () => app.moveCursor(1),
    'cursor.previous': () => app.moveCursor(-1),
    'cursor.extendNext': () => app.extendCursor(1),
    'cursor.extendPrevious': () => app.extendCursor(-1),
    'word.next': () => selectWord(app, 'next'),
    'word.previous': () => selectWord(app, 'previous'),
    'word.extend': () => selectWord(app, 'extend'),
    'word.shrink': () => selectWord(app, 'shrink'),
    'cursor.first': () => app.cursorTo(0),
    'cursor.last': app.cursorToLast,
    'cursor.claim': app.claimUnderCursor,
    'hit.next': () => app.stepHit(1),
    'hit.previous': () => app.stepHit(-1),
    'hits.back': () => backToSearch(app),
    'claim.alike': () => toAlike(app),
    'find.similar': () => openSimilar(app),
    'report.stopBringingIn': () => app.stopBringingIn(),
    'index.stop': () => app.pauseIndex(true),
    'index.resume': () => app.pauseIndex(false),
    'claim.look': () => app.lookAtClaim(false),
    'claim.keep': () => app.lookAtClaim(true),
    'open.next': () => app.stepOpen(1),
    'open.previous': () => app.stepOpen(-1),
    'passage.waive': () => app.askWaive(),
    'passage.reopen': () => app.reopenHere(),
    'report.legend': () => app.toggleLegend(),
    'claim.make': placed('claim'),
    'claim.anchor': app.anchorHere,
    'claim.next': () => app.moveClaim(1),
    'claim.previous': () => app.moveClaim(-1),
    'claim.first': () => app.moveClaim(Number.NEGATIVE_INFINITY),
    'claim.last': () => app.moveClaim(Number.POSITIVE_INFINITY),
    'claim.open': () => openClaim(app),
    'response.record': placed('response'),
    'claim.reword': open({ kind: 'reword' }),
    'claim.note': open({ kind: 'note' }),
    'evidence.keep': open({ kind: 'evidence' }),
    'claim.anchorOther': placedOnly,
    'claim.merge': open({ kind: 'merge' }),
    'claim.split': open({ kind: 'split' }),
    'story.matrix': () => openMatrix(app),
    'party.answers': () => openAnswers(app),
    'party.link': open({ kind: 'link', parties: [] }),
    'claims.scope': app.toggleScope,
    'verdict.confirmed': () => app.giveVerdict('confirmed'),
    'verdict.denied': () => app.giveVerdict('denied'),
    'verdict.declined': () => app.giveVerdict('declined'),
    'verdict.neither': () => app.giveVerdict('neither'),
    'verdict.no-response': () => app.giveVerdict('no-response'),
    'verdict.open': () => app.giveVerdict('open'),
    'verdict.weigh': open({ kind: 'weigh' }),
    'claim.history': () => openHistory(app),
    'desk.history': open({ kind: 'deskHistory' }),
    'travel.earlier': () => app.travelBy(-1),
    'travel.later': () => app.travelBy(1),
    'travel.now': () => app.travel(null),
    'record.withdraw': open({ kind: 'withdraw', record: null, words: null }),
    'records.withdrawn': open({ kind: 'withdrawn', claim: null }),
    'record.redact': open({ kind: 'redact', record: null }),
    'party.forget': open({ kind: 'forget', party: null }),
    'find.search': open({ kind: 'search' }),
    'find.palette': open({ kind: 'palette' }),
    'library.next': () => app.moveRow(1),
    'library.previous': () => app.moveRow(-1),
    'library.open': () => openRow(app),
    'library.first': app.firstRow,
    'library.last': app.lastRow,
    'library.screenDown': () => app.moveRowByScreen(1),
    'library.screenUp': () => app.moveRowByScreen(-1),
    'library.unfold': app.unfoldRow,
    'library.fold': app.foldRow,
    'pane.next': pane(1),
    'pane.previous': pane(-1),
    'window.back': () => back(app),
    'window.retry': app.retry,
    'pane.narrower': () => app.sizePane(-1),
    'pane.wider': () => app.sizePane(1),
    'text.larger': () => app.sizeReading(1),
    'text.smaller': () => app.sizeReading(-1),
    'text.normal': () => app.sizeReading(0),
    'window.larger': () => app.sizeText(1),
    'window.smaller': () => app.sizeText(-1),
    'window.theme': app.nextTheme,
    'window.contrast': app.nextContrast,
    'window.density': app.nextDensity,
    'window.help': open({ kind: 'help' }),
  };
  return (command) => void deeds[command]();
}

/** The sheet of what the claims list shows: the story's, or the open report's. */
function openSheet(app: App): void {
  const { story, stories, show, reading } = app.store.getState();
  const whole = show === 'story' ? stories.find(({ id }) => id === story) : undefined;
  if (whole) app.openDialog({ kind: 'sheet', of: { story: whole.id }, title: whole.name });
  else if (reading)
    app.openDialog({ kind: 'sheet', of: { report: reading.report.id }, title: reading.report.name });
}

/** The story under the library's cursor, where one works there; else the one one is in. */
function openMatrix(app: App): void {
  const { pane, row, story } = app.store.getState();
  const chosen = pane === 'library' && row !== null && isId('story', row) ? row : story;
  if (chosen) app.openDialog({ kind: 'matrix', story: chosen });
}

/** The party that answered the current claim, where it is one; else there is a choice to make. */
function openAnswers(app: App): void {
  const claim = currentClaim(app.store.getState());
  const parties = claim ? partiesOf(claim) : [];
  const [only] = parties;
  if (parties.length === 1 && only) app.openDialog({ kind: 'party', party: only.id });
  else app.openDialog({ kind: 'parties' });
}

function openHistory(app: App): void {
  const claim = currentClaim(app.store.getState());
  if (claim) app.openDialog({ kind: 'claimHistory', claim: claim.id });
}

function selectWord(app: App, move: WordMove): void {
  const span = app.wordAfter(move);
  const article = document.querySelector<HTMLElement>('article[data-surface]');
  if (!span || !article) return;
  selectSpan(article, span);
  app.select(span);
  window.getSelection()?.focusNode?.parentElement?.scrollIntoView({ block: 'nearest' });
}

async function openClaim(app: App): Promise<void> {
  const claim = currentClaim(app.store.getState());
  if (claim) await app.jumpToClaim(claim.id);
}

async function openRow(app: App): Promise<void> {
  await app.openRowUnderCursor();
  app.goToPane('report');
}

/** A selection goes first, as ever; then the way leads back to the search as it was left. */
async function backToSearch(app: App): Promise<void> {
  const { selection, cursor, trail } = app.store.getState();
  if (selection || cursor.at !== cursor.from) return back(app);
  app.endWalk();
  if (trail.at(-1)?.search) return back(app);
  return reopenSearch(app);
}

/** What bears on the current claim, or in a report on what is selected or under the cursor. */
function openSimilar(app: App): void {
  const state = app.store.getState();
  const claim = state.pane === 'claims' ? currentClaim(state) : null;
  const place = placeNow(state);
  if (claim) app.openDialog({ kind: 'search', similar: { text: claim.text, besides: claim.id } });
  else if (state.reading && place)
    app.openDialog({
      kind: 'search',
      similar: { text: quotationAt(state.reading, place).trim(), besides: null },
    });
}

/** Puts the focus on the first of the earlier claims like the current one. */
function toAlike(app: App): void {
  const first = document.querySelector<HTMLElement>('[data-alike] button');
  if (first) first.focus();
  else {
    const key = firstKeyOf(app.store.getState(), 'find.similar');
    const more = key === null ? null : say('window.noAlikeMore', { key: keyInWords(key, IS_MAC) });
    app.refused(say('window.noAlike'), more ?? '');
  }
}

/** One level back: a selection or extension first, then the last jump, then the report itself, then the present. */
async function back(app: App): Promise<void> {
  const { selection, reading, cursor, pane, desk, trail } = app.store.getState();
  const field = document.activeElement;
  if (selection) {
    window.getSelection()?.removeAllRanges();
    return app.select(null);
  }
  if (reading && cursor.at !== cursor.from && cursorSpan(reading, cursor)) return app.cursorTo(cursor.at);
  if (await app.goBack()) return trail.at(-1)?.search ? reopenSearch(app) : undefined;
  if (desk?.at && (pane === 'report' || !reading)) return app.travel(null);
  if (pane !== 'report' || field !== document.body) app.goToPane('report');
  return undefined;
}
