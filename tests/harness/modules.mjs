// @ts-check
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';

/**
 * One import, however it is written: static, exported from, dynamic, of types alone.
 * @typedef {object} Edge
 * @property {string} from the importing module, a path inside the project with forward slashes
 * @property {string} specifier as written
 * @property {string | null} to the project's file it leads to
 * @property {string | null} package the npm package it names
 * @property {boolean} builtin a module of Node's own
 * @property {boolean} erased it imports types alone, so nothing of it is left when the code runs
 *
 * @typedef {object} Graph
 * @property {string[]} modules every module that was read
 * @property {Edge[]} edges
 */

const FOLDERS = ['shared', 'seeds', 'electron', 'renderer', 'tests'];
const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Every source file of the project, tests and configuration included. @param {string} root */
export function sourceFiles(root) {
  const top = readdirSync(root).filter((name) => CODE.test(name));
  return [...top, ...FOLDERS.flatMap((folder) => filesIn(root, folder))];
}

/** @param {string} root @param {string} folder @returns {string[]} */
function filesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(root, path);
    return CODE.test(entry.name) ? [path] : [];
  });
}

/**
 * Reads all modules of the project in `root` and what they import.
 * @param {string} root
 * @returns {Graph}
 * @throws {Error} when a module cannot be parsed: one that is not read would be one that breaks no rule
 */
export function readGraph(root) {
  const modules = sourceFiles(root);
  const aliases = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports ?? {};
  const edges = modules.flatMap((from) =>
    [...importsIn(from, readFileSync(join(root, from), 'utf8'))].map(([specifier, erased]) => ({
      ...edgeTo(root, aliases, from, specifier),
      erased,
    })),
  );
  return { modules, edges };
}

/**
 * The specifiers a module imports, and whether each is imported for types alone.
 * @param {string} file
 * @param {string} code
 * @returns {Map<string, boolean>}
 */
function importsIn(file, code) {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  /** @type {Map<string, boolean>} */ const found = new Map();
  visit(program, (node) => {
    const value = sourceOf(node)?.value;
    if (typeof value === 'string') found.set(value, isErased(node) && (found.get(value) ?? true));
  });
  return found;
}

/** @param {any} node */
const isErased = ({ type, importKind, exportKind }) =>
  type === 'TSImportType' || (importKind ?? exportKind) === 'type';

/** The part of a syntax tree's node that names a module, where it has one. @param {any} node */
function sourceOf(node) {
  if (/^(?:Import(?:Declaration|Expression)|Export(?:Named|All)Declaration|TSImportType)$/.test(node.type))
    return node.source;
  if (node.type === 'TSExternalModuleReference') return node.expression;
  return node.type === 'CallExpression' && node.callee.name === 'require' ? node.arguments[0] : undefined;
}

/** @param {any} node @param {(node: any) => void} look */
function visit(node, look) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') look(node);
  for (const part of Object.values(node)) visit(part, look);
}

/**
 * @param {string} root
 * @param {Record<string, string>} aliases package.json's `imports`
 * @param {string} from
 * @param {string} specifier
 * @returns {Omit<Edge, 'erased'>}
 */
function edgeTo(root, aliases, from, specifier) {
  const edge = { from, specifier, to: null, package: null, builtin: false };
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('.')) return { ...edge, to: fileAt(root, posix.join(dirname(from), path)) };
  if (path.startsWith('#')) return { ...edge, to: fileAt(root, unaliased(aliases, path)) };
  if (isBuiltin(path)) return { ...edge, builtin: true };
  return {
    ...edge,
    package: path
      .split('/')
      .slice(0, path.startsWith('@') ? 2 : 1)
      .join('/'),
  };
}

/** @param {string} name */
const isBuiltin = (name) => name.startsWith('node:') || builtinModules.includes(name);

/** @param {Record<string, string>} aliases @param {string} specifier */
function unaliased(aliases, specifier) {
  for (const [pattern, target] of Object.entries(aliases)) {
    const start = pattern.replace('*', '');
    if (specifier.startsWith(start))
      return posix.normalize(target.replace('*', specifier.slice(start.length)));
  }
  return specifier;
}

const ENDINGS = ['', '.ts', '.tsx', '.mts', '.d.ts', '.mjs', '.js', '/index.ts', '/index.tsx'];

/** The file a path without its ending leads to, or null. @param {string} root @param {string} path */
function fileAt(root, path) {
  const paths = [...ENDINGS.map((ending) => path + ending), path.replace(/\.js$/, '.ts')];
  return (
    paths.find((candidate) => statSync(join(root, candidate), { throwIfNoEntry: false })?.isFile()) ?? null
  );
}
