// The search index against a bare FTS5 table, in one run: `node tests/bench/search.mjs [reports…]`, default 1000 10000.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
try {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['node-sqlite3-wasm', 'fs-native-extensions'] },
    build: {
      ssr: join(root, 'tests/bench/search-run.ts'),
      outDir: join(folder, 'out'),
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: 'run.mjs' } },
    },
  });
  const sizes = process.argv.slice(2);
  const run = spawnSync(
    process.execPath,
    [join(folder, 'out/run.mjs'), ...(sizes.length > 0 ? sizes : ['1000', '10000'])],
    {
      stdio: 'inherit',
    },
  );
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
