import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, quantile, table } from './figures';

const GALLEY = resolve(import.meta.dirname, '../../out/main/galley.js');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Cold starts of the built command line beside Node itself, interleaved so that a slow moment hits all alike. */
export function bench([runs = '15']: readonly string[]): void {
  const desk = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const node = (...args: string[]): number => time(process.execPath, args);
  const cases: Record<string, () => number> = {
    'node -e 0': () => node('-e', '0'),
    'galley --version': () => node(GALLEY, '--version'),
    'galley claims (empty desk)': () => node(GALLEY, '--desk', join(desk, 'none'), 'claims'),
    'galley claims (sample desk)': () => node(GALLEY, '--desk', join(desk, 'sample'), 'claims'),
    'galley verdict (sample desk)': () => node(GALLEY, '--desk', join(desk, 'sample'), 'undo'),
    'galley search (sample desk)': () => node(GALLEY, '--desk', join(desk, 'sample'), 'search', 'meeting'),
    'npm run --silent galley -- --version': () => time(NPM, ['run', '--silent', 'galley', '--', '--version']),
  };
  try {
    spawnSync(process.execPath, [GALLEY, '--desk', join(desk, 'sample'), 'sample']);
    const times = Object.fromEntries(Object.keys(cases).map((name) => [name, [] as number[]]));
    for (let run = 0; run <= Number(runs); run += 1) {
      for (const [name, once] of Object.entries(cases)) {
        const ms = once();
        if (run > 0) times[name]?.push(ms);
      }
    }
    const base = median(times['node -e 0'] ?? []);
    table('Cold start, ms', [
      ['', 'p50', 'p95', 'over node -e 0', 'ratio'],
      ...Object.entries(times).map(([name, ms]) => [
        name,
        median(ms),
        quantile(ms, 0.95),
        median(ms) - base,
        median(ms) / base,
      ]),
    ]);
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

function time(command: string, args: readonly string[]): number {
  const begin = process.hrtime.bigint();
  spawnSync(command, args, { stdio: 'ignore', cwd: resolve(import.meta.dirname, '../..') });
  return Number(process.hrtime.bigint() - begin) / 1e6;
}
