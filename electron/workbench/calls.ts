import type { Answer, ChannelName, Reply, Send } from '#shared/contract/channels';
import { FaultError, faultOf } from '#shared/contract/faults';
import { parseCall } from '#shared/contract/parse';
import type { Context, DeskChannel, Handlers } from './context';
import { backupHandlers } from './handlers/backups';
import { claimHandlers } from './handlers/claims';
import { deskHandlers } from './handlers/desk';
import { evidenceHandlers } from './handlers/evidence';
import { historyHandlers } from './handlers/history';
import { mergingHandlers } from './handlers/merging';
import { recordHandlers } from './handlers/records';
import { reportHandlers } from './handlers/reports';
import { responseHandlers } from './handlers/responses';
import { searchHandlers } from './handlers/search';
import { searchesHandlers } from './handlers/searches';
import { sheetHandlers } from './handlers/sheets';
import { storyHandlers } from './handlers/stories';
import { versionHandlers } from './handlers/versions';
import { waiverHandlers } from './handlers/waivers';
import { windowHandlers } from './handlers/window';
import { HOST_CHANNELS, type Workbench } from './ports';

/** Adding a channel: its line in the contract, its handler in one of these. The compiler misses neither. */
export const handlersOf = (context: Context): Handlers<DeskChannel> => ({
  ...deskHandlers(context),
  ...reportHandlers(context),
  ...versionHandlers(context),
  ...storyHandlers(context),
  ...claimHandlers(context),
  ...mergingHandlers(context),
  ...waiverHandlers(context),
  ...responseHandlers(context),
  ...sheetHandlers(context),
  ...evidenceHandlers(context),
  ...historyHandlers(context),
  ...recordHandlers(context),
  ...backupHandlers(context),
  ...searchHandlers(context),
  ...searchesHandlers(context),
  ...windowHandlers(context),
});

async function answer(handlers: Handlers<DeskChannel>, name: unknown, params: unknown): Promise<unknown> {
  const call = parseCall(name, params);
  if ((HOST_CHANNELS as readonly ChannelName[]).includes(call.channel)) {
    throw new FaultError('unsupported', `${call.channel} is answered by Galley's window only`);
  }
  const handler = handlers[call.channel as DeskChannel] as (params: unknown) => unknown;
  return handler(call.params);
}

export const sendTo =
  (handlers: Handlers<DeskChannel>): Send =>
  async (channel, params) =>
    (await answer(handlers, channel, params)) as Answer<typeof channel>;

export const dispatchTo =
  (handlers: Handlers<DeskChannel>): Workbench['dispatch'] =>
  async (channel, params): Promise<Reply> => {
    try {
      return { ok: true, value: await answer(handlers, channel, params) };
    } catch (error) {
      return { ok: false, error: faultOf(error) };
    }
  };
