import type { Incoming } from './parts';

/** A feed's lines, each an original of its own with the path `feed.jsonl:17`; an empty feed as it is. */
export function linesOf({ path, bytes }: Incoming): readonly Incoming[] {
  // latin1 keeps every byte as it is.
  const lines = Buffer.from(bytes).toString('latin1').split(/\r?\n/);
  const parts = lines.map((line, at) => ({ path: `${path}:${at + 1}`, bytes: Buffer.from(line, 'latin1') }));
  const filled = parts.filter(({ bytes: part }) => part.toString('latin1').trim() !== '');
  return filled.length > 0 ? filled : [{ path, bytes }];
}
