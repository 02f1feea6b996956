import type { Answer, Params } from '#shared/contract/channels';
import type { AnyId, PartyId } from '#shared/domain/ids';
import { say } from '../texts/say';
import type { Scene } from './app';
import type { Loader } from './load';
import { listedClaims } from './select';
import type { WindowActions } from './window';

/** Taking records out of use, bringing them back, and taking words and names out for good. */
export const recordActions = ({ get, set, transport }: Scene, { done }: WindowActions, load: Loader) => {
  const { send } = transport;

  /** The claim that is current once this record has gone: the next in the list, not the first. */
  const stepAside = (record: AnyId): void => {
    const listed = listedClaims(get());
    const at = listed.findIndex(({ id }) => id === record);
    const next = at === -1 ? undefined : (listed[at + 1] ?? listed[at - 1]);
    if (next && get().claim === record) set({ claim: next.id });
  };

  /** Everything read again, the open report's text too, which otherwise never changes. */
  const afresh = async (): Promise<void> => {
    const { reading, show, claim } = get();
    set({ reading: null });
    if (reading) await load.openReport(reading.report.id, { show, claim });
    await load.refresh();
  };

  return {
    async withdraw(record: AnyId, reason: string): Promise<void> {
      const { words } = await send('record.withdraw', { record, reason });
      stepAside(record);
      await load.refresh();
      done(say('keeping.withdrewDone'), words);
    },
    async reinstate(record: AnyId): Promise<void> {
      const { words } = await send('record.reinstate', { record });
      await load.refresh();
      done(say('keeping.reinstated'), words);
    },
    async redact(params: Params<'redact.run'>): Promise<Answer<'redact.run'>> {
      const outcome = await send('redact.run', params);
      await afresh();
      return outcome;
    },
    async forgetName(party: PartyId, alias: string): Promise<void> {
      const { forgotten } = await send('vault.forget', { party });
      await load.refresh();
      done(say(forgotten ? 'keeping.forgotten' : 'keeping.nothingToForget'), alias);
    },
  };
};
