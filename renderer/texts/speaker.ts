import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogue } from '#shared/texts/catalogue';
import type { Message } from './pseudo';

/** What a message is filled in with. Numbers and dates are written as the language writes them. */
export type Values = Readonly<Record<string, string | number | Date | boolean | null | undefined>>;

export interface Speaker {
  /** A BCP 47 tag: how numbers, dates and plurals are written. */
  readonly locale: string;
  /** @throws Error naming the key, where a value is missing or the key is in no catalogue. */
  say(key: string, values?: Values): string;
  /** The same with parts that are no text, such as keys: text and parts in order. `<b>…</b>` calls the value `b`. */
  tell<T>(key: string, values: Readonly<Record<string, unknown>>): readonly (string | T)[];
}

interface Language {
  /** What is missing in the translation is said in English. */
  readonly english: Catalogue;
  readonly translation?: Catalogue;
  /** Made of every message before it is said. */
  readonly change?: (message: Message) => Message;
}

/** Speaks a language: messages are parsed once, when they are first said. */
export function speakerOf(locale: string, { english, translation = {}, change }: Language): Speaker {
  const parsed = new Map<string, IntlMessageFormat>();
  const formatOf = (key: string): IntlMessageFormat => {
    const known = parsed.get(key);
    if (known) return known;
    const message = translation[key] ?? english[key];
    if (message === undefined) throw new Error(`the catalogue has no text “${key}”`);
    const plain = new IntlMessageFormat(message, locale);
    const format = change ? new IntlMessageFormat(change(plain.getAst()), locale) : plain;
    parsed.set(key, format);
    return format;
  };
  const filled = (key: string, values: Readonly<Record<string, unknown>>): unknown => {
    try {
      return formatOf(key).format(values as Values);
    } catch (error) {
      throw new Error(`“${key}” cannot be said: ${(error as Error).message}`);
    }
  };
  return {
    locale,
    say: (key, values = {}) => String(filled(key, values)),
    tell: (key, values) => [filled(key, values)].flat() as never,
  };
}
