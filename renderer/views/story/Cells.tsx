import { FOOTING_WORDS, inWords } from '#shared/domain/stances';
import type { MatrixAnswer, MatrixCell, MatrixRow, MatrixSide } from '#shared/story/matrix';
import { placeInWords } from '#shared/text/place';
import { facts, inEnglish, theirs } from '../../texts/parts';
import { say, told } from '../../texts/say';
import { InWords, Mark } from '../common/Mark';

interface ClaimProps {
  readonly row: MatrixRow;
  /** The one cell that Tab leads to. */
  readonly reachable: boolean;
  readonly onChoose: () => void;
}

/** A row's head: the claim, its verdict, and whether there is a disagreement about it. */
export function ClaimCell({ row: { claim, disputed }, reachable, onChoose }: ClaimProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter does the same, from the grid.
    // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be left out and stand at heights of their own.
    <div
      className="matrix-claim"
      role="rowheader"
      aria-colindex={1}
      tabIndex={reachable ? 0 : -1}
      onClick={onChoose}
    >
      <span className="matrix-name" dir="auto">
        {claim.text}
      </span>
      <InWords of={claim.verdict} />
      {disputed ? <Disputed>{say('story.disputed')}</Disputed> : null}
    </div>
  );
}

interface CellProps {
  readonly cell: MatrixCell;
  readonly side: MatrixSide;
  readonly at: number;
  /** Room for columns that are not drawn before it, in pixels. */
  readonly gap: number;
  readonly reachable: boolean;
  readonly onChoose: () => void;
}

/** Who said what in a report, or where a party said what. */
export function Cell({ cell, side, at, gap, reachable, onChoose }: CellProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter does the same, from the grid.
    // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be left out and stand at heights of their own.
    <div
      className="matrix-cell"
      role="gridcell"
      aria-colindex={at}
      data-kind={cell.kind}
      {...(gap > 0 ? { style: { marginLeft: gap } } : {})}
      tabIndex={reachable ? 0 : -1}
      onClick={onChoose}
    >
      {cell.kind === 'none' ? <span className="none">{say('story.notReported')}</span> : null}
      {cell.kind === 'stands' ? <span className="stands">{say('story.stands')}</span> : null}
      {cell.answers.map((answer) => (
        <Answer key={answer.response.id} answer={answer} side={side} />
      ))}
      {cell.disputed ? <Disputed>{say('story.disputedHere')}</Disputed> : null}
    </div>
  );
}

function Answer({ answer: { response, uncounted }, side }: { answer: MatrixAnswer; side: MatrixSide }) {
  const { party, described, stance, via, footing, scope, anchor } = response;
  const words = inEnglish(inWords(stance));
  const about = [
    side === 'reports' && described !== 'named' ? inEnglish(described) : null,
    via ? told('claims.via', { via: theirs(via) }) : null,
    scope === 'happened' ? null : say(scope === 'planned' ? 'story.planned' : 'story.part'),
    footing === 'on-record' || uncounted ? null : inEnglish(FOOTING_WORDS[footing]),
    uncounted ? say('story.offRecord') : null,
  ].filter((part) => part !== null);
  return (
    <span className="matrix-answer" data-value={stance} data-uncounted={uncounted || undefined}>
      <Mark of={stance} />
      <span>
        {side === 'reports'
          ? told('story.said', { party: theirs(party.name), stance: words })
          : anchor
            ? told('story.in', {
                stance: words,
                place: told('claims.placeIn', {
                  report: theirs(anchor.reportName),
                  place: inEnglish(placeInWords(anchor)),
                }),
              })
            : told('story.byDesk', { stance: words })}
        {about.length > 0 ? <span className="by"> · {facts(about)}</span> : null}
      </span>
    </span>
  );
}

const Disputed = ({ children }: { children: string }) => <span className="matrix-disputed">{children}</span>;
