import type { Span } from '#shared/text/sentences';
import { quotationAt } from '../../store/select';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line } from './fields';
import { type PlaceDraft, PlaceField, placeOf } from './PlaceField';

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Makes a claim of what the cursor is on: Enter takes the report's words, typing puts it in the checker's. */
export function ClaimDialog({ place, selected }: { place: Span | null; selected: boolean }) {
  const app = useApp();
  const reading = usePick((state) => state.reading);
  const { busy, fault, submit } = useSubmit();
  const about = `claim ${reading?.report.id} ${place?.start} ${place?.end}`;
  const [draft, change, forget] = useDraft<PlaceDraft & { text: string }>(about, {
    text: reading && place ? oneLine(quotationAt(reading, place)) : '',
    where: place ? 'here' : 'quote',
    quote: '',
  });
  if (!reading) return null;

  const make = async (): Promise<void> => {
    const at = placeOf(draft, reading, place);
    if (!at) return;
    const text = oneLine(draft.text);
    if (!(await submit(() => app.makeClaim({ place: at, ...(text ? { text } : {}) })))) return;
    forget();
    app.closeDialog();
  };

  return (
    <Frame title={say('dialogs.claim')}>
      <DialogForm onSubmit={() => void make()} enterSubmits>
        <Line
          label={say('dialogs.claimText')}
          value={draft.text}
          onChange={(text) => change({ text })}
          rows={3}
          serif
          autoFocus
          hint={say('dialogs.claimHint')}
        />
        <PlaceField
          label={say('dialogs.anchored')}
          reading={reading}
          here={place}
          selected={selected}
          draft={draft}
          onChange={change}
        />
        {fault ? <FaultNote fault={fault} doing={say('dialogs.claimFailed')} /> : null}
        <Actions verb={say('dialogs.makeClaim')} busy={busy} fault={fault} chord="Enter" />
      </DialogForm>
    </Frame>
  );
}
