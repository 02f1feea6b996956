import { join } from 'node:path';
import { startBuiltHost } from '../harness/built-host';
import { temporaryFolder } from '../harness/desks';
import { connectLoopback } from '../harness/loopback-client';
import { describeContract } from './contract';

describeContract('the built loopback host', async () => {
  const { folder, remove } = await temporaryFolder();
  const host = await startBuiltHost(folder, { GALLEY_DESK: join(folder, 'desk') });
  const client = await connectLoopback(host.url);
  return {
    ...client,
    async close() {
      client.close();
      await host.end();
      await remove();
    },
  };
});
