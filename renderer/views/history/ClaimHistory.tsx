import { useCallback } from 'react';
import type { HistoryItem } from '#shared/contract/views';
import type { ClaimId } from '#shared/domain/ids';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Key } from '../common/Keys';
import { Moment, when } from '../common/Moment';
import { useAsked } from '../common/useAsked';
import { type RowProps, useRows } from '../common/useRows';
import { Frame } from '../dialogs/Frame';
import { changeInWords, done, FIELDS } from './words';

/** Everything that ever happened to a claim, newest first; Enter shows the desk as it stood then. */
export function ClaimHistoryDialog({ claim }: { claim: ClaimId }) {
  const app = useApp();
  const text = usePick((state) => state.claims.find(({ id }) => id === claim)?.text ?? null);
  const ask = useCallback(() => app.transport.send('claim.history', { claim }), [app, claim]);
  const { answer, fault, again } = useAsked(ask);
  return (
    <Frame title={say('history.claim')} size="wide" dismissable>
      {text ? (
        <p className="about history-about" dir="auto">
          {text}
        </p>
      ) : null}
      {fault ? <FaultNote fault={fault} doing={say('history.claimFailed')} onRetry={again} /> : null}
      {answer ? (
        <Acts items={answer.toReversed()} />
      ) : (
        <p className="history-waiting">{say('history.reading')}</p>
      )}
      <footer className="history-foot">
        <span>{told('history.move', { down: <Key chord="j" />, up: <Key chord="k" /> })}</span>
        <span>{told('history.then', { key: <Key chord="Enter" /> })}</span>
      </footer>
    </Frame>
  );
}

function Acts({ items }: { items: readonly HistoryItem[] }) {
  const app = useApp();
  const rows = useRows(items.length, say('history.claimList'), (at) => {
    const item = items[at];
    if (!item) return;
    app.closeDialog();
    void app.travel(item.seq);
  });
  return (
    <div {...rows.list} className="acts">
      {items.map((item, at) => (
        <Act key={item.seq} item={item} row={rows.row(at)} />
      ))}
    </div>
  );
}

function Act({ item, row }: { item: HistoryItem; row: RowProps }) {
  const { seq, time, checker, move, undone, changes } = item;
  return (
    <div
      {...row}
      role="option"
      tabIndex={row.tabIndex}
      className="act"
      data-undone={undone || undefined}
      data-move={move}
      aria-label={inFull(item)}
    >
      <p className="act-words">
        <span dir="auto">{done(item)}</span>
        {undone ? <span className="tag">{say('history.takenBack')}</span> : null}
      </p>
      {changes.map(({ field, before, after }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an act never changes again.
        <p key={at} className="change">
          <span className="change-field">{FIELDS[field]}</span>
          <span className="change-words" dir="auto">
            {before === null ? null : <del>{before}</del>}
            {before !== null && after !== null ? <span className="arrow"> → </span> : null}
            {after === null ? null : <ins>{after}</ins>}
          </span>
        </p>
      ))}
      <p className="by">
        {told('history.by', { checker: <bdi>{checker}</bdi>, time: <Moment time={time} exactly />, seq })}
      </p>
    </div>
  );
}

/** As a screen reader says it. */
const inFull = (item: HistoryItem): string =>
  [
    item.undone ? say('history.spokenBack', { words: done(item) }) : done(item),
    ...item.changes.map(changeInWords),
    say('history.spokenBy', { checker: item.checker, time: when(item.time) }),
  ].join('. ');
