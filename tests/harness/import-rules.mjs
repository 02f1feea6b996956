// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Who may import whom. Every rule brings a violation of its own: a test plants it and must see the rule refuse it.
 * @typedef {import('./modules.mjs').Edge} Edge
 * @typedef {import('./modules.mjs').Graph} Graph
 * @typedef {{ dependencies: Set<string>, devDependencies: Set<string> }} Packages what package.json declares
 *
 * @typedef {object} Rule
 * @property {string} name
 * @property {string} why
 * @property {(graph: Graph, packages: Packages) => string[]} violations what breaks it, a line each
 * @property {Record<string, string>} plant files (path: content) that break it
 */

/** Where product code starts to run: set-up's commands, the build's inputs, the page's script. */
const ENTRIES = [
  ...['start', 'test', 'galley', 'build'].map((command) => `electron/setup/${command}.mjs`),
  'electron/main/index.ts',
  'electron/preload/index.ts',
  'electron/loopback/index.ts',
  'electron/cli/index.ts',
  'electron/workbench/importing/worker.ts',
  'electron/workbench/search/worker.ts',
  'renderer/main.tsx',
];

const RENDERER_PACKAGES = [
  'react',
  'react-dom',
  'react-aria-components',
  '@tanstack/react-virtual',
  'intl-messageformat',
  'zustand',
  'fuse.js',
  'pdfjs-dist',
  '@fontsource/inter',
  '@fontsource/source-serif-4',
];

/** The one file of set-up that product code may use. */
const SHARED_WITH_SETUP = 'electron/setup/chromium.mjs';

/** `shared`, `renderer`, `electron/main`, …; `top` for the files beside them. @param {string} path */
export const layerOf = (path) => /^(?:electron\/[^/]+|[^/]+)(?=\/)/.exec(path)?.[0] ?? 'top';

/** @param {string} path */
const isProduct = (path) => !['top', 'tests', 'electron/setup'].includes(layerOf(path));

/** @param {Edge} edge */
const inWords = ({ from, specifier }) => `${from} imports ${specifier}`;

/** A rule on single imports. @param {(edge: Edge) => boolean} isForbidden @returns {Rule['violations']} */
const noEdge =
  (isForbidden) =>
  ({ edges }) =>
    edges.filter(isForbidden).map(inWords);

/** Files of the project may be imported from these layers alone. @param {string} layer @param {string[]} allowed */
const leaves =
  (layer, allowed) =>
  (/** @type {Edge} */ { from, to }) =>
    layerOf(from) === layer &&
    to !== null &&
    to !== 'package.json' &&
    ![layer, ...allowed].includes(layerOf(to));

/** Packages other than these. @param {string} layer @param {string[]} allowed */
const usesOther = (layer, allowed) => (/** @type {Edge} */ edge) =>
  layerOf(edge.from) === layer && edge.package !== null && !allowed.includes(edge.package);

/** @param {...((edge: Edge) => boolean)} tests */
const any =
  (...tests) =>
  (/** @type {Edge} */ edge) =>
    tests.some((test) => test(edge));

