/**
 * Work that is done in slices of a few milliseconds: whoever runs it may let other work in between, or drop it by
 * `return()`.
 */
export type Slices<T> = Generator<undefined, T>;

/** Runs all slices one after another. */
export function whole<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}
