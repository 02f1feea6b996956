import { FaultError } from '#shared/contract/faults';
import type { Calling, DeskChoice, HostCommand } from '../command';
import { numberIn } from '../words';

const serve: HostCommand = {
  name: 'serve',
  usage: '[--port N]',
  does: 'serves the window to a browser on this machine, until stopped',
  options: { port: { takes: 'text' } },
  words: [0, 0],
  async runHost({ args, print }: Omit<Calling, 'send'>, desk: DeskChoice) {
    const { startLoopback } = await import('../../loopback/start');
    const port = numberIn(args, 'port', 0) ?? 0;
    const { url, closed } = await startLoopback({ port, desk: desk.folder, checker: desk.checker });
    print({ url }, () => url);
    await closed;
  },
};

const sample: HostCommand = {
  name: 'sample',
  usage: '',
  does: 'puts the sample story on the empty desk that --desk names',
  options: {},
  words: [0, 0],
  async runHost(calling, desk) {
    if (!calling.args.has('desk')) {
      throw new FaultError('invalid', '--desk DIR is missing', null, 'Name an empty folder for the sample');
    }
    const { makeSample } = await import('../sample');
    const counts = await makeSample(desk.folder);
    calling.print(counts, () => `${desk.folder}: ${counts.reports} reports, ${counts.claims} claims`);
  },
};

export const hostCommands: readonly HostCommand[] = [serve, sample];
