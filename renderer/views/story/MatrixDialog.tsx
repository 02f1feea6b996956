import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { StoryId } from '#shared/domain/ids';
import { disputedOnly, type MatrixCell, type MatrixSide, matrixOf } from '#shared/story/matrix';
import { say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Key } from '../common/Keys';
import { Frame } from '../dialogs/Frame';
import { MatrixGrid } from './MatrixGrid';
import { useStory, type WholeStory } from './useStory';

const SIDES = { reports: 'story.reports', parties: 'story.parties' } as const;

/** A story at a glance: what was answered to each claim, by reports or by parties. */
export function MatrixDialog({ story }: { story: StoryId }) {
  const { answer, fault, again } = useStory(story);
  return (
    <Frame title={say('story.glance', { story: answer?.name ?? '' })} size="wide" className="matrix-dialog">
      {fault ? <FaultNote fault={fault} doing={say('story.failed')} onRetry={again} /> : null}
      {answer ? <Glance story={story} of={answer} /> : null}
      {answer || fault ? null : (
        <p className="matrix-waiting" role="status">
          {say('story.reading')}
        </p>
      )}
    </Frame>
  );
}

function Glance({ story, of: { claims, reports } }: { story: StoryId; of: WholeStory }) {
  const app = useApp();
  const [side, turn] = useState<MatrixSide>('reports');
  const [only, show] = useState(false);
  const whole = useMemo(() => matrixOf(claims, reports, side), [claims, reports, side]);
  const matrix = useMemo(() => (only ? disputedOnly(whole) : whole), [whole, only]);
  const disputed = useMemo(() => whole.rows.filter((row) => row.disputed).length, [whole]);

  const goTo = (claim: (typeof claims)[number], cell: MatrixCell | null): void => {
    const place = cell ? cell.place : claim.anchors[0];
    if (!place) {
      app.speak(say('story.noPlace'));
      return;
    }
    app.closeDialog();
    const opening = { at: place, hit: place, claim: claim.id, story, show: 'story' as const };
    app
      .jumpToReport(place.report, opening)
      .catch((error: unknown) => app.failed(say('claims.reportFailed'), error));
  };

  const all = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLButtonElement>(null);
  useDialogKeys(all, {
    s: () => turn(side === 'reports' ? 'parties' : 'reports'),
    d: () => show(!only),
  });
  const isEmpty = matrix.rows.length === 0;
  // The grid goes, and the focus with it: what may bring it back takes it.
  useLayoutEffect(() => {
    if (isEmpty && (document.activeElement ?? document.body) === document.body) filter.current?.focus();
  }, [isEmpty]);
  const chooser = (value: MatrixSide) => (
    <Button aria-pressed={side === value} onPress={() => turn(value)}>
      {say(SIDES[value])}
    </Button>
  );

  return (
    <div className="matrix" ref={all}>
      <div className="matrix-head">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and read as a form. */}
        <div className="segmented" role="group" aria-label={say('story.by')}>
          {chooser('reports')}
          {chooser('parties')}
        </div>
        <Button ref={filter} className="button" aria-pressed={only} onPress={() => show(!only)}>
          {say('story.disputedOnly')}
        </Button>
        <span className="by" role="status">
          {say('story.size', { claims: matrix.rows.length, disputed })}
        </span>
      </div>
      {matrix.rows.length > 0 ? (
        <MatrixGrid key={side} matrix={matrix} side={side} onChoose={goTo} />
      ) : (
        <p className="matrix-waiting">{say(only ? 'story.noneDisputed' : 'story.noClaims')}</p>
      )}
      <p className="matrix-keys by">
        {told('story.keys', {
          arrows: say('story.arrows'),
          enter: <Key chord="Enter" />,
          side: <Key chord="s" />,
          disputed: <Key chord="d" />,
        })}
      </p>
    </div>
  );
}

/** Keys of the whole dialog that something is in, whatever in it has the focus. */
function useDialogKeys(
  within: RefObject<HTMLElement | null>,
  keys: Readonly<Record<string, () => void>>,
): void {
  useEffect(() => {
    const dialog = within.current?.closest<HTMLElement>('[role="dialog"]');
    const onKeyDown = (event: KeyboardEvent): void => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    dialog?.addEventListener('keydown', onKeyDown);
    return () => dialog?.removeEventListener('keydown', onKeyDown);
  });
}
