import { useCallback, useState } from 'react';
import type { KinView, ReportView } from '#shared/contract/views';
import { isId, type ReportId } from '#shared/domain/ids';
import { say } from '../../texts/say';
import { useApp } from '../common/app';
import { useAsked } from '../common/useAsked';
import { useHits } from '../common/useHits';
import { Line, OneOf } from '../dialogs/fields';
import { percent } from '../report/kin-words';

interface Props {
  readonly report: ReportView;
  /** Null while it is not known. */
  readonly kin: readonly KinView[] | null;
  readonly chosen: ReportId | null;
  readonly onChoose: (report: ReportId) => void;
}

export interface Candidate {
  readonly id: ReportId;
  readonly name: string;
  readonly what: string;
}

/** Which report to compare with: those it is tied to, any other by its words, and those whose text resembles it. */
export function Candidates({ report, kin, chosen, onChoose }: Props) {
  const [words, type] = useState('');
  const named = useNamed(words, report.id);
  const tied = useTied(report);
  const offered = offeredOf(tied, named, (kin ?? []).map(asCandidate));
  return (
    <div className="versions-choice">
      {offered.length > 0 ? (
        <OneOf
          label={say('versions.compareWith')}
          value={chosen}
          onChange={onChoose}
          choices={offered.map(({ id, name, what }) => ({
            value: id,
            label: (
              <>
                <bdi>{name}</bdi> <span className="by">{what}</span>
              </>
            ),
          }))}
          className="column"
          // Whoever types goes on typing when something is found.
          autoFocus={words === ''}
        />
      ) : kin ? (
        <p className="about">{say('versions.noneAlike')}</p>
      ) : null}
      <Line
        label={say('versions.another')}
        value={words}
        onChange={type}
        placeholder={say('versions.anotherExample')}
      />
    </div>
  );
}

/** So many that resemble it are offered at once, and so many that are sought. */
const MOST_ALIKE = 5;
const MOST_NAMED = 5;

/** Each once, under the first thing that is said of it. */
export function offeredOf(
  tied: readonly Candidate[],
  named: readonly Candidate[],
  alike: readonly Candidate[],
): Candidate[] {
  const all = [...tied, ...named, ...alike.slice(0, MOST_ALIKE)];
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
}

const NONE: readonly Candidate[] = [];

/** Reports found by words, the whole desk over. */
function useNamed(words: string, own: ReportId): readonly Candidate[] {
  return useHits('reports', words, MOST_NAMED + 1).flatMap(({ id, title: name, detail: what }) =>
    isId('report', id) && id !== own ? [{ id, name, what }] : [],
  );
}

function likeness(relation: KinView['relation'], share: string): string {
  switch (relation) {
    case 'same text':
      return say('versions.sameText');
    case 'nearly the same':
      return say('versions.nearlySame', { share });
    case 'shares passages':
      return say('versions.sharesPassages', { share });
  }
}

function asCandidate({ report: { id, name }, relation, share }: KinView): Candidate {
  return { id, name, what: likeness(relation, percent(share)) };
}

/** The versions before and after it, by their names. */
function useTied({ supersedes, supersededBy }: ReportView): readonly Candidate[] {
  const { send } = useApp().transport;
  const find = useCallback(async (): Promise<readonly Candidate[]> => {
    const tied = [
      { id: supersededBy, what: say('versions.isNewer') },
      { id: supersedes, what: say('versions.isOlder') },
    ].flatMap(({ id, what }) => (id === null ? [] : [{ id, what }]));
    return Promise.all(
      tied.map(async ({ id, what }) => ({ id, what, name: (await send('report.row', { report: id })).name })),
    );
  }, [send, supersedes, supersededBy]);
  return useAsked(find).answer ?? NONE;
}
