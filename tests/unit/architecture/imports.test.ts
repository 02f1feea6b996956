import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { packagesOf, RULES } from '../../harness/import-rules.mjs';
import { readGraph } from '../../harness/modules.mjs';

const ROOT = join(import.meta.dirname, '../../..');

/** A project laid out as ours, small, and breaking no rule. */
const SOUND = {
  'shared/thing.ts': "import { z } from 'zod';\nexport * from './kind';\nexport const thing = z.string();",
  'shared/kind.ts': "import type { thing } from './thing';\nexport type Kind = typeof thing;",
  'seeds/sample.ts': "import { thing } from '#shared/thing';\nexport const sample = thing;",
  'electron/workbench/tool.ts': "import 'node:fs';\nexport { sample as tool } from '#seeds/sample';",
  'electron/workbench/search/worker.ts': "import '../tool';",
  'electron/workbench/importing/worker.ts': "import '../tool';",
  'electron/main/index.ts': "import 'electron';\nimport '#workbench/tool';",
  'electron/preload/index.ts': "import 'electron';\nimport '#shared/thing';",
  'electron/loopback/index.ts': "import '#workbench/tool';",
  'electron/cli/index.ts': "import '../loopback/index';",
  'shared/words.ts': "export const words = 'words';",
  'renderer/main.tsx':
    "import type { Kind } from '#shared/kind';\nimport { words } from '#shared/words';\nexport const Page = ({ kind }: { kind: Kind }) => <p>{String(kind) + words}</p>;",
  'tests/fake.ts': "import 'vitest';\nexport const fake = 1;",
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function plantedTree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'galley-rules-'));
  folders.push(root);
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'));
  for (const [path, content] of Object.entries({ ...SOUND, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const violationsIn = (root: string): Record<string, string[]> => {
  const [graph, packages] = [readGraph(root), packagesOf(root)];
  return Object.fromEntries(RULES.map(({ name, violations }) => [name, violations(graph, packages)]));
};

test('a sound project breaks no rule', () => {
  expect(Object.values(violationsIn(plantedTree({}))).flat()).toEqual([]);
});

test.each(RULES.map((rule) => [rule.name, rule.plant] as const))(
  '%s: the planted violation is refused',
  (name, plant) => {
    const found = violationsIn(plantedTree(plant))[name]?.join('\n');
    expect(found).toContain('planted');
  },
);

test('every source file on disk is read, and every line that looks like an import is found', () => {
  const graph = readGraph(ROOT);
  const onDisk = ['shared', 'seeds', 'electron', 'renderer', 'tests'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx)$/.test(name))
      .map((name) => join(folder, name).replaceAll('\\', '/')),
  );
  expect(graph.modules.filter((path) => path.includes('/')).sort()).toEqual(onDisk.sort());
  const found = new Set(graph.edges.map(({ from, specifier }) => `${from} ${specifier}`));
  const missed = onDisk.flatMap((path) =>
    [
      ...readFileSync(join(ROOT, path), 'utf8').matchAll(
        /^(?:import|export) (?:[^'"`;]* from )?'([^']+)';$/gm,
      ),
    ]
      .map(([, specifier]) => `${path} ${specifier}`)
      .filter((line) => !found.has(line)),
  );
  expect(missed).toEqual([]);
  expect(found.size).toBeGreaterThan(onDisk.length);
});

test('a module that cannot be parsed is an error, never a module without imports', () => {
  expect(() => readGraph(plantedTree({ 'shared/broken.ts': 'import from;' }))).toThrow(
    'shared/broken.ts cannot be parsed',
  );
});
