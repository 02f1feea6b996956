import type { IntlMessageFormat } from 'intl-messageformat';

/**
 * A language nobody speaks, for translators and tests: English with an accent on every letter, a third longer, in
 * brackets. What stands in the window without them is no message of the catalogue, and what does not fit will not fit in
 * German.
 */
export const PSEUDO_TAG = 'en-XA';

/** A message as it is parsed. */
export type Message = ReturnType<IntlMessageFormat['getAst']>;
type Element = Message[number];

/** The parser's number for a stretch of text between what is filled in. */
const LITERAL = 0;
const LONGER = 0.3;

/** The same message in the pseudo-language: only its text is other, what is filled in and chosen by stays as it is. */
export function pseudo(message: Message): Message {
  const filler = '~'.repeat(Math.ceil(lengthOf(message) * LONGER));
  return [text('⟦'), ...message.map(accented), text(filler === '' ? '⟧' : ` ${filler}⟧`)];
}

const text = (value: string): Element => ({ type: LITERAL, value });

function accented(element: Element): Element {
  if (element.type === LITERAL)
    return { ...element, value: [...element.value].map(withAccent).join('') } as Element;
  if ('children' in element) return { ...element, children: element.children.map(accented) };
  if (!('options' in element)) return element;
  const options = Object.entries(element.options).map(([when, { value, ...more }]) => [
    when,
    { ...more, value: value.map(accented) },
  ]);
  return { ...element, options: Object.fromEntries(options) } as Element;
}

/** Letters of the longest way through the message. */
function lengthOf(message: Message): number {
  const lengths = message.map((element): number => {
    if (element.type === LITERAL) return element.value.trim().length;
    if ('children' in element) return lengthOf(element.children);
    return 'options' in element
      ? Math.max(...Object.values(element.options).map(({ value }) => lengthOf(value)))
      : 0;
  });
  return lengths.reduce((sum, length) => sum + length, 0);
}

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = [...'åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ'];

const withAccent = (letter: string): string => ACCENTED[PLAIN.indexOf(letter)] ?? letter;
