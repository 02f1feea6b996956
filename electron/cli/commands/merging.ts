import { FaultError } from '#shared/contract/faults';
import type { AnchorView, ClaimView } from '#shared/contract/views';
import { placeInWords } from '#shared/text/place';
import { type Args, usage } from '../args';
import type { Command } from '../command';
import { idWord, oneLine } from '../words';
import { listOf, printClaim } from './claims';

const merge: Command = {
  name: 'merge',
  usage: 'CLAIM INTO',
  does: 'makes one claim of two: places, responses, notes and files of CLAIM go to INTO, whose wording and verdict stay',
  writes: true,
  options: {},
  words: [2, 2],
  async run(calling) {
    const [claim, into] = [
      idWord('claim', calling.args.positionals[0]),
      idWord('claim', calling.args.positionals[1]),
    ];
    printClaim(calling, await calling.send('claim.merge', { claim, into }));
  },
};

const split: Command = {
  name: 'split',
  usage: 'CLAIM --text TEXT --quote TEXT… [--report ID] [--take] [--responses ID,…]',
  does: 'makes a new claim of those places of a claim that quote TEXT, with these responses; with --take the places go from the old one',
  writes: true,
  options: {
    text: { takes: 'text' },
    quote: { takes: 'texts' },
    report: { takes: 'text' },
    take: { takes: 'nothing' },
    responses: { takes: 'text' },
  },
  words: [1, 1],
  async run(calling) {
    const { args, send } = calling;
    const claim = idWord('claim', args.positionals[0]);
    const text = args.text('text');
    if (!text?.trim()) throw usage('--text TEXT is missing', 'Word the new claim');
    const responses = listOf(args.text('responses') ?? '').map((id) => idWord('response', id));
    const places = placesIn(args, await send('claim.open', { claim }));
    const take = args.has('take');
    printClaim(calling, await send('claim.split', { claim, text, places, take, responses }));
  },
};

/** The places of a claim that quote the texts: one each. */
function placesIn(args: Args, claim: ClaimView) {
  const quotes = args.texts('quote').filter((quote) => quote.trim() !== '');
  if (quotes.length === 0) throw usage('--quote TEXT is missing', 'Quote a place of the claim');
  const report = args.has('report') ? idWord('report', args.text('report')) : null;
  const own = claim.anchors.filter((anchor) => report === null || anchor.report === report);
  const quoted = new Set(quotes.map((quote) => placeOf(claim, own, quote)));
  return [...quoted].map(({ report: of, start, end }) => ({ report: of, at: { start, end } }));
}

/** The place that is the quotation, else the one that has it in it. */
function placeOf(claim: ClaimView, own: readonly AnchorView[], quote: string): AnchorView {
  const exactly = own.filter(({ exact }) => plain(exact) === plain(quote));
  const found = exactly.length > 0 ? exactly : own.filter(({ exact }) => plain(exact).includes(plain(quote)));
  const [place, ...others] = found;
  if (!place) throw notQuoted(claim, quote);
  if (others.length > 0) throw quotedTwice(claim, quote, found);
  return place;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const quotedTwice = ({ id }: ClaimView, quote: string, places: readonly AnchorView[]): FaultError =>
  new FaultError(
    'ambiguous',
    `${places.length} places of it quote “${quote}”: ${places.map(placed).join('; ')}`,
    id,
    'Quote one of them whole, or name its report with --report.',
  );

const placed = (anchor: AnchorView): string =>
  `${anchor.report}, ${placeInWords(anchor)}: “${oneLine(anchor.exact)}”`;

const notQuoted = ({ id }: ClaimView, quote: string): FaultError =>
  new FaultError(
    'not-found',
    `no place of it quotes “${quote}”`,
    id,
    'galley claims lists the places of each claim.',
  );

export const mergingCommands: readonly Command[] = [merge, split];
