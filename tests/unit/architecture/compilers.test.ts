import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * A file planted among a runtime's own is refused what that runtime does not have. The real files stay in the program: a
 * package whose types bring in Node or the DOM would bring them in for every one of them.
 */

const ROOT = join(import.meta.dirname, '../../..');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

const NODE = "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;";
const NODE_GLOBAL = 'export const env = process.env;';
const DOM = 'export const title = document.title;';
const ELECTRON = "import { app } from 'electron';\nexport const quit = () => app.quit();";

/** What each runtime has, and what it must be refused. */
const RUNTIMES: Record<string, { has: string; lacks: Record<string, string> }> = {
  shared: {
    has: "import { z } from 'zod';\nexport const text = z.string();",
    lacks: { NODE, NODE_GLOBAL, DOM, ELECTRON },
  },
  seeds: { has: 'export const story = [1, 2];', lacks: { NODE, NODE_GLOBAL, DOM, ELECTRON } },
  'electron/workbench': { has: NODE, lacks: { DOM, ELECTRON } },
  'electron/loopback': { has: NODE, lacks: { DOM, ELECTRON } },
  'electron/cli': { has: NODE, lacks: { DOM, ELECTRON } },
  'electron/main': { has: ELECTRON, lacks: { DOM } },
  'electron/preload': {
    has: "import { contextBridge } from 'electron';\nexport const bridge = contextBridge;",
    lacks: {},
  },
  renderer: { has: DOM, lacks: { NODE, NODE_GLOBAL, ELECTRON } },
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-types-'));
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The planted files the compiler refuses, by name without ending. */
function refusedIn(runtime: string, plants: Record<string, string>): string[] {
  const files = Object.keys(plants).map((name) => `${name}.planted.ts`);
  for (const [name, code] of Object.entries(plants))
    writeFileSync(join(folder, `${name}.planted.ts`), `${code}\n`);
  const own = join(ROOT, runtime);
  const include = [join(own, '**/*.ts'), join(own, '**/*.tsx'), ...files];
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(own, 'tsconfig.json'), include }),
  );
  const { stdout } = spawnSync(process.execPath, [TSC, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
  });
  const refused = stdout.matchAll(/(?:^|[/\\])(\w+)\.planted\.ts\(\d+,\d+\): error/gm);
  return [...new Set([...refused].map(([, name]) => String(name)))].sort();
}

test.each(Object.entries(RUNTIMES))('%s has what it runs on, and nothing else', (runtime, { has, lacks }) => {
  expect(refusedIn(runtime, { HAS: has, ...lacks })).toEqual(Object.keys(lacks).sort());
});
