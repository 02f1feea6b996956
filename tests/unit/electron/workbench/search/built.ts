import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../../../../..');

/** Builds a TypeScript entry for plain Node, as the application's build does, in a folder that goes away again. */
export async function builtFor(entry: string): Promise<{ readonly file: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-built-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['node-sqlite3-wasm', 'fs-native-extensions'] },
    build: {
      ssr: join(ROOT, entry),
      outDir: join(folder, 'out'),
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: 'built.mjs' } },
    },
  });
  return {
    file: join(folder, 'out/built.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
