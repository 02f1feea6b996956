import { type MouseEvent, type RefObject, useMemo, useRef } from 'react';
import { isId } from '#shared/domain/ids';
import { overlaps, type Span } from '#shared/text/sentences';
import { conclusionsOf } from '../../store/days';
import { cursorSpan } from '../../store/select';
import type { Reading } from '../../store/state';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { CoverageStrip } from '../coverage/CoverageStrip';
import { CursorBar } from './CursorBar';
import { Following } from './Following';
import { Legend } from './Legend';
import { MarkTip } from './MarkTip';
import { ReportHead } from './ReportHead';
import { Section, type Whole } from './Section';
import { sectionsOf } from './sections';
import { offsetOf } from './selection';
import { useFound, useMarks } from './useMarks';
import { useRested } from './useRested';
import { useSelection } from './useSelection';
import { WalkBar } from './WalkBar';

const NONE: readonly Span[] = [];

/** The report set for reading, with the sentence cursor. */
export function ReportPane({ reading }: { reading: Reading }) {
  const app = useApp();
  const { opening, hidden } = usePick(({ opening, hidden }) => ({ opening, hidden }));
  const { report, paragraphs } = reading;
  const { language, direction } = conclusionsOf(report);
  const root = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => sectionsOf(paragraphs), [paragraphs]);
  const pointed = useRef(false);
  useRested(report.id);
  useSelection(root, report.text);

  return (
    <div className="report-pane">
      <CoverageStrip />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the window's commands. */}
      <article
        ref={root}
        className="report"
        data-surface=""
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the report is worked with keys.
        tabIndex={0}
        aria-label={say('report.label', { name: report.name })}
        aria-busy={opening !== null}
        onClick={(event) => {
          pointed.current = true;
          pointAt(app, event);
        }}
      >
        <ReportHead report={report} />
        <div
          key={report.id}
          ref={text}
          className="report-text"
          lang={language ?? undefined}
          dir={direction ?? undefined}
          data-hidden={hidden.join(' ')}
        >
          <Sections reading={reading} sections={sections} root={root} />
        </div>
        {sections.length === 0 ? <NoText /> : null}
      </article>
      <Following root={root} text={text} sections={sections} reading={reading} pointed={pointed} />
      {opening !== null && opening !== report.id ? <Opening /> : null}
      <Legend />
      <MarkTip root={root} />
      <CursorBar reading={reading} />
      <WalkBar report={report.id} />
    </div>
  );
}

const NoText = () => (
  <p className="no-text">
    <strong>{say('report.noText')}</strong> {say('report.noTextWhy')}
  </p>
);

/** Another report is on its way; what is there stays until it comes. */
const Opening = () => (
  <div className="opening" role="status">
    {say('report.opening')}
  </div>
);

interface SectionsProps {
  readonly reading: Reading;
  readonly sections: ReturnType<typeof sectionsOf>;
  readonly root: RefObject<HTMLElement | null>;
}

function Sections({ reading, sections, root }: SectionsProps) {
  const { cursor, hit, claims, claim } = usePick(({ cursor, hit, claims, claim }) => ({
    cursor,
    hit,
    claims,
    claim,
  }));
  const { report, paragraphs } = reading;
  const found = usePick(({ walking }) => (walking?.report === report.id ? walking.marks : NONE));
  const whole = useWhole(reading, root);
  const marks = useMarks(reading, sections, claims);
  const places = useFound(reading, sections, found);
  const isCurrent = useMemo(() => marks.map((here) => isMarked(here, claim)), [marks, claim]);
  const span = cursorSpan(reading, cursor);
  return sections.map((of, at) => {
    const here = {
      start: paragraphs[of.first]?.start ?? 0,
      end: paragraphs[of.end - 1]?.end ?? 0,
    };
    const under = span && overlaps(span, here) ? span : null;
    const now = hit && overlaps(hit, here) ? hit : null;
    return (
      <Section
        key={here.start}
        whole={whole}
        of={of}
        marks={marks[at] ?? NOTHING}
        found={places[at] ?? NOTHING}
        claim={isCurrent[at] ? claim : null}
        cursorStart={under?.start ?? 0}
        cursorEnd={under?.end ?? 0}
        hitStart={now?.start ?? 0}
        hitEnd={now?.end ?? 0}
        opens={at === 0}
      />
    );
  });
}

const NOTHING: ReadonlyMap<number, never> = new Map<number, never>();

function isMarked(marks: ReturnType<typeof useMarks>[number], claim: string | null): boolean {
  if (claim)
    for (const { claims } of marks.values()) if (claims.some((one) => one.claim === claim)) return true;
  return false;
}

/** What the sections share. A report's particulars may change while it is open; its text never does. */
function useWhole(reading: Reading, root: RefObject<HTMLElement | null>): Whole {
  const { basis, direction } = conclusionsOf(reading.report);
  const { sentences } = reading;
  const day = JSON.stringify(basis);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `sentences` stands for the text, `day` for the basis.
  return useMemo(
    () => ({ reading, root, basis, direction: direction === 'rtl' ? 'rtl' : 'auto' }),
    [sentences, root, day, direction],
  );
}

/** A click puts the cursor on the sentence, and makes the claim under it current. */
function pointAt(app: ReturnType<typeof useApp>, { target, currentTarget }: MouseEvent<HTMLElement>): void {
  const selection = window.getSelection();
  if (!(target instanceof Element) || !selection?.isCollapsed) return;
  const stretch = target.closest('p')?.closest('.section') && target.closest<HTMLElement>('[data-start]');
  if (!stretch) return;
  // A paragraph that has no stretches yet is asked for the very letter.
  const { anchorNode: node, anchorOffset: at } = selection;
  const letter = stretch.dataset.light === '' && node ? offsetOf(currentTarget, node, at) : null;
  app.cursorToOffset(letter ?? Number(stretch.dataset.start));
  const { claim } = stretch.dataset;
  if (claim && isId('claim', claim)) app.chooseClaim(claim);
}
