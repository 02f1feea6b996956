interface Props {
  readonly text: string;
  /** `[start, end]` of what is marked, in order, none over another. */
  readonly ranges: readonly (readonly [number, number])[];
}

interface Part {
  readonly at: number;
  readonly text: string;
  readonly found: boolean;
}

/** A text with what was found in it marked. */
export function Marked({ text, ranges }: Props) {
  return partsOf(text, ranges).map((part) =>
    part.found ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
  );
}

/** The text cut at its ranges; nothing is lost or twice, even where a range is not what it should be. */
export function partsOf(text: string, ranges: Props['ranges']): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const take = (to: number, found: boolean): void => {
    if (to > at) parts.push({ at, text: text.slice(at, to), found });
    at = Math.max(at, to);
  };
  for (const [start, end] of ranges) {
    take(Math.min(start, text.length), false);
    take(Math.min(end, text.length), true);
  }
  take(text.length, false);
  return parts;
}
