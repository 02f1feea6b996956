// @ts-check
import { readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');
const PLACE = join(ROOT, '.cache', 'chaos');

/**
 * Bundles a program, so that it starts as fast as Galley itself.
 * @param {string} source its path
 * @returns {Promise<string>} the path of a file for `node`
 */
export async function bundle(source) {
  const name = basename(source, '.ts');
  // Inside the checkout: what stays outside the bundle is found in node_modules above it.
  const outDir = join(PLACE, `${name}-${process.pid}`);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(source),
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}

/** Takes away what this process bundled. */
export function removeBundles() {
  for (const name of readdirSync(PLACE)) {
    if (name.endsWith(`-${process.pid}`)) rmSync(join(PLACE, name), { recursive: true, force: true });
  }
}
