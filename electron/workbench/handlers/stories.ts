import { idAt } from '#shared/domain/ids';
import type { Context, Handlers } from '../context';

export const storyHandlers = ({ core, present }: Context): Handlers<'story.list' | 'story.save'> => {
  // Asked for each time: a redaction puts other tables in their place.
  const stories = () => [...core.desk.tables.story.values()];
  const named = (name: string) => stories().find((story) => story.name === name);
  return {
    'story.list': () => stories().map((story) => present.story(story)),

    'story.save': async ({ name, reports }) => {
      await core.act((seq) => {
        for (const report of reports) present.reportRowOf(report);
        const story = named(name)?.id ?? idAt('story', seq);
        const away = (named(name)?.reports ?? []).filter((report) => core.desk.tables.withdrawn.get(report));
        // Withdrawn ones cannot be chosen; they keep their place for when they are reinstated.
        return [
          { kind: 'story.saved', payload: { story, name, reports: [...new Set([...reports, ...away])] } },
        ];
      });
      const saved = named(name);
      if (!saved) throw new Error(`story “${name}” was saved and is not there`);
      return present.story(saved);
    },
  };
};
