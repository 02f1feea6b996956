import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { LedgerLine } from '#shared/contract/views';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Key } from '../common/Keys';
import { Moment, when } from '../common/Moment';
import { Frame } from '../dialogs/Frame';
import { Line } from '../dialogs/fields';
import { useFiltered } from './useFiltered';
import { type Known, usePages } from './usePages';

/** A row's height in CSS pixels, as `.entry` has it: rows are placed by number, so that any of a million can be gone to. */
const ROW = 31;
/** Rows drawn beyond what is seen. */
const MARGIN = 8;
const PAGE = 12;

/** Every entry of the ledger, newest first. What is not on the screen is neither drawn nor fetched. */
export function DeskHistoryDialog() {
  const { total, past } = usePick(({ desk }) => ({ total: desk?.head.seq ?? 0, past: desk?.at != null }));
  const [wanted, setWanted] = useState('');
  const pages = usePages(total);
  const filtered = useFiltered(total, wanted.trim());
  const plain = wanted.trim() === '';
  const { see } = pages;
  const seePlain = useCallback((from: number, to: number) => see(total - to, total - from), [see, total]);
  const fault = plain ? pages.fault : filtered.fault;
  return (
    <Frame title={say('history.desk')} size="tall" className="desk-history" dismissable>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field's own keys, on their way up. */}
      <div className="history-filter" onKeyDown={intoTheList}>
        <Line
          label={say('history.filter')}
          value={wanted}
          onChange={setWanted}
          placeholder={say('history.filterExample')}
          optional
        />
      </div>
      {fault ? (
        <FaultNote
          fault={fault}
          doing={say('history.deskFailed')}
          onRetry={plain ? pages.again : filtered.again}
        />
      ) : null}
      {plain ? (
        <Entries
          key="all"
          total={total}
          at={(row) => pages.line(total - row)}
          seqAt={(row) => total - row}
          see={seePlain}
        />
      ) : (
        <Entries
          key={wanted.trim()}
          total={filtered.lines.length}
          at={(row) => filtered.lines[row] ?? null}
          seqAt={(row) => filtered.lines[row]?.seq ?? null}
          see={filtered.see}
        />
      )}
      <footer className="history-foot">
        <span role="status">
          {plain
            ? say(past ? 'history.countThen' : 'history.count', { count: total })
            : say(filtered.back > 1 ? 'history.foundBackTo' : 'history.found', {
                count: filtered.lines.length,
                back: filtered.back,
              })}
        </span>
        <span className="spring" />
        <span>{told('history.move', { down: <Key chord="j" />, up: <Key chord="k" /> })}</span>
        <span>{told('history.then', { key: <Key chord="Enter" /> })}</span>
      </footer>
    </Frame>
  );
}

/** From the field down into what it found. */
function intoTheList(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
  event.preventDefault();
  event.currentTarget.parentElement?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
}

interface EntriesProps {
  readonly total: number;
  /** The entry of a row, 0 on top; null while it is on its way. */
  readonly at: (row: number) => Known;
  /** Its number, which may be known before the entry is: nobody waits for its words to go there. */
  readonly seqAt: (row: number) => number | null;
  /** Tells which rows are seen, from and up to but not including. */
  readonly see: (from: number, to: number) => void;
}

function Entries({ total, at, seqAt, see }: EntriesProps) {
  const app = useApp();
  const scroller = useRef<HTMLDivElement>(null);
  const [held, hold] = useState(0);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(520);
  const current = Math.min(held, Math.max(0, total - 1));
  const from = Math.max(0, Math.floor(top / ROW) - MARGIN);
  const to = Math.min(total, Math.ceil((top + height) / ROW) + MARGIN);
  useEffect(() => see(from, to), [see, from, to]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    setHeight(element.clientHeight);
    if (!(document.activeElement instanceof HTMLInputElement)) element.focus({ preventScroll: true });
  }, []);

  const open = (row: number): void => {
    const seq = seqAt(row);
    if (seq === null) return;
    app.closeDialog();
    void app.travel(seq);
  };
  const moveTo = (to: number): void => {
    const row = Math.min(total - 1, Math.max(0, to));
    hold(row);
    const element = scroller.current;
    if (!element) return;
    const above = row * ROW;
    if (above < element.scrollTop) element.scrollTop = above;
    else if (above + ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = above + ROW - element.clientHeight;
  };
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(current + 1),
    j: () => moveTo(current + 1),
    ArrowUp: () => moveTo(current - 1),
    k: () => moveTo(current - 1),
    PageDown: () => moveTo(current + PAGE),
    PageUp: () => moveTo(current - PAGE),
    Home: () => moveTo(0),
    End: () => moveTo(total - 1),
    Enter: () => open(current),
  };

  return (
    <div
      ref={scroller}
      className="entries"
      role="listbox"
      aria-label={say('history.deskList')}
      tabIndex={0}
      {...(current >= from && current < to ? { 'aria-activedescendant': `entry-${current}` } : {})}
      onScroll={(event) => {
        setTop(event.currentTarget.scrollTop);
        setHeight(event.currentTarget.clientHeight);
      }}
      onKeyDown={(event) => {
        const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
        if (!step) return;
        event.preventDefault();
        step();
      }}
    >
      <div role="presentation" className="entries-all" style={{ height: total * ROW }}>
        {Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).map((row) => (
          <EntryRow
            key={row}
            row={row}
            total={total}
            line={at(row)}
            selected={row === current}
            onOpen={() => {
              hold(row);
              open(row);
            }}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: number;
  readonly total: number;
  readonly line: LedgerLine | null;
  readonly selected: boolean;
  readonly onOpen: () => void;
}

function EntryRow({ row, total, line, selected, onOpen }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's own.
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its row.
    <div
      id={`entry-${row}`}
      role="option"
      className="entry"
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={row + 1}
      aria-label={
        line
          ? say('history.entry', {
              seq: line.seq,
              words: line.words,
              checker: line.checker,
              time: when(line.time),
            })
          : say('history.entryComing')
      }
      style={{ top: row * ROW }}
      onClick={onOpen}
    >
      <span className="entry-seq">{line?.seq ?? ''}</span>
      <span className="entry-words" dir="auto" data-redacted={line?.redacted || undefined}>
        {line ? line.words : '…'}
      </span>
      {line?.redacted ? <span className="tag">{say('history.redacted')}</span> : null}
      <span className="entry-by" dir="auto">
        {line?.checker}
      </span>
      <span className="entry-time">{line ? <Moment time={line.time} /> : null}</span>
    </div>
  );
}
