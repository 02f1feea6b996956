import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = (path: string): string => resolve(import.meta.dirname, path);

/** Loaded at run time from node_modules: they find their binaries beside themselves, or are large and seldom needed. */
const external = [
  'electron',
  'node-sqlite3-wasm',
  'fs-native-extensions',
  'playwright',
  '@mozilla/readability',
  'iconv-lite',
  'linkedom',
  'mammoth',
  'postal-mime',
  /^pdfjs-dist\//,
  /^node:/,
];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        input: {
          index: here('electron/main/index.ts'),
          loopback: here('electron/loopback/index.ts'),
          galley: here('electron/cli/index.ts'),
          'search-worker': here('electron/workbench/search/worker.ts'),
          'reading-worker': here('electron/workbench/importing/worker.ts'),
        },
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: here('electron/preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', inlineDynamicImports: true },
      },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [react()],
    build: {
      minify: true,
      rollupOptions: { input: { index: here('renderer/index.html') } },
    },
  },
});
