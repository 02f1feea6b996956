import { type Dateline, datelineOf } from './days/dateline';
import { languageOfText } from './language/language';

/** What can be concluded from a report's text alone. It is shown as concluded, and written nowhere. */
export interface Concluded {
  readonly dateline: Dateline | null;
  /** BCP 47; null where the text is too short or too mixed to tell. */
  readonly language: string | null;
}

export const concludedFrom = (text: string): Concluded => ({
  dateline: datelineOf(text),
  language: languageOfText(text),
});
