import { BROKEN_OFF, HIDDEN, NO_TEXT, ofChanges, ofComments } from '../document-remarks';
import type { Body } from './body';

/** What a checker should know of a document beyond its text. */
export function remarksOn(body: Body, text: string, isWhole: boolean): string[] {
  const objects = body.count('draw:object') + body.count('draw:object-ole');
  return [
    ...(isWhole ? [] : [BROKEN_OFF]),
    ...ofChanges(body.count('text:changed-region')),
    ...ofComments(body.count('office:annotation')),
    ...(body.hasHidden ? [HIDDEN] : []),
    ...(objects > 0 ? [OBJECTS] : []),
    ...(text === '' ? [NO_TEXT] : []),
  ];
}

const OBJECTS = 'It holds charts, formulas or other objects whose words are not part of the text.';
