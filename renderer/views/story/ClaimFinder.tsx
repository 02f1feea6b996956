import { type ReactNode, useMemo, useState } from 'react';
import { type ClaimId, isId } from '#shared/domain/ids';
import { inWords } from '#shared/domain/stances';
import { holdsWords, likeliest, type Sought } from '#shared/story/likely';
import { facts, inEnglish, theirs } from '../../texts/parts';
import { say } from '../../texts/say';
import { usePick } from '../common/app';
import { useHits } from '../common/useHits';
import { FinderField } from '../dialogs/FinderField';
import { useChooser } from '../dialogs/useChooser';

/** As many claims as are offered at once. */
const MOST = 30;

interface Offered {
  readonly id: ClaimId;
  readonly text: string;
  readonly about: ReactNode;
}
interface Props {
  readonly label: string;
  readonly sought: Sought;
  /** Claims that are no choice. */
  readonly besides: readonly ClaimId[];
  readonly none: string;
  readonly onChoose: (claim: ClaimId) => void;
}

/** A claim chosen with keys: those in view that may be meant first, then whatever words find on the desk. */
export function ClaimFinder({ label, sought, besides, none, onChoose }: Props) {
  const [typed, type] = useState('');
  const claims = usePick((state) => state.claims);
  const ranked = useMemo(() => likeliest(claims, sought), [claims, sought]);
  const fitting = useMemo(() => ranked.filter((claim) => holdsWords(claim, typed)), [ranked, typed]);
  const near = fitting
    .filter(({ id }) => !besides.includes(id))
    .slice(0, MOST)
    .map(({ id, text, verdict, anchors }): Offered => {
      const about = facts([inEnglish(inWords(verdict)), theirs(anchors[0]?.reportName)]);
      return { id, text, about };
    });
  const found = useHits('claims', typed, MOST)
    .flatMap(({ id, title, detail }) =>
      isId('claim', id) ? [{ id, text: title, about: inEnglish(detail) }] : [],
    )
    .filter(({ id }) => !besides.includes(id) && !near.some((one) => one.id === id));
  const offered = [...near, ...found];
  const chooser = useChooser(
    offered.map(({ id }) => id),
    label,
    (at) => {
      const chosen = offered[at];
      if (chosen) onChoose(chosen.id);
    },
  );
  return (
    <div className="claim-finder">
      <FinderField {...chooser.field} value={typed} ask={type} placeholder={say('story.mergeFind')} />
      {offered.length === 0 ? <p className="none finder-none">{none}</p> : null}
      <div className="finder-list" {...chooser.list}>
        {offered.map(({ id, text, about }, at) => (
          <div key={id} className="finder-option" {...chooser.row(at)}>
            <span dir="auto">{text}</span>
            <span className="by">{about}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
