import { join } from 'node:path';
import { faultOf, inOneLine } from '#shared/contract/faults';
import { dataFolders } from '#workbench/hosting/data-folder';
import { placeIn } from '#workbench/hosting/window-place';
import { type Flags, readFlags, USAGE } from './flags';
import { runHeadless } from './headless';
import { type Loopback, startLoopback } from './start';
import { type ChromiumWindow, openWindow } from './window';

/** The loopback host as a program: `node out/main/loopback.js`. */
async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) return say(USAGE.trimEnd());
  let window: ChromiumWindow | null = null;
  const options = { port: flags.port, untilClosed: flags['until-closed'] };
  const host = await startLoopback(options, (server) => {
    if (flags.open) window = tryWindow(server.ticketUrl());
  });
  if (flags.headless) await tell(host);
  if (flags.headless && flags.once) return void (await host.close());
  sayAddress(host.url, flags);
  watch(window, host);
  await host.closed;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`galley: ${line}\n`);

const sayAddress = (url: string, { json }: Flags): void =>
  say(json ? JSON.stringify({ url }) : `Galley is at ${url}`);

/** Without a window the address still serves. */
function tryWindow(url: string): ChromiumWindow | null {
  try {
    const { windowProfile, windowPlace } = dataFolders();
    return openWindow(url, windowProfile, placeIn(windowPlace));
  } catch (error) {
    complain(inOneLine(faultOf(error)));
    return null;
  }
}

/** A Chromium that ended badly before it showed anything is told of; one that shows Galley goes with its host. */
function watch(window: ChromiumWindow | null, host: Loopback): void {
  if (!window) return;
  void window.ended.then((status) => {
    if (status !== 0 && host.windows() === 0) {
      complain(`Chromium ended (status ${status}) without a window; open the address in your browser`);
    }
  });
  void host.closed.then((windows) => windows > 0 && window.close());
}

async function tell({ desktop }: Loopback): Promise<void> {
  const folder = join(dataFolders().data, 'sheets');
  if (!(await runHeadless({ send: desktop.send, folder, print: say }))) process.exitCode = 1;
}

main().catch((error: unknown) => {
  const fault = faultOf(error);
  complain(inOneLine(fault));
  process.exitCode = fault.tag === 'invalid' ? 2 : 1;
});
