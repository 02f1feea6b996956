import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { ReportRow } from '#shared/contract/views';
import { isId, type ReportId } from '#shared/domain/ids';
import { facts, theirs } from '../../texts/parts';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useAsked } from '../common/useAsked';
import { useDraft } from '../common/useDraft';
import { useHits } from '../common/useHits';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line } from './fields';

/** So many of the newest loose reports are offered without being asked for, and so many that words find. */
const NEWEST = 50;
const FOUND = 20;

interface Offered {
  readonly id: ReportId;
  readonly name: string;
  readonly about: ReactNode;
}

/** Groups reports on one event. The name of a story that is there already changes what that one holds. */
export function GroupDialog() {
  const app = useApp();
  const { stories, story, open } = usePick((state) => ({
    stories: state.stories,
    story: state.stories.find(({ id }) => id === state.story) ?? null,
    open: state.reading?.report ?? null,
  }));
  const { busy, fault, submit } = useSubmit();
  const [words, type] = useState('');
  const [draft, change, forget] = useDraft<{ name: string; chosen: readonly ReportId[] }>(
    `group ${story?.id}`,
    {
      name: story?.name ?? '',
      chosen: story?.reports ?? (open ? [open.id] : []),
    },
  );
  const known = stories.find(({ name }) => name === draft.name.trim());
  const { offered, fault: unread } = useOffered(words, draft.chosen, open, story?.id ?? null);

  const save = async (): Promise<void> => {
    const work = async (): Promise<void> => {
      const saved = await app.transport.send('story.save', { name: draft.name, reports: [...draft.chosen] });
      await app.refresh();
      await app.openStory(saved.id);
    };
    if (!(await submit(work))) return;
    forget();
    app.closeDialog();
    app.done(say('library.grouped'), draft.name.trim());
  };

  return (
    <Frame title={say('library.groupTitle')}>
      <DialogForm onSubmit={() => void save()}>
        <Line
          label={say('library.story')}
          value={draft.name}
          onChange={(name) => change({ name })}
          autoFocus
          hint={say(known ? 'library.storyKnown' : 'library.storyNew')}
        />
        <Line
          label={say('library.find')}
          value={words}
          onChange={type}
          optional
          placeholder={say('library.findWords')}
        />
        {unread ? <FaultNote fault={unread} doing={say('library.failed')} /> : null}
        <CheckboxGroup
          className="choices column scrolling"
          value={[...draft.chosen]}
          onChange={(chosen) => change({ chosen: chosen as ReportId[] })}
        >
          <Label className="label">{say('library.chosen', { count: draft.chosen.length })}</Label>
          {offered.map(({ id, name, about }) => (
            <Checkbox key={id} value={id} className="check">
              <span className="box" aria-hidden="true" />
              <span>
                {theirs(name)} <span className="by">{about}</span>
              </span>
            </Checkbox>
          ))}
        </CheckboxGroup>
        {fault ? <FaultNote fault={fault} doing={say('library.notGrouped')} /> : null}
        <Actions
          verb={say('library.save')}
          busy={busy}
          fault={fault}
          disabled={draft.name.trim() === ''}
          chord="Enter"
        />
      </DialogForm>
    </Frame>
  );
}

const asOffered = ({ id, name, outlet, date }: ReportRow): Offered => ({
  id,
  name,
  about: facts([theirs(outlet), date]),
});

/** What can be chosen: what is, what words find, and without words the newest that stand in no story. */
function useOffered(
  words: string,
  chosen: readonly ReportId[],
  open: ReportRow | null,
  story: string | null,
) {
  const { send } = useApp().transport;
  const list = useCallback(async (): Promise<readonly Offered[]> => {
    const [own, loose] = await Promise.all([
      story && isId('story', story) ? send('report.list', { story, limit: 1000 }) : null,
      send('report.list', { loose: true, limit: NEWEST }),
    ]);
    return [...(own?.items ?? []), ...loose.items].map(asOffered);
  }, [send, story]);
  const { answer, fault } = useAsked(list);
  const [kept, keep] = useState<readonly Offered[]>([]);
  const sought = words.trim();
  const found = useHits('reports', sought, FOUND);
  useEffect(() => {
    const offers = found.flatMap(({ id, title, detail }) =>
      isId('report', id) ? [{ id, name: title, about: theirs(detail) }] : [],
    );
    // What was once found stays choosable, and so chosen.
    if (offers.length > 0) keep((before) => unique([...before, ...offers]));
  }, [found]);
  const all = unique([...(open ? [asOffered(open)] : []), ...(answer ?? []), ...kept]);
  const isFound = new Set<string>(found.map(({ id }) => id));
  const offered = all.filter(({ id }) => sought === '' || isFound.has(id) || chosen.includes(id));
  return { offered, fault };
}

const unique = (offered: readonly Offered[]): Offered[] => [
  ...new Map(offered.map((one) => [one.id, one])).values(),
];
