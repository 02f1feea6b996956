import { FaultError } from '#shared/contract/faults';
import { openSearchInProcess } from '#workbench/search/in-process';
import { openTestDesk, temporaryFolder } from '../harness/desks';
import { describeContract } from './contract';

describeContract('the process itself', async () => {
  const { folder, remove } = await temporaryFolder();
  const desk = await openTestDesk(folder, { openSearch: openSearchInProcess });
  return {
    send: desk.send,
    subscribe: desk.subscribe,
    async raw(channel, params) {
      const reply = await desk.dispatch(channel, params);
      if (reply.ok) return reply.value;
      const { tag, what, where, todo } = reply.error;
      throw new FaultError(tag, what, where, todo);
    },
    async close() {
      await desk.close();
      await remove();
    },
  };
});
