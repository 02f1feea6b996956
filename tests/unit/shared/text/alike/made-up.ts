import { randomFrom, Words } from '../../../../bench/reports';

/** Made-up prose from a seed. Two seeds have no run of words in common but by a chance of one in very many. */
export const prose = (words: number, seed: number): string => new Words(seed).some(words);

/** The text with some words changed: one in `every`, evenly, never the first or last. */
export const withEdits = (text: string, every: number): string =>
  text
    .split(' ')
    .map((word, at, all) => (at > 0 && at < all.length - 1 && at % every === 0 ? `edit${at}` : word))
    .join(' ');

/** Passages of their own with `shared` ones between them, in an order of the seed's choosing. */
export function mixed(shared: readonly string[], seed: number): string {
  const random = randomFrom(seed);
  const order = [...shared].sort(() => random() - 0.5);
  return order
    .flatMap((passage, at) => [prose(30 + Math.floor(random() * 50), seed * 100 + at), passage])
    .join('. ');
}
