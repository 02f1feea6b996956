import { type ChildProcess, spawn } from 'node:child_process';
import { FaultError } from '#shared/contract/faults';
import { isRoot, QUIET_FLAGS } from '#workbench/printing/chromium-flags';
import { findChromium } from '../setup/chromium.mjs';

export interface ChromiumWindow {
  /** Resolves with its exit status when Chromium has ended, or handed the window to one that was running. */
  readonly ended: Promise<number | null>;
  close(): void;
}

/**
 * Opens the address in a Chromium window without tabs or address bar, with a profile of its own: nothing of the user's
 * browser is read, and nothing of Galley is left in it.
 * @throws FaultError when there is no Chromium that can show a window.
 */
export function openWindow(url: string, profile: string): ChromiumWindow {
  const chromium = spawn(programForWindows(), windowFlags(url, profile), { stdio: 'ignore' });
  return {
    ended: statusOf(chromium),
    close: () => void (chromium.exitCode === null && chromium.kill('SIGTERM')),
  };
}

function programForWindows(): string {
  const found = findChromium();
  if (found && !found.headless) return found.path;
  throw new FaultError(
    'not-found',
    'there is no Chromium that can show a window',
    null,
    'Install Chrome, Chromium or Edge, name one with GALLEY_CHROMIUM, or open the address in your browser.',
  );
}

export const windowFlags = (url: string, profile: string, asRoot = isRoot()): string[] => [
  `--app=${url}`,
  `--user-data-dir=${profile}`,
  '--window-size=1280,860',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-default-apps',
  '--disable-extensions',
  '--hide-crash-restore-bubble',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--password-store=basic',
  ...QUIET_FLAGS,
  ...(asRoot ? ['--no-sandbox'] : []),
];

const statusOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (status) => resolve(status));
  });
