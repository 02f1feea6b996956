import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { PartyView } from '#shared/contract/views';
import type { PartyId } from '#shared/domain/ids';
import { RELATIONS, type VoiceLink } from '#shared/domain/records';
import { currentClaim } from '../../store/select';
import { partiesOf } from '../../store/targets';
import { theirs } from '../../texts/parts';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from '../dialogs/Frame';
import { Line, OneOf } from '../dialogs/fields';
import { partyInWords } from '../dialogs/party-words';
import { Links } from './Links';
import { effectInWords } from './link-words';
import { isMeant, type Parties, useParties } from './useParties';

/** As many as can be chosen among at once; words find the others. */
const MOST = 40;
const WORDS = { same: 'story.same', 'maybe-same': 'story.maybeSame', group: 'story.group' } as const;

/** Says of parties that they are not to be counted as so many. */
export function LinkDialog({ parties: chosen }: { parties: readonly PartyId[] }) {
  const { answer, fault, again } = useParties(null);
  return (
    <Frame title={say('story.linkTitle')}>
      {fault ? <FaultNote fault={fault} doing={say('story.partyFailed')} onRetry={again} /> : null}
      {answer ? <Link of={answer} first={chosen} /> : null}
    </Frame>
  );
}

interface Draft {
  readonly chosen: readonly PartyId[];
  readonly relation: VoiceLink['relation'];
  readonly group: PartyId | null;
  readonly note: string;
}

function Link({ of: { parties, links }, first }: { of: Parties; first: readonly PartyId[] }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const [typed, type] = useState('');
  const [draft, set] = useState<Draft>({ chosen: first, relation: 'same', group: null, note: '' });
  const change = (part: Partial<Draft>): void => set((now) => ({ ...now, ...part }));
  const { chosen, relation, note } = draft;
  const group = chosen.find((id) => id === draft.group) ?? chosen[0] ?? null;
  const offered = useOffered(parties, chosen, first, typed);
  const nameOf = (id: PartyId): string => parties.find((party) => party.id === id)?.name ?? id;
  const isMissing = chosen.length < 2;

  const link = async (): Promise<void> => {
    if (isMissing) return;
    // Of a group, the first is made up of the others.
    const ordered = relation === 'group' ? [...chosen].sort((a) => (a === group ? -1 : 0)) : [...chosen];
    const params = { parties: ordered, relation, note: note.trim() || null };
    const work = async (): Promise<void> => {
      await app.transport.send('party.link', params);
      await app.refresh();
    };
    if (!(await submit(work))) return;
    app.closeDialog();
    app.done(say('story.linked'), chosen.map(nameOf).join(', '));
  };

  return (
    <DialogForm onSubmit={() => void link()}>
      <Line
        label={say('story.linkFind')}
        value={typed}
        onChange={type}
        placeholder={say('story.partyFind')}
        autoFocus
        optional
      />
      <CheckboxGroup
        className="choices column scrolling link-parties"
        value={[...chosen]}
        onChange={(next) => change({ chosen: next as PartyId[] })}
      >
        <Label className="label">{say('story.linkParties', { count: chosen.length })}</Label>
        {offered.map((party) => (
          <Checkbox key={party.id} value={party.id} className="check">
            <span className="box" aria-hidden="true" />
            <span>
              {theirs(party.name)} <span className="by">{partyInWords(party)}</span>
            </span>
          </Checkbox>
        ))}
        {offered.length === 0 ? <p className="none">{say('story.partyNone')}</p> : null}
      </CheckboxGroup>
      <OneOf
        label={say('story.relation')}
        value={relation}
        onChange={(next) => change({ relation: next })}
        choices={RELATIONS.map((value) => ({ value, label: say(WORDS[value]) }))}
        className="column"
      />
      {relation === 'group' && group ? (
        <OneOf
          label={say('story.groupFirst')}
          value={group}
          onChange={(next) => change({ group: next })}
          choices={chosen.map((value) => ({ value, label: theirs(nameOf(value)) }))}
        />
      ) : null}
      <p className="effect" role="status">
        {isMissing ? say('story.linkMissing') : effectInWords(relation)}
      </p>
      <Line
        label={say('story.linkNote')}
        value={note}
        onChange={(next) => change({ note: next })}
        optional
        hint={say('story.linkNoteHint')}
      />
      {links.length > 0 ? (
        <section className="part">
          <h3>{say('story.linksThere')}</h3>
          <Links links={links} parties={parties} />
        </section>
      ) : null}
      {fault ? <FaultNote fault={fault} doing={say('story.notLinked')} /> : null}
      <Actions verb={say('story.linkVerb')} busy={busy} fault={fault} disabled={isMissing} />
    </DialogForm>
  );
}

/** Those chosen, then those that answered the current claim, then the others, as far as they are meant. */
function useOffered(
  parties: readonly PartyView[],
  chosen: readonly PartyId[],
  first: readonly PartyId[],
  typed: string,
): readonly PartyView[] {
  const near = usePick((state) => {
    const claim = currentClaim(state);
    return claim ? partiesOf(claim).map(({ id }) => id) : [];
  });
  // By what it began with, not by what is chosen: a row does not move away under the hand that chose it.
  const rank = ({ id }: PartyView): number => (first.includes(id) ? 0 : near.includes(id) ? 1 : 2);
  const sorted = [...parties].sort((a, b) => rank(a) - rank(b));
  const meant = sorted.filter((party) => chosen.includes(party.id) || isMeant(party, typed.trim()));
  return meant.slice(0, MOST);
}
