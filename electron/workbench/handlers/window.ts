import type { Context, Handlers } from '../context';

export const windowHandlers = ({
  core,
  folder,
  memories,
}: Context): Handlers<'window.recall' | 'window.remember'> => ({
  'window.recall': async () => ({ memory: await memories.recall() }),

  'window.remember': ({ desk, memory }) =>
    // A window may tell of the desk it has just left: that is not remembered of this one.
    core.alone(async () => ({ kept: desk === folder && (await memories.remember(memory)) })),
});
