// @ts-check
import { relative } from 'node:path';
import { readJson } from '../../../electron/setup/tools/json.mjs';
import { inProject, ROOT, TOOL } from '../../../electron/setup/tools/project.mjs';
import { run } from '../../../electron/setup/tools/run.mjs';
import { sourceFiles } from '../modules.mjs';
import { failure, pass, sum } from '../outcome.mjs';

/** @typedef {import('../outcome.mjs').Outcome} Outcome */
/** @typedef {{ outcome: Outcome, files: string[] }} Checked */

/** The compiler uses threads of its own; more at a time gains nothing on two cores. */
const AT_ONCE = 2;

/** Every runtime's compiler run, and that between them they saw every source file. @returns {Promise<Outcome>} */
export async function types() {
  /** @type {string[]} */
  const projects = readJson(inProject('tsconfig.json')).references.map(
    (/** @type {{ path: string }} */ { path }) => path,
  );
  const waiting = [...projects];
  /** @type {Checked[]} */ const checked = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      checked.push(await check(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sum([
    ...checked.map(({ outcome }) => outcome),
    everyFileSeen(checked.flatMap(({ files }) => files)),
  ]);
}

/** @param {string} project @returns {Promise<Checked>} */
async function check(project) {
  const { status, output } = await run(process.execPath, [
    TOOL.tsc,
    '-p',
    project,
    '--listFiles',
    '--pretty',
    'false',
  ]);
  const lines = output.split('\n');
  const files = lines.filter((line) => line.startsWith(ROOT) && !/\(\d+,\d+\): /.test(line));
  if (status === 0) return { outcome: pass, files };
  const errors = lines.filter(
    (line) => line !== '' && !files.includes(line) && !/^[/\\]|^\w:[/\\]/.test(line),
  );
  return { outcome: failure(`types of ${project}`, errors.join('\n')), files };
}

/** @param {string[]} files */
function everyFileSeen(files) {
  const seen = new Set(files.map((file) => relative(ROOT, file).replaceAll('\\', '/')));
  const missed = sourceFiles(ROOT).filter((file) => !seen.has(file));
  return missed.length === 0
    ? pass
    : failure('types see every source file', `no tsconfig includes ${missed.join(', ')}`);
}
