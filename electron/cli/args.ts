import { parseArgs } from 'node:util';
import { FaultError } from '#shared/contract/faults';

/** One option of a command. `optional` takes a value when one follows: `--anonymous`, `--anonymous REASON`. */
export interface Option {
  readonly takes: 'nothing' | 'text' | 'texts' | 'optional';
}
export type Options = Readonly<Record<string, Option>>;

/** What was typed. A text option given without a value where none is needed holds the empty string. */
export interface Args {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  has(name: string): boolean;
}

/** A call that cannot be understood. The command line answers it with status 2. */
export const usage = (what: string, todo: string | null = null): FaultError =>
  new FaultError('invalid', what, null, todo);

/**
 * Reads a command's words. With `dashes`, words that begin with one dash are no options: a query leaves words out so.
 * @throws FaultError `invalid` for an option the command does not have, or one without its value.
 */
export function readArgs(words: readonly string[], options: Options, dashes = false): Args {
  try {
    const { values, positionals } = parseArgs({
      args: joined(words, options, dashes),
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { takes }]) => [
          name,
          {
            type: takes === 'nothing' ? ('boolean' as const) : ('string' as const),
            multiple: takes === 'texts',
          },
        ]),
      ),
    });
    const given = values as Readonly<Record<string, string | boolean | string[] | undefined>>;
    return {
      positionals,
      text: (name) => (typeof given[name] === 'string' ? given[name] : undefined),
      texts: (name) => (Array.isArray(given[name]) ? given[name] : []),
      has: (name) => given[name] !== undefined,
    };
  } catch (error) {
    throw usage((error as Error).message.split('\n')[0]?.split('. To ')[0] ?? 'cannot be read');
  }
}

/** Joins options with their values, so that a quotation may begin with a dash; what is no option comes last. */
function joined(words: readonly string[], options: Options, dashes: boolean): string[] {
  const args: string[] = [];
  const plain: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (word === '--') {
      plain.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || (dashes && !word.startsWith('--'))) {
      plain.push(word);
      continue;
    }
    const takes = word.startsWith('--') ? options[word.slice(2)]?.takes : undefined;
    const next = words[at + 1];
    if (takes === undefined || takes === 'nothing') args.push(word);
    else if (takes === 'optional' && (next === undefined || next.startsWith('--'))) args.push(`${word}=`);
    else if (next === undefined) throw usage(`${word} needs a value`);
    else {
      args.push(`${word}=${next}`);
      at += 1;
    }
  }
  return [...args, '--', ...plain];
}
