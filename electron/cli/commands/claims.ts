import type { AnchorView, ClaimView, ResponseView } from '#shared/contract/views';
import { isId } from '#shared/domain/ids';
import type { Identity } from '#shared/domain/records';
import { FOOTING_WORDS, FOOTINGS, inWords, markOf, SCOPE_WORDS, SCOPES } from '#shared/domain/stances';
import { notesInWords, notesOf } from '#shared/text/days/notes';
import { placeInWords } from '#shared/text/place';
import { type Args, usage } from '../args';
import type { Calling, Command } from '../command';
import { choiceWord, idWord, oneLine, QUOTE_OPTIONS, quoteIn, stanceWord, verdictWord } from '../words';

/** A response as the command line prints it: flat, with the party's name (or alias) in place. */
function responseRecord({ party, ...response }: ResponseView): Record<string, unknown> {
  const { id, name, role, identity, confidential } = party;
  const reason = identity.kind === 'anonymous' ? identity.reason : null;
  return { ...response, party: name, partyId: id, role, identity: identity.kind, reason, confidential };
}

const claimRecord = (claim: ClaimView): Record<string, unknown> => ({
  ...claim,
  responses: claim.responses.map(responseRecord),
});

const responseLine = ({ party, described, stance, via, scope, footing, note }: ResponseView): string => {
  const who = [party.name, party.role, described === 'named' ? null : described].filter(Boolean).join(', ');
  const about = scope === 'happened' ? null : SCOPE_WORDS[scope];
  const how = [
    via && `second-hand, via ${via}`,
    about,
    footing === 'on-record' ? null : FOOTING_WORDS[footing],
    note,
  ];
  const rest = how.filter(Boolean).join('; ');
  return `      ${markOf(stance)} ${who}: ${inWords(stance)}${rest ? ` (${rest})` : ''}`;
};

const anchorLines = (anchor: AnchorView): string[] => {
  const days = notesInWords(notesOf(anchor.exact, anchor.days, anchor.start));
  const line = `      ${anchor.report}, ${placeInWords(anchor)}: “${anchor.exact}”`;
  return days === '' ? [line] : [line, `        ${days}`];
};

