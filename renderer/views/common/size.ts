import { locale, say } from '../../texts/say';

const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

const UNITS = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const;

/** A file's size as people read it; `bytes` in bytes, the units decimal. */
export function size(bytes: number): string {
  const unit = UNITS.find(([, length]) => bytes >= length);
  return unit ? `${number.format(bytes / unit[1])} ${unit[0]}` : say('window.count.bytes', { bytes });
}

/** `1 entry`, `1,204 entries`. */
export const count = (many: number, one: string, several = `${one}s`): string =>
  `${number.format(many)} ${many === 1 ? one : several}`;

/** `12 of 1,204` */
export const doneOf = (done: number, total: number): string => say('window.count.of', { done, total });
