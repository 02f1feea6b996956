import type { ChannelName, EventName, Events } from '#shared/contract/channels';
import type { WindowMemory } from '#shared/contract/memory';
import type {
  ClaimView,
  DeskView,
  ReportRow,
  ReportView,
  StoryView,
  WaiverView,
} from '#shared/contract/views';
import type { ClaimId, ReportId, StoryId } from '#shared/domain/ids';
import { readFrom } from '#shared/domain/provenance';
import type { Verdict } from '#shared/domain/stances';
import { createApp } from '../../../../renderer/store/app';
import type { Transport } from '../../../../renderer/transport/transport';

const NO_CLAIMS = { confirmed: 0, denied: 0, declined: 0, neither: 0, 'no-response': 0, open: 0 };

export const row = (id: string): ReportRow => ({
  id: id as ReportId,
  name: `Report ${id}`,
  title: null,
  outlet: null,
  byline: null,
  date: null,
  url: null,
  origin: 'pasted',
  sha256: '',
  words: 4,
  importedAt: '2026-01-01T00:00:00.000Z',
  embargo: null,
  standing: null,
  supersedes: null,
  supersededBy: null,
  claims: NO_CLAIMS,
  stories: ['s1' as StoryId],
});
export const view = (id: string): ReportView => ({
  ...row(id),
  waived: [],
  text: `First of ${id}. Second of it.`,
  textSha256: '',
  bytes: 20,
  reading: readFrom('text', 'utf-8'),
  dateCorrected: false,
});
export const claimOf = (id: string, verdict: Verdict): ClaimView => ({
  id: id as ClaimId,
  text: `Claim ${id}`,
  verdict,
  ruling: null,
  anchors: [],
  responses: [],
  notes: [],
  evidence: [],
  changed: [],
  warnings: [],
  links: [],
});
const story: StoryView = {
  id: 's1' as StoryId,
  name: 'Story',
  reports: ['r1' as ReportId, 'r2' as ReportId],
  claims: NO_CLAIMS,
};

/** A host whose answers come when the test says so. */
export function heldHost() {
  const waiting: {
    channel: ChannelName;
    params: unknown;
    answer: (value: unknown) => void;
    fail: (e: Error) => void;
  }[] = [];
  const listeners = new Map<EventName, (payload: never) => void>();
  /** Tells the window something unasked. */
  const tell = <E extends EventName>(event: E, payload: Events[E]): void =>
    listeners.get(event)?.(payload as never);
  /** What the host says is waived of any report. */
  const waived: WaiverView[] = [];
  let path = '/desk';
  let memory: WindowMemory | null = null;
  /** Where the window stood when it was closed. */
  const stoodAt = (before: WindowMemory): void => {
    memory = before;
  };
  /** From now on another desk answers. Its records have the same short ids. */
  const switchTo = (desk: string): void => {
    path = desk;
  };
  const send = (channel: ChannelName, params: unknown): Promise<unknown> => {
    if (channel === 'desk.describe')
      return Promise.resolve({
        path,
        readOnly: null,
        at: null,
        settings: { theme: 'system' },
      } as Partial<DeskView>);
    if (channel === 'story.list') return Promise.resolve([story]);
    if (channel === 'window.recall') return Promise.resolve({ memory });
    if (channel === 'report.list') return Promise.resolve({ total: 2, items: [row('r1'), row('r2')] });
    if (channel === 'report.row')
      return Promise.resolve({ ...row((params as { report: string }).report), waived: [...waived] });
    return new Promise((answer, fail) => waiting.push({ channel, params, answer, fail }));
  };
  const transport = {
    send,
    subscribe: (event: EventName, listener: (payload: never) => void) => {
      listeners.set(event, listener);
      return () => listeners.delete(event);
    },
    pathOf: ({ name }: File) => name,
    onReach: () => () => undefined,
  } as unknown as Transport;
  /** The call of a channel that waits longest, once there is one. */
  const next = async (channel: ChannelName) => {
    for (let turns = 0; turns < 1000; turns += 1) {
      const at = waiting.findIndex((call) => call.channel === channel);
      const [call] = at === -1 ? [] : waiting.splice(at, 1);
      if (call) return call;
      await Promise.resolve();
    }
    throw new Error(`${channel} is never called`);
  };
  return { transport, next, tell, switchTo, stoodAt, waived };
}

/** An app that shows r1 with the claims given. */
export async function opened(claims: readonly ClaimView[]) {
  const { transport, next, tell, switchTo, waived } = heldHost();
  const app = createApp(transport);
  const starting = app.start();
  (await next('report.open')).answer(view('r1'));
  (await next('claim.list')).answer({ total: claims.length, items: claims });
  await starting;
  return { app, next, tell, switchTo, waived, state: app.store.getState };
}