const claimText = (claim: ClaimView): string =>
  [
    `${claim.id}  ${markOf(claim.verdict)} ${inWords(claim.verdict)}: ${claim.text}`,
    ...claim.anchors.flatMap(anchorLines),
    ...claim.responses.map(responseLine),
    ...claim.warnings.map(({ text }) => `      ! ${text}`),
    ...claim.notes.map(({ text }) => `      note: ${text}`),
  ]
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line)}`)
    .join('\n');

export const printClaim = ({ print }: Calling, claim: ClaimView): void =>
  print(claimRecord(claim), () => claimText(claim));

const claim: Command = {
  name: 'claim',
  usage: 'REPORT --quote TEXT [--prefix TEXT] [--suffix TEXT] [--text TEXT]',
  does: 'makes a claim anchored at the quotation',
  writes: true,
  options: { ...QUOTE_OPTIONS, text: { takes: 'text' } },
  words: [1, 1],
  async run(calling) {
    const { args, send } = calling;
    const place = { report: idWord('report', args.positionals[0]), ...quoteIn(args) };
    const text = args.text('text');
    printClaim(calling, await send('claim.make', { place, ...(text === undefined ? {} : { text }) }));
  },
};

const anchor: Command = {
  name: 'anchor',
  usage: 'CLAIM REPORT --quote TEXT [--prefix TEXT] [--suffix TEXT]',
  does: 'anchors a claim in a further report',
  writes: true,
  options: QUOTE_OPTIONS,
  words: [2, 2],
  async run(calling) {
    const { args, send } = calling;
    const place = { report: idWord('report', args.positionals[1]), ...quoteIn(args) };
    printClaim(calling, await send('claim.anchor', { claim: idWord('claim', args.positionals[0]), place }));
  },
};

const respond: Command = {
  name: 'respond',
  usage:
    'CLAIM --party NAME|ID --stance STANCE [--role TEXT] [--unnamed | --anonymous [REASON]] [--confidential [--alias NAME]] [--via SOURCE] [--scope happened|planned|part] [--footing on-record|background|not-for-attribution|off-record] [--report ID --quote TEXT] [--note TEXT]',
  does: "records a party's response; a confidential party's name goes to the vault, its alias everywhere else",
  writes: true,
  options: {
    ...QUOTE_OPTIONS,
    party: { takes: 'text' },
    stance: { takes: 'text' },
    role: { takes: 'text' },
    unnamed: { takes: 'nothing' },
    anonymous: { takes: 'optional' },
    confidential: { takes: 'nothing' },
    alias: { takes: 'text' },
    via: { takes: 'text' },
    scope: { takes: 'text' },
    footing: { takes: 'text' },
    report: { takes: 'text' },
    note: { takes: 'text' },
  },
  words: [1, 1],
  async run({ args, send, print }) {
    const scope = args.text('scope');
    const footing = args.text('footing');
    const response = await send('response.record', {
      claim: idWord('claim', args.positionals[0]),
      party: partyIn(args),
      stance: stanceWord(args.text('stance')),
      via: args.text('via') ?? null,
      ...(scope === undefined ? {} : { scope: choiceWord('scope', SCOPES, scope) }),
      ...(footing === undefined ? {} : { footing: choiceWord('footing', FOOTINGS, footing) }),
      place: placeIn(args),
      note: args.text('note') ?? null,
    });
    print(responseRecord(response), () => `${response.id}\n${responseLine(response)}`);
  },
};

function partyIn(args: Args) {
  const name = args.text('party');
  if (!name?.trim()) throw usage('--party NAME is missing');
  if (isId('party', name)) return { id: name };
  const alias = args.text('alias');
  if (alias !== undefined && !args.has('confidential')) throw usage('--alias is for --confidential parties');
  return {
    name,
    role: args.text('role') ?? null,
    identity: identityIn(args),
    confidential: args.has('confidential'),
    ...(alias === undefined ? {} : { alias }),
  };
}

function identityIn(args: Args): Identity {
  if (args.has('unnamed') && args.has('anonymous')) throw usage('a party is unnamed or anonymous, not both');
  if (args.has('anonymous')) return { kind: 'anonymous', reason: args.text('anonymous') || null };
  return { kind: args.has('unnamed') ? 'unnamed' : 'named' };
}

function placeIn(args: Args) {
  const report = args.text('report');
  if (report === undefined && !args.has('quote')) return null;
  if (report === undefined) throw usage('--quote needs the --report it stands in');
  return { report: idWord('report', report), ...quoteIn(args) };
}

const verdict: Command = {
  name: 'verdict',
  usage: 'CLAIM VERDICT [--note TEXT] [--rests-on RESPONSE,…]',
  does: 'gives a verdict; answers only once it is on disk',
  writes: true,
  options: { note: { takes: 'text' }, 'rests-on': { takes: 'text' } },
  words: [2, 2],
  async run(calling) {
    const { args, send } = calling;
    const basis = args.text('rests-on');
    const given = await send('verdict.give', {
      claim: idWord('claim', args.positionals[0]),
      verdict: verdictWord(args.positionals[1]),
      note: args.text('note') ?? null,
      ...(basis === undefined ? {} : { restsOn: listOf(basis).map((id) => idWord('response', id)) }),
    });
    printClaim(calling, given);
  },
};

export const listOf = (words: string): string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const claims: Command = {
  name: 'claims',
  usage: '[--report ID | --story ID]',
  does: 'lists claims with responses and verdicts',
  writes: false,
  options: { report: { takes: 'text' }, story: { takes: 'text' } },
  words: [0, 0],
  async run(calling) {
    const { args, send } = calling;
    const within = {
      ...(args.has('report') ? { report: idWord('report', args.text('report')) } : {}),
      ...(args.has('story') ? { story: idWord('story', args.text('story')) } : {}),
    };
    for (let offset = 0; ; ) {
      const page = await send('claim.list', { ...within, offset, limit: 500 });
      for (const view of page.items) printClaim(calling, view);
      offset += page.items.length;
      if (page.items.length === 0 || offset >= page.total) return;
    }
  },
};

const note: Command = {
  name: 'note',
  usage: 'CLAIM TEXT',
  does: 'adds a note to a claim',
  writes: true,
  options: {},
  words: [2, 2],
  async run(calling) {
    const [id, text = ''] = calling.args.positionals;
    printClaim(calling, await calling.send('claim.note', { claim: idWord('claim', id), text }));
  },
};

export const claimCommands: readonly Command[] = [claim, anchor, respond, verdict, claims, note];
