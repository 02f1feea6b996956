const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** As much of a line as is segmented at a time: what that takes grows with its length times its sentences. */
const PIECE = 2_000;

/** Where one of these follows, nothing after it can undo that a sentence has ended before it (UAX #29, rule SB8). */
const DECIDING = /[\p{Lu}\p{Ll}\p{Lo}\p{STerm}]/u;

/**
 * Where the sentences of a line end, after Unicode UAX #29. It is what the segmenter says of the whole line, asked piece by
 * piece: each begins where a sentence does, so nothing before it matters, and what its end leaves open is in the next.
 */
export function* segmentEnds(line: string, most = PIECE): Generator<number> {
  let [from, size] = [0, most];
  while (from < line.length) {
    const piece = line.slice(from, from + size);
    const isRest = from + size >= line.length;
    let sure = 0;
    for (const { segment, index } of segmenter.segment(piece)) {
      const end = index + segment.length;
      if (!isRest && !DECIDING.test(piece.slice(end))) break;
      yield from + end;
      sure = end;
      // A longer piece was for one long sentence.
      if (size > most) break;
    }
    from += sure;
    size = sure > 0 ? most : 2 * size;
  }
}