/** @type {readonly Rule[]} */
export const RULES = [
  {
    name: 'shared stands alone',
    why: 'it runs in every process',
    violations: noEdge(leaves('shared', [])),
    plant: {
      'shared/planted.ts':
        "import type { Tool } from '../electron/workbench/tool';\nexport type Mine = Tool;",
    },
  },
  {
    name: 'shared uses no packages but zod and stemmer',
    why: 'what it uses, every process carries',
    violations: noEdge(usesOther('shared', ['zod', 'stemmer'])),
    plant: { 'shared/planted.ts': "export { default } from 'lowdb';" },
  },
  {
    name: 'seeds know shared alone',
    why: 'the sample story comes in through the contract',
    violations: noEdge(any(leaves('seeds', ['shared']), usesOther('seeds', []))),
    plant: { 'seeds/planted.ts': "import { tool } from '#workbench/tool';\nexport const mine = tool;" },
  },
  {
    name: 'no Node where there is none',
    why: 'shared, seeds, the renderer and the sandboxed preload also run without it',
    violations: noEdge(
      ({ from, builtin }) =>
        builtin && ['shared', 'seeds', 'renderer', 'electron/preload'].includes(layerOf(from)),
    ),
    plant: {
      'renderer/planted.tsx':
        "import { readFileSync } from 'fs';\nexport const Mine = () => <p>{String(readFileSync)}</p>;",
    },
  },
  {
    name: 'the renderer knows shared alone',
    why: 'everything else reaches it through send',
    violations: noEdge(leaves('renderer', ['shared'])),
    plant: {
      'renderer/views/planted.tsx':
        "const tool = await import('#workbench/tool');\nexport const Mine = () => <p>{tool.tool}</p>;",
    },
  },
  {
    name: 'the renderer uses packages made for windows',
    why: 'the others need Node',
    violations: noEdge(usesOther('renderer', RENDERER_PACKAGES)),
    plant: {
      'renderer/planted.tsx': "import { Low } from 'lowdb';\nexport const Mine = () => <p>{Low.name}</p>;",
    },
  },
  {
    name: 'the window carries no schemas',
    why: 'zod tries to compile at run time, which the window forbids; what comes and goes is parsed by the host',
    violations: ({ edges }) => schemasIn(edges, 'renderer/main.tsx'),
    plant: {
      'shared/planted.ts': "import { z } from 'zod';\nexport const mine = z.string();",
      'renderer/main.tsx': "export { mine } from '#shared/planted';",
    },
  },
  {
    name: 'electron in main and preload alone',
    why: 'the same workbench runs where there is no Electron; tests may use its types',
    violations: noEdge(
      ({ from, package: name, erased }) =>
        name === 'electron' &&
        !['electron/main', 'electron/preload'].includes(layerOf(from)) &&
        !(layerOf(from) === 'tests' && erased),
    ),
    plant: { 'electron/workbench/planted.ts': "export const load = () => import('electron');" },
  },
  {
    name: 'the workbench knows no host',
    why: 'hosts are interchangeable',
    violations: noEdge(
      (edge) => leaves('electron/workbench', ['shared', 'seeds'])(edge) && edge.to !== SHARED_WITH_SETUP,
    ),
    plant: { 'electron/workbench/planted.ts': "import '../loopback/index';" },
  },
  {
    name: 'hosts keep apart',
    why: 'Electron and loopback hosts share the workbench, never each other; the command line starts the loopback host',
    violations: noEdge(
      any(
        leaves('electron/main', ['electron/workbench', 'shared', 'seeds', 'electron/setup']),
        leaves('electron/loopback', ['electron/workbench', 'shared', 'seeds', 'electron/setup']),
        leaves('electron/cli', [
          'electron/workbench',
          'electron/loopback',
          'shared',
          'seeds',
          'electron/setup',
        ]),
      ),
    ),
    plant: { 'electron/loopback/planted.ts': "export * from '../main/index';" },
  },
  {
    name: 'the preload is a bridge and no more',
    why: 'it runs sandboxed, between two worlds',
    violations: noEdge(
      any(leaves('electron/preload', ['shared']), usesOther('electron/preload', ['electron'])),
    ),
    plant: {
      'electron/preload/planted.ts': "import { tool } from '#workbench/tool';\nexport const mine = tool;",
    },
  },
  {
    name: 'nothing but tests imports tests',
    why: 'no test code is shipped',
    violations: noEdge(({ from, to }) => layerOf(from) !== 'tests' && to !== null && layerOf(to) === 'tests'),
    plant: {
      'electron/cli/planted.ts': "import { fake } from '../../tests/fake';\nexport const mine = fake;",
    },
  },
  {
    name: 'set-up stands alone',
    why: 'it runs before anything is installed',
    violations: noEdge(any(leaves('electron/setup', []), usesOther('electron/setup', []))),
    plant: { 'electron/setup/planted.mjs': "import { z } from 'zod';\nexport const mine = z;" },
  },
  {
    name: 'set-up stays outside the product',
    why: `only ${SHARED_WITH_SETUP} is written to be bundled`,
    violations: noEdge(
      ({ from, to }) =>
        isProduct(from) && to !== null && layerOf(to) === 'electron/setup' && to !== SHARED_WITH_SETUP,
    ),
    plant: {
      'electron/setup/planted-tool.mjs': 'export const tool = 1;',
      'electron/cli/planted.ts':
        "import { tool } from '../setup/planted-tool.mjs';\nexport const mine = tool;",
    },
  },
  {
    name: 'layers meet by alias',
    why: 'a path says where code may run, and moving a file breaks no other layer',
    violations: noEdge(
      ({ from, to, specifier }) =>
        isProduct(from) &&
        to !== null &&
        specifier.startsWith('.') &&
        layerOf(to) !== layerOf(from) &&
        ['shared', 'seeds', 'electron/workbench'].includes(layerOf(to)),
    ),
    plant: {
      'electron/cli/planted.ts': "import { tool } from '../workbench/tool';\nexport const mine = tool;",
    },
  },
  {
    name: 'every import leads somewhere',
    why: 'an import that is not found would be checked by no rule',
    violations: noEdge((edge) => edge.to === null && edge.package === null && !edge.builtin),
    plant: { 'electron/cli/planted.ts': "import '#shared/nowhere';" },
  },
  {
    name: 'product code uses declared dependencies',
    why: 'what only tests or other packages bring is not there for users',
    violations: ({ edges }, { dependencies }) =>
      edges
        .filter(
          ({ from, package: name }) =>
            isProduct(from) && name !== null && name !== 'electron' && !dependencies.has(name),
        )
        .map(inWords),
    plant: {
      'electron/cli/planted.ts': "import type { UserConfig } from 'vite';\nexport type Mine = UserConfig;",
    },
  },
  {
    name: 'tests use declared packages',
    why: 'an undeclared one goes with the package that brought it',
    violations: ({ edges }, { dependencies, devDependencies }) =>
      edges
        .filter(
          ({ from, package: name }) =>
            ['top', 'tests'].includes(layerOf(from)) &&
            name !== null &&
            !dependencies.has(name) &&
            !devDependencies.has(name),
        )
        .map(inWords),
    plant: { 'tests/planted.ts': "import rolldown from 'rolldown';\nexport const mine = rolldown;" },
  },
  {
    name: 'no cycles',
    why: 'a module of a cycle may run before what it needs; imports of types alone leave none behind',
    violations: ({ edges }) => cyclesIn(edges),
    plant: {
      'shared/planted-a.ts': "import { b } from './planted-b';\nexport const a = () => b;",
      'shared/planted-b.ts': "import { a } from './planted-a';\nexport const b = () => a;",
    },
  },
  {
    name: 'no module without a use',
    why: 'what no entry reaches is dead, even where a test still imports it',
    violations: (graph) => unreached(graph),
    plant: {
      'shared/planted.ts': 'export const mine = 1;',
      'tests/planted.ts': "export * from '#shared/planted';",
    },
  },
];

