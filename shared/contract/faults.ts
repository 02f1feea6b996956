/**
 * Expected failures, as people and programs see them. `what` says what is wrong, `where` names the file, field or
 * record, `todo` says what to do about it.
 */
export const FAULT_TAGS = [
  'invalid', // the call itself is wrong: a field, a stance, a format that does not exist
  'not-found', // a record or quotation that is not there
  'ambiguous', // a quotation that occurs more than once
  'unreadable', // bytes that cannot become a report
  'locked', // another process holds the desk
  'read-only', // the desk cannot be written
  'damaged', // something on disk is not what was written
  'disk', // the disk refused
  'refused', // not allowed from here
  'unsupported', // not there yet, or not on this host
  'internal', // a fault of ours
] as const;
export type FaultTag = (typeof FAULT_TAGS)[number];

export interface Fault {
  readonly tag: FaultTag;
  readonly what: string;
  readonly where: string | null;
  readonly todo: string | null;
}

/** A fault on its way up through code that throws; hosts turn it back into a `Fault`. */
export class FaultError extends Error implements Fault {
  override readonly name = 'FaultError';
  readonly tag: FaultTag;
  readonly what: string;
  readonly where: string | null;
  readonly todo: string | null;

  constructor(tag: FaultTag, what: string, where: string | null = null, todo: string | null = null) {
    super(inOneLine({ tag, what, where, todo }));
    this.tag = tag;
    this.what = what;
    this.where = where;
    this.todo = todo;
  }
}

/** One line for a terminal or a toast: where, what, what to do. */
export function inOneLine({ what, where, todo }: Fault): string {
  return `${where ? `${where}: ` : ''}${what}${todo ? `. ${todo}` : ''}`.replaceAll(/\s*\n\s*/g, ' ');
}

/** What any thrown value tells the caller. Unexpected ones become `internal`, with their message. */
export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof FaultError) {
    const { tag, what, where, todo } = thrown;
    return { tag, what, where, todo };
  }
  const what = thrown instanceof Error ? thrown.message : String(thrown);
  return { tag: 'internal', what, where: null, todo: 'Nothing was changed. Please report this.' };
}
