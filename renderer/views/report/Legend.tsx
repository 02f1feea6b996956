import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Checkbox } from 'react-aria-components';
import { MARK_KINDS, type MarkKind } from '#shared/contract/marks';
import { inWords, VERDICTS } from '#shared/domain/stances';
import { IN_ENGLISH, say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { Key } from '../common/Keys';
import { Mark } from '../common/Mark';
import { WaivedSign } from './Stretch';

/** What each kind of mark in a report means; each can be shown or hidden. Worked with keys of its own while it has the focus. */
export function Legend() {
  const open = usePick((state) => state.legend);
  return open ? <OpenLegend /> : null;
}

function OpenLegend() {
  const app = useApp();
  const hidden = usePick((state) => state.hidden);
  const root = useRef<HTMLDivElement>(null);
  const boxes = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>('[role="checkbox"]') ?? []),
  ];
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = boxes();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const by = STEPS[event.key];
    const digit = MARK_KINDS[Number(event.key) - 1];
    if (by) all[(at + by + all.length) % all.length]?.focus();
    else if (digit) {
      all[Number(event.key) - 1]?.focus();
      app.toggleMarks(digit);
    } else if (event.key === 'Escape' || event.key === 'y') app.toggleLegend();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and read as a form.
    <div ref={root} className="legend" role="group" aria-label={say('report.legend')} onKeyDown={onKeyDown}>
      <h2>{say('report.legend')}</h2>
      {MARK_KINDS.map((kind, at) => (
        <Checkbox
          key={kind}
          className="legend-line"
          isSelected={!hidden.includes(kind)}
          onChange={() => app.toggleMarks(kind)}
          excludeFromTabOrder={at > 0}
          aria-labelledby={`legend-${kind}`}
          aria-describedby={`legend-${kind}-means`}
        >
          <kbd>{at + 1}</kbd>
          <span className="legend-sample" lang={NO_LANGUAGE}>
            {SAMPLES[kind]()}
          </span>
          <span className="legend-words">
            <strong id={`legend-${kind}`}>{say(`report.kind.${kind}`)}</strong>
            <span id={`legend-${kind}-means`}>{say(`report.means.${kind}`)}</span>
          </span>
          <span>{say(hidden.includes(kind) ? 'report.isHidden' : 'report.isShown')}</span>
        </Checkbox>
      ))}
      <p className="legend-verdicts">
        {VERDICTS.map((verdict) => (
          <span key={verdict}>
            <span className="claim-line" data-value={verdict} {...IN_ENGLISH}>
              {inWords(verdict)}
            </span>
          </span>
        ))}
      </p>
      <p className="legend-keys">
        {told('report.legendKeys', {
          toggle: <Key chord="Space" />,
          close: <Key chord="Escape" />,
        })}
      </p>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

/** What a sample is drawn on: letters that say nothing, and the tag for that. */
const LETTERS = 'abc';
const NO_LANGUAGE = 'zxx';

/** Drawn as they are drawn in a report. */
const SAMPLES: Readonly<Record<MarkKind, () => ReactNode>> = {
  claims: () => (
    <span className="claim-line" data-value="confirmed">
      <span className="claim-line" data-value="open" data-lane="1">
        {LETTERS}
      </span>
    </span>
  ),
  statements: () => (
    <>
      <span className="said" data-value="denied">
        {LETTERS}
      </span>
      <span className="signs">
        <Mark of="denied" />
      </span>
    </>
  ),
  waived: () => (
    <>
      <span data-waived="">{LETTERS}</span>
      <span className="signs">
        <WaivedSign />
      </span>
    </>
  ),
  found: () => <span data-found="">{LETTERS}</span>,
  days: () => (
    <span className="day" data-sure="likely">
      <span data-start="">{LETTERS}</span>
    </span>
  ),
};
