import { type ReactNode, useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { type Fault, faultOf } from '#shared/contract/faults';
import type { ClaimView, ResponseView } from '#shared/contract/views';
import type { PartyId } from '#shared/domain/ids';
import { FOOTING_WORDS, inWords } from '#shared/domain/stances';
import { placeInWords } from '#shared/text/place';
import { everyPage, PAGE } from '../../store/pages';
import { canWrite } from '../../store/select';
import { facts, inEnglish, theirs } from '../../texts/parts';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { InWords } from '../common/Mark';
import { useAsked } from '../common/useAsked';
import { useRows } from '../common/useRows';
import { Frame } from '../dialogs/Frame';
import { partyInWords } from '../dialogs/party-words';
import { WithdrawButton } from '../keeping/WithdrawButton';
import { Links } from './Links';
import { useParties } from './useParties';

/** One party's answers in one place, across reports and stories, and whom it is not to be counted beside. */
export function PartyDialog({ party: id }: { party: PartyId }) {
  const app = useApp();
  const writable = usePick(canWrite);
  const { answer, fault, again } = useParties(id);
  const claims = useClaimsOf(id);
  const party = answer?.parties.find((one) => one.id === id);
  const failed = fault ?? claims.fault;
  const retry = (): void => {
    again();
    claims.again();
  };
  return (
    <Frame
      title={party?.name ?? say('story.party')}
      {...(party ? { heading: theirs(party.name) } : {})}
      dismissable
    >
      <div className="party-answers">
        {failed ? <FaultNote fault={failed} doing={say('story.partyFailed')} onRetry={retry} /> : null}
        {party ? <p className="about">{partyInWords(party)}</p> : null}
        {party?.confidential ? <VaultName party={id} /> : null}
        {claims.answer ? <Answers party={id} claims={claims.answer} /> : null}
        {answer && party ? (
          <section className="part">
            <h3>{say('story.links')}</h3>
            {answer.links.length === 0 ? <p className="none">{say('story.linksNone')}</p> : null}
            <Links links={answer.links} parties={answer.parties} />
          </section>
        ) : null}
        {party ? (
          <div className="claim-foot">
            <Button
              className="button"
              isDisabled={!writable}
              onPress={() => app.openDialog({ kind: 'link', parties: [id] })}
            >
              {say('story.link')}
            </Button>
            <WithdrawButton record={id} words={party.name}>
              {say('story.withdrawParty')}
            </WithdrawButton>
          </div>
        ) : null}
      </div>
    </Frame>
  );
}

function useClaimsOf(party: PartyId) {
  const { send } = useApp().transport;
  const head = usePick(({ desk }) => desk?.head?.seq ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every entry they may be others.
  const read = useCallback(
    () => everyPage((offset) => send('claim.list', { party, offset, limit: PAGE })),
    [send, party, head],
  );
  return useAsked(read);
}

/** Every answer a row: the claim, the stance in full words, where, the claim's verdict and story. Enter leads there. */
function Answers({ party, claims }: { party: PartyId; claims: readonly ClaimView[] }) {
  const app = useApp();
  const stories = usePick((state) => state.stories);
  const answers = claims.flatMap((claim) =>
    claim.responses
      .filter((response) => response.party.id === party)
      .map((response) => ({ claim, response })),
  );
  const storyOf = ({ anchors }: ClaimView): ReactNode =>
    theirs(stories.find(({ reports }) => anchors.some(({ report }) => reports.includes(report)))?.name) ??
    say('story.noStory');
  const goTo = (at: number): void => {
    const chosen = answers[at];
    if (!chosen) return;
    const { claim, response } = chosen;
    const failed = (error: unknown): void => app.failed(say('claims.alikeFailed'), error);
    app.closeDialog();
    const { anchor } = response;
    const { show } = app.store.getState();
    if (anchor)
      app.jumpToReport(anchor.report, { at: anchor, hit: anchor, claim: claim.id, show }).catch(failed);
    else app.jumpToClaim(claim.id).catch(failed);
  };
  const rows = useRows(answers.length, say('story.answered'), goTo);
  return (
    <>
      <p className="by">{say('story.answers', { count: answers.length })}</p>
      {answers.length === 0 ? null : (
        <div {...rows.list} className="party-rows">
          {answers.map(({ claim, response }, at) => (
            <div key={response.id} className="answer" {...rows.row(at)}>
              <span dir="auto">{claim.text}</span>
              <Said response={response} />
              <span className="by">
                {facts([
                  told('story.verdict', { verdict: inEnglish(inWords(claim.verdict)) }),
                  storyOf(claim),
                ])}
              </span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function Said({ response: { stance, via, footing, scope, anchor } }: { response: ResponseView }) {
  const where = anchor
    ? told('claims.placeIn', {
        report: theirs(anchor.reportName),
        place: inEnglish(placeInWords(anchor)),
      })
    : say('story.desk');
  return (
    <span className="stance">
      <InWords of={stance} />
      <span className="described">{where}</span>
      {via ? <span className="tag">{told('claims.via', { via: theirs(via) })}</span> : null}
      {scope === 'happened' ? null : (
        <span className="tag">{say(scope === 'planned' ? 'story.planned' : 'story.part')}</span>
      )}
      {footing === 'on-record' ? null : (
        <span className="tag">
          {footing === 'off-record' ? say('story.offRecord') : inEnglish(FOOTING_WORDS[footing])}
        </span>
      )}
    </span>
  );
}

/** The real name, shown on demand and only here; it goes with the dialog. */
function VaultName({ party }: { party: PartyId }) {
  const app = useApp();
  const { transport } = app;
  const writable = usePick(canWrite);
  const [name, setName] = useState<ReactNode>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const reveal = (): void => {
    transport.send('party.reveal', { party }).then(
      (answer) => setName(theirs(answer.name) ?? say('story.erased')),
      (error: unknown) => setFault(faultOf(error)),
    );
  };
  return (
    <div className="vault-name">
      {fault ? <FaultNote fault={fault} doing={say('story.notRevealed')} /> : null}
      {name === null ? (
        <Button className="button" onPress={reveal}>
          {say('story.reveal')}
        </Button>
      ) : (
        <p role="status">{name}</p>
      )}
      <Button
        className="link quiet"
        isDisabled={!writable}
        onPress={() => app.openDialog({ kind: 'forget', party })}
      >
        {say('story.forget')}
      </Button>
    </div>
  );
}
