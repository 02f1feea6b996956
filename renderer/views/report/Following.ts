import { type RefObject, useEffect } from 'react';
import { overlaps, spanAt } from '#shared/text/sentences';
import { cursorSpan } from '../../store/select';
import type { Reading } from '../../store/state';
import { useApp, usePick } from '../common/app';
import { type SectionOf, sectionAt } from './sections';

/** The section of a report that holds an offset into its text. */
function sectionOf(
  text: HTMLElement | null,
  sections: readonly SectionOf[],
  { paragraphs }: Reading,
  offset: number,
) {
  const paragraph = Math.max(0, spanAt(paragraphs, offset));
  const at = sectionAt(sections, paragraph);
  return { element: text?.children[at], within: paragraph - (sections[at]?.first ?? 0) };
}

interface Props {
  /** What scrolls, and in it the element whose children are the sections. */
  readonly root: RefObject<HTMLElement | null>;
  readonly text: RefObject<HTMLElement | null>;
  readonly sections: readonly SectionOf[];
  readonly reading: Reading;
  /** Whether the pointer has just put the cursor where it is: then nothing moves, once. */
  readonly pointed: RefObject<boolean>;
}

/** Keeps in sight what one is at. It draws nothing, so that the report need not be drawn anew wherever one goes. */
export function Following(props: Props): null {
  useCursorInView(props);
  useClaimInView(props);
  return null;
}

/** The sentence under the cursor, and what a search led to. */
function useCursorInView({ root, text, sections, reading, pointed }: Props): void {
  const app = useApp();
  const { cursor, hit } = usePick(({ cursor, hit }) => ({ cursor, hit }));
  const { id } = reading.report;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another report begins at its own place.
  useEffect(() => {
    const there = pointed.current || app.store.getState().selection !== null;
    pointed.current = false;
    if (there) return;
    if (cursor.at === 0 && !hit) {
      root.current?.scrollTo({ top: 0 });
      return;
    }
    const under = cursorSpan(reading, cursor);
    const onHit = hit !== null && under !== null && overlaps(hit, under);
    const offset = onHit ? hit.start : (reading.sentences.at(cursor.at)?.start ?? 0);
    const { element } = sectionOf(text.current, sections, reading, offset);
    const target = onHit ? '[data-hit]' : `[data-sentence="${cursor.at}"]`;
    element?.querySelector(target)?.scrollIntoView({ block: onHit ? 'center' : 'nearest' });
  }, [app, root, id, cursor, hit]);
}

/** Where the current claim stands, when one moves through the list of claims. */
function useClaimInView({ text, sections, reading }: Props): void {
  const app = useApp();
  const { claim, pane } = usePick(({ claim, pane }) => ({ claim, pane }));
  const { id } = reading.report;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes about the report is not where the claim stands.
  useEffect(() => {
    if (pane !== 'claims' || !claim) return undefined;
    const anchors = app.store.getState().claims.find((one) => one.id === claim)?.anchors ?? [];
    const here = anchors.find((anchor) => anchor.report === id);
    if (!here) return undefined;
    const { element, within } = sectionOf(text.current, sections, reading, here.start);
    // With the frame, which lays the page out in any case.
    const frame = requestAnimationFrame(() =>
      element?.children[within]?.scrollIntoView({ block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [app, text, claim, pane, id]);
}
