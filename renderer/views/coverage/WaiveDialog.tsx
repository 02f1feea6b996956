import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Span } from '#shared/text/sentences';
import { reasonsBefore } from '../../store/covering';
import { quotationAt } from '../../store/select';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from '../dialogs/Frame';
import { Line, OneOf } from '../dialogs/fields';

/** As many as there are digits. */
const MOST = 9;
const OTHER = 'other';

/** Says why a passage need not be checked. The reason given last is chosen already: Enter is enough. */
export function WaiveDialog({ place }: { place: Span }) {
  const app = useApp();
  const reading = usePick((state) => state.reading);
  const { busy, fault, submit } = useSubmit();
  // As they were when it was opened: the list is not to change under the fingers.
  const reasons = useMemo(() => reasonsBefore(app.store.getState()).slice(0, MOST), [app]);
  const [chosen, choose] = useState(reasons.length > 0 ? '0' : OTHER);
  const [typed, type] = useState('');
  const form = useRef<HTMLDivElement>(null);
  const reason = chosen === OTHER ? typed.trim() : (reasons[Number(chosen)] ?? '');
  const waive = async (): Promise<void> => {
    if (reason !== '' && (await submit(() => app.waive(place, reason)))) app.closeDialog();
  };
  if (!reading) return null;

  /** A digit takes the reason it stands beside, and a letter begins another one. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void waive();
    } else if (/^[1-9]$/.test(event.key) && reasons[Number(event.key) - 1] !== undefined) {
      event.preventDefault();
      const at = Number(event.key) - 1;
      choose(String(at));
      form.current?.querySelectorAll<HTMLElement>('input[type="radio"]')[at]?.focus();
    } else if (/^\p{L}$/u.test(event.key)) {
      choose(OTHER);
      form.current?.querySelector<HTMLElement>('input[type="text"]')?.focus();
    }
  };
  return (
    <Frame title={say('coverage.waive')} size="narrow">
      <DialogForm onSubmit={() => void waive()} enterSubmits>
        <div ref={form} className="waive" onKeyDownCapture={onKeyDown}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <blockquote dir="auto" tabIndex={0}>
            {quotationAt(reading, place)}
          </blockquote>
          {reasons.length > 0 ? (
            <OneOf
              label={say('coverage.reason')}
              className="column"
              value={chosen}
              onChange={choose}
              autoFocus
              choices={reasons.map((one, at) => ({
                value: String(at),
                label: (
                  <>
                    <kbd>{at + 1}</kbd> {one}
                  </>
                ),
              }))}
            />
          ) : null}
          <Line
            label={say(reasons.length > 0 ? 'coverage.otherReason' : 'coverage.reason')}
            value={typed}
            onChange={(text) => {
              type(text);
              choose(OTHER);
            }}
            autoFocus={reasons.length === 0}
            hint={say('coverage.reasonHint')}
          />
        </div>
        {fault ? <FaultNote fault={fault} doing={say('coverage.waiveFailed')} /> : null}
        <Actions
          verb={say('coverage.waiveVerb')}
          busy={busy}
          fault={fault}
          disabled={reason === ''}
          chord="Enter"
        />
      </DialogForm>
    </Frame>
  );
}
