import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const OUT = resolve(import.meta.dirname, '../../out');

/** A built file, e.g. `main/loopback.js`. @throws when nothing was built. */
export function built(path: string): string {
  const file = join(OUT, path);
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run build makes it`);
  return file;
}

export interface BuiltHost {
  readonly url: string;
  readonly process: ChildProcess;
  /** Ends it in good order (SIGTERM), or as a crash would (SIGKILL). */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the built loopback host on folders of the test's own and waits for its address. */
export const startBuiltHost = (
  data: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BuiltHost> => startHost(built('main/loopback.js'), data, env);

/** @param program the built loopback host */
export async function startHost(
  program: string,
  data: string,
  env: Readonly<Record<string, string>>,
): Promise<BuiltHost> {
  const child = spawn(process.execPath, [program, '--json'], {
    env: { ...process.env, GALLEY_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), exited]);
  if (typeof first[0] !== 'string' || !first[0].startsWith('{'))
    throw new Error(`the host ended: ${String(first[0])}`);
  return {
    url: (JSON.parse(first[0]) as { url: string }).url,
    process: child,
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
    },
  };
}
