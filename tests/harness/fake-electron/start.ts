import { vi } from 'vitest';
import { built } from '../built-host';
import { temporaryFolder } from '../desks';
import { FakeElectron, type FakeOptions } from './index';

export interface StartedMain {
  readonly fake: FakeElectron;
  readonly data: string;
  /** What the host wrote to stdout and stderr. */
  readonly told: { out: string; err: string };
  /** Quits as a user does, and takes the data away. */
  end(): Promise<void>;
}

/** What the entry module may take to be evaluated. An entry that waits for `ready` would never be done. */
const PATIENCE_MS = 20_000;

/**
 * Evaluates the built entry of the Electron host under the fake, then lets Electron become ready.
 * @throws Error when the entry waits for what comes only after it.
 */
export async function startMain(
  options: FakeOptions = {},
  env: Readonly<Record<string, string>> = {},
): Promise<StartedMain> {
  const { folder, remove } = await temporaryFolder();
  vi.stubEnv('GALLEY_DATA', folder);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const fake = new FakeElectron(options);
  const told = { out: '', err: '' };
  const spies = [
    overhear('stdout', (text) => (told.out += text)),
    overhear('stderr', (text) => (told.err += text)),
  ];
  const clear = async () => {
    vi.doUnmock('electron');
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
    await remove();
  };
  try {
    vi.resetModules();
    vi.doMock('electron', () => fake.exports);
    await inTime(import(built('main/index.js')));
    await fake.becomeReady();
    await Promise.all(fake.windows.map(({ loaded }) => loaded));
  } catch (error) {
    await clear();
    throw error;
  }
  const end = async () => {
    fake.quit();
    await fake.ended;
    await clear();
  };
  return { fake, data: folder, told, end };
}

const overhear = (stream: 'stdout' | 'stderr', hear: (text: string) => void) =>
  vi.spyOn(process[stream], 'write').mockImplementation((text) => {
    hear(String(text));
    return true;
  });

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the entry module is never done')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
