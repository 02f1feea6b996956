import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ClaimView } from '#shared/contract/views';
import type { Matrix, MatrixCell, MatrixColumn, MatrixSide } from '#shared/story/matrix';
import { theirs } from '../../texts/parts';
import { say } from '../../texts/say';
import { useWith } from '../common/useWith';
import { Cell, ClaimCell } from './Cells';

const ROW_HEIGHT = 72;
/** In rem. */
const LEAST_COLUMN = 12.25;
/** Cells passed over by a page key. */
const SCREEN = 6;

interface Props {
  readonly matrix: Matrix;
  readonly side: MatrixSide;
  /** @param cell null: the claim itself */
  readonly onChoose: (claim: ClaimView, cell: MatrixCell | null) => void;
}
/** A cell: column 0 is the claim's own. */
interface Spot {
  readonly row: number;
  readonly column: number;
}

/** A grid worked with keys, cell by cell; as much of it is drawn as is in sight, and the cell with the focus. */
export function MatrixGrid({ matrix: { rows, columns }, side, onChoose }: Props) {
  const [wanted, go] = useState<Spot>({ row: 0, column: 0 });
  const spot = {
    row: Math.min(wanted.row, rows.length - 1),
    column: Math.min(wanted.column, columns.length),
  };
  const grid = useRef<HTMLDivElement>(null);
  const width = useColumnWidth(grid, columns.length);
  const vertical = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 3,
    rangeExtractor: useWith(spot.row),
  });
  const across = useVirtualizer({
    count: columns.length,
    horizontal: true,
    getScrollElement: () => grid.current,
    estimateSize: () => width,
    overscan: 2,
    rangeExtractor: useWith(spot.column - 1),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured was of another width.
  useEffect(() => across.measure(), [width]);
  const whole = across.getTotalSize();
  const drawn = across.getVirtualItems();
  const lines = vertical.getVirtualItems();
  const isDrawn = lines.length > 0 && (drawn.length > 0 || columns.length === 0);
  const claim = rows[spot.row]?.claim.id;
  const moved = useRef<Spot | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the cell with the focus goes, or becomes another.
  useLayoutEffect(() => {
    if (!isDrawn) return;
    const isAsked = moved.current !== wanted;
    moved.current = wanted;
    // Other rows, and nobody went anywhere: the focus is only brought back, not taken from a button beside the grid.
    if (!isAsked && !isFocusHere(grid.current)) return;
    const cell = grid.current?.querySelector<HTMLElement>('[tabindex="0"]');
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [wanted, spot.row, spot.column, claim, isDrawn]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.altKey ? null : stepped(event, spot, rows.length, columns.length);
    if (!to) return;
    event.preventDefault();
    const row = rows[spot.row];
    if (to !== 'choose') go(to);
    else if (row) onChoose(row.claim, spot.column === 0 ? null : (row.cells[spot.column - 1] ?? null));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be left out and stand at heights of their own.
    <div
      ref={grid}
      className="matrix-grid"
      role="grid"
      aria-label={say('story.grid')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      style={{ '--column': `${width}px` } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus. */}
      <div className="matrix-row matrix-columns" role="row" aria-rowindex={1}>
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the claims below it take the focus. */}
        <div className="matrix-corner" role="columnheader" aria-colindex={1}>
          {say('story.claim')}
        </div>
        <div className="matrix-cells" role="none" style={{ width: whole }}>
          {drawn.map(({ index, start }) => (
            <Header key={index} column={columns[index]} at={index + 2} start={start} />
          ))}
        </div>
      </div>
      <div className="matrix-body" role="none" style={{ height: vertical.getTotalSize() }}>
        {lines.map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const here = index === spot.row ? spot.column : -1;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above.
            // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus.
            <div
              key={row.claim.id}
              ref={vertical.measureElement}
              data-index={index}
              className="matrix-row"
              role="row"
              aria-rowindex={index + 2}
              data-disputed={row.disputed || undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              <ClaimCell
                row={row}
                reachable={here === 0}
                onChoose={() => {
                  go({ row: index, column: 0 });
                  onChoose(row.claim, null);
                }}
              />
              <div className="matrix-cells" role="none" style={{ width: whole }}>
                {drawn.map(({ index: at, start: left }, nth) => {
                  const cell = row.cells[at];
                  return cell ? (
                    <Cell
                      key={at}
                      cell={cell}
                      side={side}
                      gap={left - (drawn[nth - 1]?.end ?? 0)}
                      at={at + 2}
                      reachable={here === at + 1}
                      onChoose={() => {
                        go({ row: index, column: at + 1 });
                        onChoose(row.claim, cell);
                      }}
                    />
                  ) : null;
                })}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Header({ column, at, start }: { column: MatrixColumn | undefined; at: number; start: number }) {
  if (!column) return null;
  const name = column.kind === 'desk' ? say('story.desk') : column.name;
  const about = column.kind === 'desk' ? null : column.about;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid.
    // biome-ignore lint/a11y/useFocusableInteractive: the cells below it take the focus.
    <div
      className="matrix-column"
      role="columnheader"
      aria-colindex={at}
      style={{ transform: `translateX(${start}px)` }}
      {...(column.kind === 'desk' ? {} : { dir: 'auto' })}
      title={about ? `${name}\n${about}` : name}
    >
      <span className="matrix-name" dir="auto">
        {name}
      </span>
      {about ? <span className="by">{theirs(about)}</span> : null}
    </div>
  );
}

/** Columns share the room there is; where there is too little for so many, each has what words need. */
function useColumnWidth(grid: RefObject<HTMLElement | null>, columns: number): number {
  const [room, set] = useState(0);
  useLayoutEffect(() => {
    const { current } = grid;
    if (!current) return;
    const measure = (): void => {
      const claim = current.querySelector('.matrix-corner')?.getBoundingClientRect().width ?? 0;
      set(current.clientWidth - claim);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [grid]);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.max(LEAST_COLUMN * rem, Math.floor(room / Math.max(1, columns)));
}

/** Whether what has the focus is in here, or was: then the window or the dialog has it. */
function isFocusHere(here: HTMLElement | null): boolean {
  const { activeElement, body } = document;
  if (!activeElement || activeElement === body) return true;
  return here?.contains(activeElement) === true || activeElement.getAttribute('role') === 'dialog';
}

/** Where a key leads; `choose` for the one that chooses, null for others. */
function stepped(event: KeyboardEvent, { row, column }: Spot, rows: number, columns: number) {
  const held = event.ctrlKey || event.metaKey;
  const within = (to: Spot): Spot => ({
    row: Math.max(0, Math.min(rows - 1, to.row)),
    column: Math.max(0, Math.min(columns, to.column)),
  });
  const steps: Readonly<Record<string, Spot>> = {
    ArrowDown: { row: row + 1, column },
    j: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    k: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + SCREEN, column },
    PageUp: { row: row - SCREEN, column },
    Home: { row: held ? 0 : row, column: 0 },
    End: { row: held ? rows - 1 : row, column: columns },
  };
  if (event.key === 'Enter') return 'choose';
  const to = steps[event.key];
  return to ? within(to) : null;
}
