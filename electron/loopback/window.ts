import { type ChildProcess, spawn } from 'node:child_process';
import { FaultError } from '#shared/contract/faults';
import type { WindowPlace } from '#shared/contract/memory';
import { sanePlace } from '#workbench/hosting/window-place';
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
export function openWindow(url: string, profile: string, place: WindowPlace | null = null): ChromiumWindow {
  const chromium = spawn(programForWindows(), windowFlags(url, profile, place), { stdio: 'ignore' });
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

export const windowFlags = (
  url: string,
  profile: string,
  place: WindowPlace | null = null,
  asRoot = isRoot(),
): string[] => [
  `--app=${url}`,
  `--user-data-dir=${profile}`,
  ...placeFlags(place),
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

/** Where the window was when it was closed last, as far as it can be seen there; else as large as is usual. */
function placeFlags(place: WindowPlace | null): string[] {
  if (!place) return ['--window-size=1280,860'];
  const { size, position } = sanePlace(place);
  const at = position ? [`--window-position=${position.x},${position.y}`] : [];
  return [`--window-size=${size.width},${size.height}`, ...at];
}

const statusOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (status) => resolve(status));
  });
