import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { isId } from '#shared/domain/ids';
import { type Sentence, type Span, spanAt } from '#shared/text/sentences';
import { conclusionsOf } from '../../store/days';
import { cursorSpan } from '../../store/select';
import type { Cursor, Reading } from '../../store/state';
import { useApp, usePick } from '../common/app';
import { DayBar, DayTip } from './DayTip';
import { Paragraph } from './Paragraph';
import { ReportHead } from './ReportHead';
import { claimsByParagraph, foundByParagraph, overlaps, type PlacedClaim } from './segments';
import { selectedSpan } from './selection';
import { WalkBar } from './WalkBar';

const NO_CLAIMS: readonly PlacedClaim[] = [];
const NONE: readonly Span[] = [];

/** The report set for reading, with the sentence cursor. */
export function ReportPane({ reading }: { reading: Reading }) {
  const app = useApp();
  const { cursor, hit, claims, claim, opening } = usePick(({ cursor, hit, claims, claim, opening }) => ({
    cursor,
    hit,
    claims,
    claim,
    opening,
  }));
  const { report, paragraphs } = reading;
  const { basis, language, direction } = conclusionsOf(report);
  const article = useRef<HTMLElement>(null);
  const sentences = useMemo(() => byParagraph(reading), [reading]);
  const texts = useMemo(
    () => paragraphs.map(({ start, end }) => report.text.slice(start, end)),
    [paragraphs, report.text],
  );
  const placed = useMemo(() => claimsByParagraph(reading, report.id, claims), [reading, report.id, claims]);
  const marks = usePick(({ walking }) => (walking?.report === report.id ? walking.marks : NONE));
  const found = useMemo(() => foundByParagraph(reading, marks), [reading, marks]);
  const span = cursorSpan(reading, cursor);
  const pointed = useFollowing(article, reading, cursor, hit);
  useClaimInView(article, reading);
  useSelection(article, report.text);

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the window's commands. */}
      <article
        ref={article}
        className="report"
        data-surface=""
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the report is worked with keys.
        tabIndex={0}
        aria-label={`Report: ${report.name}`}
        aria-busy={opening !== null}
        onClick={(event) => {
          pointed.current = true;
          pointAt(app, event);
        }}
      >
        <ReportHead report={report} />
        <div className="report-text" lang={language ?? undefined} dir={direction ?? undefined}>
          {paragraphs.map((paragraph, index) => {
            const here = placed.get(index) ?? NO_CLAIMS;
            const under = span && overlaps(span, paragraph) ? span : null;
            const now = hit && overlaps(hit, paragraph) ? hit : null;
            return (
              <Paragraph
                key={paragraph.start}
                index={index}
                page={pageFrom(report.reading.pages, paragraph)}
                start={paragraph.start}
                text={texts[index] ?? ''}
                sentences={sentences[index] ?? []}
                claims={here}
                claim={here.some((one) => one.claim === claim) ? claim : null}
                cursorStart={under?.start ?? 0}
                cursorEnd={under?.end ?? 0}
                hitStart={now?.start ?? 0}
                hitEnd={now?.end ?? 0}
                found={found.get(index) ?? NONE}
                basis={basis}
                direction={direction === 'rtl' ? 'rtl' : 'auto'}
              />
            );
          })}
        </div>
      </article>
      <DayTip root={article} />
      <DayBar reading={reading} cursor={cursor} />
      <WalkBar report={report.id} />
    </>
  );
}

function byParagraph({ sentences, paragraphs }: Reading): (Sentence & { index: number })[][] {
  const found: (Sentence & { index: number })[][] = paragraphs.map(() => []);
  sentences.forEach((sentence, index) => {
    found[sentence.paragraph]?.push({ ...sentence, index });
  });
  return found;
}

/** The first page that begins within a paragraph, or just before it; a report of one page needs none. */
function pageFrom(pages: readonly number[], { start, end }: Span): number | null {
  if (pages.length < 2) return null;
  const page = pages.findIndex((at) => at >= start && at < end);
  return page === -1 ? null : page + 1;
}

/** A click puts the cursor on the sentence, and makes the claim under it current. */
function pointAt(app: ReturnType<typeof useApp>, { target }: MouseEvent): void {
  if (!(target instanceof Element) || !window.getSelection()?.isCollapsed) return;
  const stretch = target.closest<HTMLElement>('[data-start]');
  if (!stretch) return;
  app.cursorToOffset(Number(stretch.dataset.start));
  const { claim } = stretch.dataset;
  if (claim && isId('claim', claim)) app.chooseClaim(claim);
}

/**
 * Keeps the sentence under the cursor, and what a search led to, in sight. Where the pointer put the cursor nothing
 * moves: the answer says so to the next run.
 */
function useFollowing(
  root: React.RefObject<HTMLElement | null>,
  reading: Reading,
  cursor: Cursor,
  hit: Span | null,
): React.RefObject<boolean> {
  const app = useApp();
  const pointed = useRef(false);
  const { id } = reading.report;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another report begins at its own place.
  useEffect(() => {
    const article = root.current;
    const there = pointed.current || app.store.getState().selection !== null;
    pointed.current = false;
    if (there) return;
    if (cursor.at === 0 && !hit) {
      article?.scrollTo({ top: 0 });
      return;
    }
    const under = cursorSpan(reading, cursor);
    const onHit = hit !== null && under !== null && overlaps(hit, under);
    const target = onHit ? '[data-hit]' : `[data-sentence="${cursor.at}"]`;
    article?.querySelector(target)?.scrollIntoView({ block: onHit ? 'center' : 'nearest' });
  }, [app, root, id, cursor, hit]);
  return pointed;
}

/** Shows where the current claim stands when one moves through the list of claims. */
function useClaimInView(root: React.RefObject<HTMLElement | null>, { report, paragraphs }: Reading): void {
  const app = useApp();
  const { claim, pane } = usePick(({ claim, pane }) => ({ claim, pane }));
  useEffect(() => {
    if (pane !== 'claims' || !claim) return;
    const anchors = app.store.getState().claims.find(({ id }) => id === claim)?.anchors ?? [];
    const here = anchors.find((anchor) => anchor.report === report.id);
    if (!here) return;
    const paragraph = root.current?.querySelectorAll('.paragraph')[spanAt(paragraphs, here.start)];
    paragraph?.scrollIntoView({ block: 'nearest' });
  }, [app, root, claim, pane, report.id, paragraphs]);
}

/** Follows what is selected with the pointer. */
function useSelection(root: React.RefObject<HTMLElement | null>, text: string): void {
  const app = useApp();
  const { closed, none } = usePick((state) => ({
    closed: state.dialog === null,
    none: state.selection === null,
  }));
  // Once the cursor moves on, nothing may look as if it were still selected.
  useEffect(() => {
    if (none && root.current && selectedSpan(root.current, text)) window.getSelection()?.removeAllRanges();
  }, [none, root, text]);
  useEffect(() => {
    const onChange = (): void => {
      // A dialog takes the selection's highlight away; what was selected still is the place in mind.
      if (!root.current || app.store.getState().dialog) return;
      const span = selectedSpan(root.current, text);
      const { selection } = app.store.getState();
      if (span?.start !== selection?.start || span?.end !== selection?.end) app.select(span);
    };
    // What was selected before a dialog may be gone after it.
    if (closed) onChange();
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [app, root, text, closed]);
}
