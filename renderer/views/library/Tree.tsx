import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { layoutOf, rowAt } from '../../store/library-rows';
import { lookNow } from '../../store/look';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { reveal } from '../common/reveal';
import { useWith } from '../common/useWith';
import { Row } from './Row';

/** `--report-row`, in rem. Rows of another height are measured once they are drawn. */
const ROW = { comfortable: 4.25, compact: 3.75 } as const;
const REM = 16;

/**
 * One long list of which only what is in sight is drawn. One row at a time takes the focus, and it stays drawn wherever the
 * list is scrolled to.
 */
export function Tree() {
  const app = useApp();
  const shelves = usePick(({ stories, loose, held }) => ({ stories, loose, held }));
  const { at, story, report, show, waiting } = usePick((state) => ({
    at: state.rowAt,
    story: state.story,
    report: state.reading?.report.id ?? null,
    show: state.show,
    waiting: state.phase === 'loading',
  }));
  const height = usePick((state) => {
    const { density, textSize } = lookNow(state);
    return Math.round((ROW[density] * REM * textSize) / 100);
  });
  const layout = layoutOf(shelves);
  const tree = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: layout.total,
    getScrollElement: () => tree.current,
    estimateSize: () => height,
    overscan: 6,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
    rangeExtractor: useWith(at),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured was of another size.
  useLayoutEffect(() => virtual.measure(), [height]);
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  useEffect(() => app.look(startIndex, endIndex), [app, startIndex, endIndex]);
  useCursor(tree, at, (to) => reveal(virtual, to));

  if (layout.total === 0) return <p className="library-empty">{waiting ? null : say('library.empty')}</p>;
  return (
    <div ref={tree} className="tree" role="tree" aria-label={say('library.rows')}>
      <div className="tree-whole" role="none" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rowAt(layout, index);
          if (!row) return null;
          const isOpen = row.id !== null && row.id === report;
          const chosen =
            row.kind === 'story'
              ? row.id === story && show === 'story'
              : isOpen && (show === 'report' || !story) && (row.within === null || row.within === story);
          return (
            <div
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              className="tree-place"
              role="none"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row row={row} index={index} active={index === at} chosen={chosen} current={isOpen} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The list goes where the cursor goes, and so does the focus where the list has it. */
function useCursor(tree: RefObject<HTMLDivElement | null>, at: number, show: (at: number) => void): void {
  const row = usePick((state) => state.row);
  const before = useRef(row);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the cursor goes, not with every drawing.
  useLayoutEffect(() => {
    // The same row further down or up, as others came before it: nobody moved.
    const isMove = row === null || row !== before.current;
    before.current = row;
    if (isMove) show(at);
    if (!tree.current?.contains(document.activeElement)) return;
    tree.current
      .querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')
      ?.focus({ preventScroll: true });
  }, [at, row]);
}
