/** The same answer to the same question, without working it out again; only the last one is remembered. */
export function once<A extends readonly unknown[], R>(work: (...of: A) => R): (...of: A) => R {
  let last: { readonly of: A; readonly answer: R } | null = null;
  return (...of) => {
    if (!last || last.of.some((value, at) => value !== of[at])) last = { of, answer: work(...of) };
    return last.answer;
  };
}
