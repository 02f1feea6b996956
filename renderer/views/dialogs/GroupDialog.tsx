import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { ReportId } from '#shared/domain/ids';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line } from './fields';

/** Groups reports on one event. The name of a story that is there already changes what that one holds. */
export function GroupDialog() {
  const app = useApp();
  const { reports, stories, story, open } = usePick((state) => ({
    reports: state.reports,
    stories: state.stories,
    story: state.stories.find(({ id }) => id === state.story) ?? null,
    open: state.reading?.report.id ?? null,
  }));
  const { busy, fault, submit } = useSubmit();
  const [draft, change, forget] = useDraft<{ name: string; chosen: readonly ReportId[] }>(
    `group ${story?.id}`,
    {
      name: story?.name ?? '',
      chosen: story?.reports ?? (open ? [open] : []),
    },
  );
  const known = stories.find(({ name }) => name === draft.name.trim());

  const save = async (): Promise<void> => {
    const work = async (): Promise<void> => {
      const saved = await app.transport.send('story.save', { name: draft.name, reports: [...draft.chosen] });
      await app.refresh();
      await app.openStory(saved.id);
    };
    if (!(await submit(work))) return;
    forget();
    app.closeDialog();
    app.done('Story saved', draft.name.trim());
  };

  return (
    <Frame title="Group reports into a story">
      <DialogForm onSubmit={() => void save()}>
        <Line
          label="Story"
          value={draft.name}
          onChange={(name) => change({ name })}
          autoFocus
          hint={known ? 'This story is there: what you choose is what it will hold.' : 'A new story.'}
        />
        <CheckboxGroup
          className="choices column scrolling"
          value={[...draft.chosen]}
          onChange={(chosen) => change({ chosen: chosen as ReportId[] })}
        >
          <Label className="label">Reports</Label>
          {reports.map(({ id, name, outlet, date }) => (
            <Checkbox key={id} value={id} className="check">
              <span className="box" aria-hidden="true" />
              <span>
                {name}{' '}
                <span className="by">{[outlet, date].filter((part) => part !== null).join(' · ')}</span>
              </span>
            </Checkbox>
          ))}
        </CheckboxGroup>
        {fault ? <FaultNote fault={fault} doing="The story was not saved" /> : null}
        <Actions
          verb="Save the story"
          busy={busy}
          fault={fault}
          disabled={draft.name.trim() === ''}
          chord="Enter"
        />
      </DialogForm>
    </Frame>
  );
}
