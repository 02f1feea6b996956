import type { ChannelName } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { ClaimView, DeskView } from '#shared/contract/views';
import { createApp } from '../../../../renderer/store/app';
import type { Transport } from '../../../../renderer/transport/transport';
import { claimOf, row, view } from './held-host';

/** The entry that brought each record, and what every act ends with: entries 6 to 8 are one act. */
const REPORTS = { r2: 2, r4: 4 };
const CLAIMS: Readonly<Record<string, readonly [seq: number, report: string]>> = {
  c3: [3, 'r2'],
  c5: [5, 'r4'],
  c9: [9, 'r2'],
};
const ENDS = [1, 2, 3, 4, 5, 8, 9];
const LATEST = 9;

/** A host with a desk of nine entries that can be shown as it stood after any of them. */
export function pastHost() {
  let at: number | null = null;
  const journeys: (number | null)[] = [];
  const refusing = new Set<number | null>();
  const standing = (): number => at ?? LATEST;
  const desk = (): Partial<DeskView> => ({
    path: '/desk',
    readOnly: null,
    at: at === null ? null : { seq: at, time: '2026-01-01T00:00:00.000Z', latest: LATEST },
  });
  const reports = () =>
    Object.entries(REPORTS)
      .filter(([, seq]) => seq <= standing())
      .map(([id]) => ({ ...row(id), stories: [] }));
  const claims = (report: string): ClaimView[] =>
    Object.entries(CLAIMS)
      .filter(([, [seq, on]]) => seq <= standing() && on === report)
      .map(([id]) => ({ ...claimOf(id, 'open'), anchors: [{ report }] as never }));

  const answers: Partial<Record<ChannelName, (params: never) => unknown>> = {
    'desk.describe': desk,
    'story.list': () => [],
    'report.list': () => ({ total: reports().length, items: reports() }),
    'report.row': ({ report }: { report: string }) => {
      if (!reports().some(({ id }) => id === report))
        throw new FaultError('not-found', 'is not there', report);
      return { ...row(report), stories: [] };
    },
    'report.open': ({ report }: { report: string }) => {
      if (!reports().some(({ id }) => id === report))
        throw new FaultError('not-found', 'is not there', report);
      return { ...view(report), stories: [] };
    },
    'claim.list': ({ report }: { report: string }) => ({ total: 0, items: claims(report) }),
    'desk.travel': ({ to }: { to: number | null }) => {
      journeys.push(to);
      if (refusing.has(to)) throw new FaultError('disk', 'the disk does not answer', '/desk');
      at = to === null ? null : (ENDS.findLast((end) => end <= to) ?? null);
      return desk();
    },
  };
  const send = async (channel: ChannelName, params: unknown): Promise<unknown> => {
    const answer = answers[channel];
    if (!answer) throw new Error(`${channel} is not answered here`);
    return answer(params as never);
  };
  const transport = {
    send,
    subscribe: () => () => undefined,
    pathOf: () => '',
    onReach: () => () => undefined,
  } as unknown as Transport;
  return { app: createApp(transport), journeys, refusing };
}
