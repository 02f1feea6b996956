import { CATALOGUE } from './catalogue';

/** A text for where no messages are formatted, such as native menus: `{name}` alone is filled in. */
export function plain(key: string, values: Readonly<Record<string, string>> = {}): string {
  const message = CATALOGUE[key];
  if (message === undefined) throw new Error(`the catalogue has no text “${key}”`);
  return message.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
