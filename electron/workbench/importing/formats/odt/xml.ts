import { Parser } from 'htmlparser2';
import { unreadable } from '../../faults';
import { Names } from './names';

/** Gives an attribute's value; null where there is none. */
export type Attribute = (name: string) => string | null;

/** Who is told of XML as it is read, from the first byte to the last. */
export interface Listener {
  open(name: string, attribute: Attribute): void;
  text(data: string): void;
  close(name: string): void;
}

/** More than any document nests its elements; beyond it, one was made to do harm. */
const DEEPEST = 5_000;

/**
 * Reads a document's XML without building a tree: neither its size nor its depth costs memory. Entities but XML's own five
 * stay as they are written.
 * @returns whether it is whole: its first element has an end
 * @throws FaultError where it is nested too deep
 */
export function listenTo(xml: string, path: string, listener: Listener): boolean {
  const names = new Names();
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(written, attributes) {
        depth += 1;
        if (depth > DEEPEST) throw tooDeep(path);
        names.declare(attributes);
        listener.open(names.of(written), (name) => names.valueOf(attributes, name));
      },
      ontext: (data) => listener.text(data),
      onclosetag(written) {
        depth -= 1;
        listener.close(names.of(written));
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  const isWhole = depth === 0;
  // Closes what is still open.
  parser.end();
  return isWhole;
}

const tooDeep = (path: string): Error =>
  unreadable(
    path,
    `is nested more than ${DEEPEST} levels deep`,
    'Open it in a word processor and save it as .odt again.',
  );
