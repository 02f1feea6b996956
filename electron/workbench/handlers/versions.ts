import type { CarriedView, ComparisonView, Quoted, TextChange } from '#shared/contract/views';
import type { Anchor } from '#shared/domain/records';
import { inWords } from '#shared/domain/stances';
import type { Carried } from '#shared/text/carry/carry';
import type { Change } from '#shared/text/carry/changes';
import type { Compared } from '#shared/text/carry/versions';
import type { Span } from '#shared/text/sentences';
import type { Context, Handlers } from '../context';
import { type Fate, fatesOf } from '../report-versions/carrying';
import {
  compare,
  look,
  type Pair,
  type PairOfTexts,
  pairOf,
  reliedIn,
  textsOf,
  tie,
  untie,
} from '../report-versions/tying';
import { wordChange, wordsFrom } from '../report-versions/words';

/** Versions of one report: what changed, what becomes of the places in it, and what a checker says to that. */
export const versionHandlers = (
  context: Context,
): Handlers<'report.compare' | 'report.supersede' | 'claim.look'> => {
  const { present } = context;
  return {
    'report.compare': async ({ before, after }) => {
      const pair = pairOf(context, before, after);
      const relied = reliedIn(context, before);
      const texts = await textsOf(context, pair);
      const compared = await compare(context, texts, relied, true);
      return viewOf(
        context,
        pair,
        texts,
        fatesOf(relied, compared.carried, pair.newer, texts.after),
        compared,
      );
    },

    'report.supersede': async ({ report, by }) => {
      if (by === null) await untie(context, report);
      else await tie(context, report, by);
      return present.reportRow(present.reportRowOf(by ?? report));
    },

    'claim.look': async ({ claim, keep }) => {
      await look(context, claim, keep);
      return present.claim(present.claimRow(claim));
    },
  };
};

const FIRST: readonly Carried['outcome'][] = ['lost', 'changed', 'moved', 'same'];
/** So many changes are shown: whoever sees more of them sees another text. */
const MOST_SHOWN = 500;

function viewOf(
  context: Context,
  { older, newer }: Pair,
  { before, after }: PairOfTexts,
  fates: readonly Fate[],
  { changes }: Compared,
): ComparisonView {
  const { present } = context;
  return {
    before: present.reportRow(older),
    after: present.reportRow(newer),
    changes: changes.slice(0, MOST_SHOWN).map((change) => changeView(change, before, after)),
    unshown: Math.max(0, changes.length - MOST_SHOWN),
    carried: fates
      .map((fate) => carriedView(context, fate))
      .sort((a, b) => FIRST.indexOf(a.outcome) - FIRST.indexOf(b.outcome)),
  };
}

const carriedView = (context: Context, { claim, response, anchor, outcome, is }: Fate): CarriedView => ({
  claim,
  text: context.present.claimRow(claim).text,
  response: response && { id: response, said: saidIn(context, response) },
  outcome,
  was: asQuoted(anchor),
  is: is && asQuoted(is),
  words: outcome === 'changed' && is ? wordsFrom(anchor.exact, is.exact) : [],
});

const asQuoted = ({ start, end, exact: text }: Anchor): Quoted => ({ start, end, text });

function saidIn({ present }: Context, response: Parameters<typeof present.responseRow>[0]): string {
  const { party, stance } = present.responseRow(response);
  return `${present.partyRow(party).name}: ${inWords(stance)}`;
}

const changeView = (
  { kind, words, elsewhere, ...at }: Change,
  before: string,
  after: string,
): TextChange => ({
  kind: kind as TextChange['kind'],
  before: quoted(before, at.before),
  after: quoted(after, at.after),
  words: words.map((stretch) => wordChange(stretch, before, after)),
  isMoved: elsewhere !== null,
});

const quoted = (text: string, { start, end }: Span): Quoted => ({ start, end, text: text.slice(start, end) });
