/** For the last branch of a switch: the compiler proves it is never reached. */
export function unreachable(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}