/** Each cycle once, written from its first module by name. @param {readonly Edge[]} edges */
function cyclesIn(edges) {
  /** @type {Map<string, string[]>} */ const next = new Map();
  for (const { from, to, erased } of edges)
    if (to !== null && !erased) next.set(from, [...(next.get(from) ?? []), to]);
  /** @type {Set<string>} */ const cycles = new Set();
  /** @type {Set<string>} */ const done = new Set();
  const walk = (/** @type {string} */ at, /** @type {string[]} */ path) => {
    const start = path.indexOf(at);
    if (start !== -1) return void cycles.add(fromFirst(path.slice(start)).join(' → '));
    if (done.has(at)) return;
    for (const to of next.get(at) ?? []) walk(to, [...path, at]);
    done.add(at);
  };
  for (const at of next.keys()) walk(at, []);
  return [...cycles];
}

/** @param {string[]} cycle */
function fromFirst(cycle) {
  const at = cycle.indexOf([...cycle].sort()[0] ?? '');
  const turned = [...cycle.slice(at), ...cycle.slice(0, at)];
  return [...turned, turned[0]];
}

/** Every module that these lead to, themselves among them. @param {readonly Edge[]} edges @param {readonly string[]} entries */
function reachedFrom(edges, entries) {
  const reached = new Set(entries);
  // What is added meanwhile is gone through as well.
  for (const at of reached) for (const { from, to } of edges) if (from === at && to !== null) reached.add(to);
  return reached;
}

/** What an entry carries that imports zod itself. @param {readonly Edge[]} edges @param {string} entry */
function schemasIn(edges, entry) {
  const kept = edges.filter(({ erased }) => !erased);
  const carried = reachedFrom(kept, [entry]);
  return kept.filter(({ from, package: name }) => name === 'zod' && carried.has(from)).map(inWords);
}

/** @param {Graph} graph */
function unreached({ modules, edges }) {
  const reached = reachedFrom(edges, ENTRIES);
  const isExempt = (/** @type {string} */ path) =>
    ['top', 'tests'].includes(layerOf(path)) || path.endsWith('.d.ts') || path.endsWith('.d.mts');
  return modules
    .filter((path) => !reached.has(path) && !isExempt(path))
    .map((path) => `${path} is reached from no entry`);
}

/** @param {string} root @returns {Packages} */
export function packagesOf(root) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return {
    dependencies: new Set(Object.keys(dependencies)),
    devDependencies: new Set(Object.keys(devDependencies)),
  };
}
