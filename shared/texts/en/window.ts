/** See `index.ts`. */
export const window = {
  'window.report': 'Report',
  'window.opening': 'Opening the desk…',
  'window.failed': 'The desk cannot be opened',
  'window.titled': '{name} — Galley',
  'window.dropFailed': 'What was dropped cannot be read',
  'window.drop': 'Drop to bring in',
  'window.tryAgain': 'Try again',

  'window.noAlike': 'No earlier claim like this one is known.',
  'window.noAlikeMore': 'Press {key} to see all that bears on it.',
  'window.notNow.writes': '“{command}” changes the desk.',
  'window.notNow.past': 'It is shown as it stood after entry {seq, number}.',
  'window.notNow.closed': 'It is not open yet.',

  'window.top.sample': 'Sample desk',
  'window.top.removeSample': 'Remove the sample',
  'window.top.readOnly': 'Read-only',
  'window.top.undo': 'Undo',
  'window.top.redo': 'Redo',
  'window.top.undoes': 'Undo: {words}',
  'window.top.redoes': 'Redo: {words}',
  'window.top.nothingToUndo': 'Nothing to undo',
  'window.top.nothingToRedo': 'Nothing to redo',
  'window.top.goTo': 'Go to {key}',
  'window.top.theme': 'Theme: {theme, select, light {light} dark {dark} other {as the system}}',
  'window.top.checker': 'Checker: {checker}. Settings',

  'window.banner.lost':
    '<b>Galley’s host does not answer.</b> What was acknowledged is on disk. Start Galley again: it opens a new window.',
  'window.banner.readOnly': '<b>This desk can only be read just now:</b> {why}',
  'window.banner.past': 'The desk as it stood',
  'window.banner.pastAt':
    '<b>The desk as it stood on {time},</b> after entry {seq, number} of {latest, number}. Read-only.',
  'window.banner.earlier': 'Earlier',
  'window.banner.later': 'Later',
  'window.banner.now': 'Back to now',
  'window.banner.damaged': '<b>This desk is damaged and can only be read:</b> {why}',
  'window.banner.chain':
    '<b>The ledger of this desk is not what was written.</b> Verify the desk to see where.',
  'window.banner.verify': 'Verify the desk',
  'window.banner.restore': 'Restore a backup…',
  'window.banner.keys': 'Some keys in the settings cannot be used:',
  'window.banner.keysMore': '{count, plural, one {and one more} other {and # more}}',
  'window.banner.keyUnknown': 'there is no command “{id}”',
  'window.banner.keyRefused': '{key} for “{command}”: {why}',
  'window.banner.keyClash': '{key} for “{command}” is that of “{other}”',
  'window.banner.toKeys': 'Keys…',

  'window.footer.bringingIn': 'Bringing in',
  'window.footer.indexing': 'Indexing',
  'window.footer.indexingStopped': 'Indexing stopped at',
  'window.footer.indexProblem': 'The search index: {problem}',
  'window.footer.stop': 'Stop',
  'window.footer.goOn': 'Go on',
  'window.footer.checking': 'Checking the ledger…',
  'window.footer.notBackedUp': 'Not backed up yet',
  'window.footer.backingUp': 'Backing up…',
  'window.footer.backupFailed': 'The last backup was not made',
  'window.footer.backedUp': 'Backed up {ago}',
  'window.footer.help': 'help',
  'window.footer.nextPane': 'next pane',

  'window.toast.again': 'Try again {key}',
  'window.toast.putAway': 'Put away',

  'window.panes.switch': 'Panes',
  'window.panes.library': 'Library',
  'window.panes.report': 'Report',
  'window.panes.claims': 'Claims',
  'window.panes.librarySize': 'Width of the library',
  'window.panes.claimsSize': 'Width of the claims',
  'window.panes.width': '{percent, number, percent} of the window',

  'window.fault.doing': '{doing}:',
  'window.fault.tryAgain': 'Try again',

  'window.dialog.close': 'Close',
  'window.dialog.closeKey': 'Close {key}',
  'window.dialog.cancel': 'Cancel',
  'window.dialog.working': 'Working…',
  'window.dialog.tryAgain': 'Try again',

  'window.field.optional': 'optional',

  'window.ago.now': 'just now',

  'window.count.of': '{done, number} of {total, number}',
  'window.count.bytes': '{bytes, plural, one {# byte} other {# bytes}}',

  'window.save.downloads': '{name}, in this browser’s downloads',

  'window.menu.view': 'View',
  'window.menu.keyed': '{title}  ({key})',
} as const satisfies Record<string, string>;
