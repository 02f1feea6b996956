import { type IdKind, type IdOf, isId } from '#shared/domain/ids';
import { STANCES, type Stance, VERDICTS, type Verdict } from '#shared/domain/stances';
import { plainLine } from '#shared/text/plain-line';
import { type Args, usage } from './args';

/** The nth positional word as an id of `kind`. @throws FaultError `invalid` when it is not spelled as one. */
export function idWord<K extends IdKind>(kind: K, word: string | undefined): IdOf[K] {
  if (word !== undefined && isId(kind, word)) return word;
  throw usage(`${JSON.stringify(word ?? '')} is not the id of a ${kind}`, `Ids look like ${EXAMPLES[kind]}`);
}
const EXAMPLES: Record<IdKind, string> = {
  report: 'r2',
  story: 's3',
  claim: 'c4',
  party: 'p5',
  response: 'rs6',
  note: 'n7',
  evidence: 'e8',
  link: 'l9',
  waiver: 'w10',
};

const oneOf = <T extends string>(what: string, known: readonly T[], word: string | undefined): T => {
  const found = known.find((value) => value === word);
  if (found !== undefined) return found;
  throw usage(`${JSON.stringify(word ?? '')} is not a ${what}`, `Use one of: ${known.join(', ')}`);
};
export const stanceWord = (word: string | undefined): Stance => oneOf('stance', STANCES, word);
export const verdictWord = (word: string | undefined): Verdict => oneOf('verdict', VERDICTS, word);
export const choiceWord = oneOf;

/** The quotation options every command that anchors has in common. */
export const QUOTE_OPTIONS = {
  quote: { takes: 'text' },
  prefix: { takes: 'text' },
  suffix: { takes: 'text' },
} as const;

/** @throws FaultError `invalid` when there is no quotation. */
export function quoteIn(args: Args): { quote: string; prefix?: string; suffix?: string } {
  const quote = args.text('quote');
  if (!quote?.trim())
    throw usage('--quote TEXT is missing', 'Quote the passage of the report, letter by letter');
  const prefix = args.text('prefix');
  const suffix = args.text('suffix');
  return { quote, ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) };
}

export function numberIn(args: Args, name: string, least = 1): number | undefined {
  const word = args.text(name);
  if (word === undefined) return undefined;
  const value = Number(word);
  if (Number.isInteger(value) && value >= least) return value;
  throw usage(`--${name} ${word} is not a whole number from ${least}`);
}

/**
 * Words from a report as one line for a terminal: no line breaks, no control characters, which could make the terminal do
 * things, and no marks that turn the order of letters.
 */
export const oneLine = (text: string): string => inLine(text).trim();

/** As `oneLine`, for a piece of a line: a space at its ends stays. */
export const inLine = (text: string): string => plainLine(text.replaceAll(/\p{Cc}+/gu, ' '));

/** JSON that means the same, with what would steer a terminal, and JSON leaves as it is, spelled out. */
export const plainJson = (record: unknown): string =>
  JSON.stringify(record).replaceAll(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A whole text for a terminal: its lines and tabs stay, other control characters show as a replacement character. */
export const forTerminal = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be kept out.
  text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
