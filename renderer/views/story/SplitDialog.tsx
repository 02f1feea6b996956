import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { ClaimView } from '#shared/contract/views';
import { short } from '#shared/domain/history';
import type { ResponseId } from '#shared/domain/ids';
import { inWords } from '#shared/domain/stances';
import { placeInWords } from '#shared/text/place';
import { currentClaim } from '../../store/select';
import { inEnglish, theirs } from '../../texts/parts';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from '../dialogs/Frame';
import { Line, OneOf } from '../dialogs/fields';

interface Draft {
  readonly text: string;
  /** Which of the claim's places, as `placeKey` names them. */
  readonly places: readonly string[];
  readonly how: 'copied' | 'taken';
  readonly responses: readonly ResponseId[];
}

type Place = ClaimView['anchors'][number];
const placeKey = ({ report, start, end }: Place): string => `${report} ${start} ${end}`;

/** One claim was two: some of its places and responses become a claim of their own. */
export function SplitDialog() {
  const now = usePick(currentClaim);
  // The list may change behind the dialog; which claim it is about does not.
  const [first] = useState(now);
  const claim = usePick(({ claims }) => claims.find(({ id }) => id === first?.id)) ?? first;
  return claim ? <Split claim={claim} /> : null;
}

function Split({ claim }: { claim: ClaimView }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const [draft, change, forget] = useDraft<Draft>(`split ${claim.id}`, {
    text: claim.text,
    places: claim.anchors.map(placeKey),
    how: 'copied',
    responses: [],
  });
  const { text, how } = draft;
  // What was chosen may be gone from the claim by now.
  const chosen = claim.anchors.filter((anchor) => draft.places.includes(placeKey(anchor)));
  const places = chosen.map(placeKey);
  const responses = claim.responses.map(({ id }) => id).filter((id) => draft.responses.includes(id));
  const takesAll = how === 'taken' && places.length === claim.anchors.length;
  const isMissing = text.trim() === '' || text.trim() === claim.text || places.length === 0 || takesAll;
  const split = async (): Promise<void> => {
    if (isMissing) return;
    const work = () =>
      app.split({
        claim: claim.id,
        text: text.trim(),
        places: chosen.map(({ report, start, end }) => ({ report, at: { start, end } })),
        take: how === 'taken',
        responses,
      });
    if (!(await submit(work))) return;
    forget();
    app.closeDialog();
  };
  return (
    <Frame title={say('story.splitTitle')}>
      <DialogForm onSubmit={() => void split()}>
        <Line
          label={say('story.splitText')}
          value={text}
          onChange={(next) => change({ text: next })}
          rows={2}
          serif
          autoFocus
          hint={say('story.splitHint', { text: short(claim.text) })}
        />
        <CheckboxGroup
          className="choices column"
          value={places}
          onChange={(next) => change({ places: next })}
        >
          <Label className="label">{say('story.splitPlaces')}</Label>
          {claim.anchors.map((anchor) => (
            <Checkbox key={placeKey(anchor)} value={placeKey(anchor)} className="check">
              <span className="box" aria-hidden="true" />
              <span>
                {told('story.splitPlace', {
                  quotation: theirs(short(anchor.exact)),
                  report: theirs(anchor.reportName),
                  place: inEnglish(placeInWords(anchor)),
                })}
              </span>
            </Checkbox>
          ))}
        </CheckboxGroup>
        {claim.anchors.length > 1 ? (
          <OneOf
            label={say('story.splitHow')}
            value={how}
            onChange={(next) => change({ how: next })}
            choices={[
              { value: 'copied', label: say('story.splitCopied') },
              { value: 'taken', label: say('story.splitTaken') },
            ]}
          />
        ) : null}
        {takesAll ? <p className="hint">{say('story.splitTakenAll')}</p> : null}
        <CheckboxGroup
          className="choices column scrolling"
          value={responses}
          onChange={(next) => change({ responses: next as ResponseId[] })}
        >
          <Label className="label">{say('story.splitResponses')}</Label>
          {claim.responses.map(({ id, party, stance }) => (
            <Checkbox key={id} value={id} className="check">
              <span className="box" aria-hidden="true" />
              <span>
                {told('story.said', { party: theirs(party.name), stance: inEnglish(inWords(stance)) })}
              </span>
            </Checkbox>
          ))}
          {claim.responses.length === 0 ? <p className="none">{say('story.splitNoResponses')}</p> : null}
        </CheckboxGroup>
        <p className="effect">
          {say('story.splitEffect')} {say('story.mergeUndo')}
        </p>
        {fault ? <FaultNote fault={fault} doing={say('story.notSplit')} /> : null}
        <Actions verb={say('story.splitVerb')} busy={busy} fault={fault} disabled={isMissing} />
      </DialogForm>
    </Frame>
  );
}
