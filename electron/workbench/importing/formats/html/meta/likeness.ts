/** Words and numbers, in lower case. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How much of one text's words are in another's, 0 to 1; by length, so that short words count for little. */
export function share(of: string, within: string): number {
  const there = new Set(wordsOf(within));
  const words = wordsOf(of);
  const length = (some: readonly string[]): number => some.join('').length;
  return words.length === 0 ? 0 : length(words.filter((word) => there.has(word))) / length(words);
}
