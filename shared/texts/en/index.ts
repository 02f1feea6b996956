import { bringing } from './bringing';
import { claims } from './claims';
import { coverage } from './coverage';
import { desk } from './desk';
import { dialogs } from './dialogs';
import { help } from './help';
import { history } from './history';
import { keeping } from './keeping';
import { library } from './library';
import { palette } from './palette';
import { report } from './report';
import { search } from './search';
import { settings } from './settings';
import { story } from './story';
import { versions } from './versions';
import { window } from './window';

/**
 * Every text of the interface, in English: key -> message in ICU MessageFormat, a file an area. A translation is the same
 * keys in another language; what it leaves out is shown in English. The titles of commands are with the commands, under
 * `command.` and their id; what people wrote, and what the ledger and the sheets say, is no text of the interface.
 */
export const ENGLISH = {
  ...window,
  ...library,
  ...report,
  ...coverage,
  ...claims,
  ...story,
  ...search,
  ...history,
  ...keeping,
  ...versions,
  ...dialogs,
  ...desk,
  ...bringing,
  ...settings,
  ...help,
  ...palette,
} as const;

export type TextKey = keyof typeof ENGLISH;
