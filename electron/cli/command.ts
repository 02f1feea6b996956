import type { Send } from '#shared/contract/channels';
import type { Args, Options } from './args';

/** What a command works with. */
export interface Calling {
  readonly args: Args;
  readonly send: Send;
  readonly json: boolean;
  /** Prints one record: as JSON with `--json`, else as people read it. */
  print(record: unknown, people: () => string): void;
  /** Text that is the answer itself, whatever the format. */
  printRaw(text: string): void;
  /** Makes words stand out where a terminal shows them; anywhere else they stay as they are. */
  mark(words: string): string;
  /** One of several inputs failed: named on stderr, and the status will be 1. */
  complain(what: string): void;
  /** Something to know, on stderr; the status stays. */
  warn(what: string): void;
  /** Shown on a terminal only. */
  progress(text: string): void;
}

/** A command as data: the help page, the parser and the dispatcher all read this. */
export interface Command {
  readonly name: string;
  /** What follows the name. */
  readonly usage: string;
  readonly does: string;
  /** Whether it writes to the desk: then it needs the desk to itself. */
  readonly writes: boolean | ((args: Args) => boolean);
  readonly options: Options;
  /** Whether its words may begin with one dash, as in a query. */
  readonly dashes?: boolean;
  /** Fewest and most positional words after the name. */
  readonly words: readonly [number, number];
  run(calling: Calling): Promise<void>;
}

/** A command that needs no desk, or opens one in its own way. */
export interface HostCommand extends Omit<Command, 'run' | 'writes'> {
  runHost(calling: Omit<Calling, 'send'>, desk: DeskChoice): Promise<void>;
}

export interface DeskChoice {
  readonly folder: string;
  readonly checker: string | undefined;
}
