import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { type Fault, faultOf } from '#shared/contract/faults';
import type { WithdrawnView } from '#shared/contract/views';
import type { ClaimId } from '#shared/domain/ids';
import { canWrite } from '../../store/select';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Moment } from '../common/Moment';
import { useAsked } from '../common/useAsked';
import { Frame } from '../dialogs/Frame';

/** What was withdrawn as a mistake, why, by whom, and the way back: of the desk, or of one claim. */
export function WithdrawnDialog({ claim }: { claim: ClaimId | null }) {
  const app = useApp();
  const seq = usePick((state) => state.desk?.head.seq ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry may have changed the list.
  const ask = useCallback(
    () => app.transport.send('withdrawn.list', claim ? { claim } : {}),
    [app, claim, seq],
  );
  const { answer, fault, again } = useAsked(ask);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // What was reinstated took the focus with it.
    if (answer && document.activeElement === document.body) list.current?.focus();
  }, [answer]);
  return (
    <Frame title={say(claim ? 'keeping.withdrawnFromClaim' : 'keeping.withdrawn')} size="wide" dismissable>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section ref={list} className="withdrawn" tabIndex={0} aria-label={say('keeping.withdrawnList')}>
        {fault ? <FaultNote fault={fault} doing={say('keeping.withdrawnFailed')} onRetry={again} /> : null}
        {answer?.length === 0 ? (
          <p className="none">{say(claim ? 'keeping.withdrawnNoneFromClaim' : 'keeping.withdrawnNone')}</p>
        ) : null}
        <ul>
          {answer?.map((one) => (
            <Item key={one.id} one={one} />
          ))}
        </ul>
      </section>
    </Frame>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Item({ one: { id, words, reason, checker, time, into } }: { one: WithdrawnView }) {
  const app = useApp();
  const writable = usePick(canWrite);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const reinstate = (): void => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    app
      .reinstate(id)
      .catch((error: unknown) => setFault(faultOf(error)))
      .finally(() => setBusy(false));
  };
  return (
    <li className="withdrawn-item">
      <div>
        <p className="withdrawn-words" dir="auto">
          {capital(words)}
        </p>
        <p className="withdrawn-reason" dir="auto">
          {reason}
        </p>
        <p className="by">
          {told('keeping.withdrawnBy', { checker: <bdi>{checker}</bdi>, time: <Moment time={time} />, id })}
        </p>
      </div>
      {/* What was merged is split off again, or the merge undone: there is nothing to reinstate. */}
      {into === null ? (
        <Button
          className="button"
          isDisabled={!writable}
          data-busy={busy || undefined}
          aria-label={say('keeping.reinstateOf', { words })}
          onPress={reinstate}
        >
          {say(busy ? 'keeping.working' : 'keeping.reinstate')}
        </Button>
      ) : null}
      {fault ? <FaultNote fault={fault} doing={say('keeping.reinstateFailed')} onRetry={reinstate} /> : null}
    </li>
  );
}
