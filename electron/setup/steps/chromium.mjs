// @ts-check
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchedFolder, findChromium } from '../chromium.mjs';
import { SetupFault } from '../tools/fault.mjs';
import { readJson, writeJson } from '../tools/json.mjs';
import { inCache, TOOL } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';
import { npm } from './install.mjs';

/** @typedef {import('../chromium.d.mts').Chromium} Chromium */
/** @typedef {import('../tools/progress.mjs').Progress} Progress */

const MINUTE = 60_000;
const FAILURE = inCache('chromium.json');
const REMEMBERED = 24 * 60 * MINUTE;

/** The last of this package that its maker built while Node 20 was supported; headless, Linux on x64, libraries inside. */
const REGISTRY_CHROMIUM = '@sparticuz/chromium@147.0.0';

/**
 * A Chromium, found or installed; null when none can be had. What was tried in vain is not tried again for a day.
 * @param {Progress} progress
 * @param {{ retry?: boolean, say?: (line: string) => void }} [options]
 * @returns {Promise<Chromium | null>}
 * @throws {SetupFault} when GALLEY_CHROMIUM names something that cannot be run
 */
export async function ensureChromium(progress, { retry = false, say = sayOnStderr } = {}) {
  const found = find();
  if (found !== null || (!retry && failedLately())) return found;
  for (const way of waysHere()) {
    // Why it failed matters to nobody while there is another way.
    await way(progress, say).catch(() => undefined);
    const chromium = find();
    if (chromium !== null) return chromium;
  }
  writeJson(FAILURE, { at: Date.now() });
  return null;
}

const sayOnStderr = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

function find() {
  try {
    return findChromium();
  } catch (error) {
    throw new SetupFault(/** @type {Error} */ (error).message);
  }
}

const failedLately = () => Date.now() - (readJson(FAILURE)?.at ?? 0) < REMEMBERED;

/** Debian's own first where we may install it: it brings every library it needs. */
function waysHere() {
  if (process.platform !== 'linux') return [fromPlaywright];
  return isDebianRoot() ? [fromDebian, fromPlaywright, fromRegistry] : [fromPlaywright, fromRegistry];
}

/** Ubuntu's package of that name is a snap, which works in no container. */
function isDebianRoot() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  try {
    return !/^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return true;
  }
}

const UPDATE = ['update'];
const INSTALL = ['install', '-y', '--no-install-recommends', 'chromium'];

/** @param {Progress} progress @param {(line: string) => void} say */
async function fromDebian(progress, say) {
  const commands = [UPDATE, INSTALL].map((args) => `apt-get ${args.join(' ')}`).join(' && ');
  say(`No Chrome, Chromium or Edge on this machine. Running: ${commands}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ args) =>
    run('apt-get', args, { env, limitMs: 10 * MINUTE, stallMs: 2 * MINUTE });
  await progress.step('installing Chromium with apt', async () => {
    // An update that fails at one source leaves the others usable.
    await apt(UPDATE);
    await orThrow(apt(INSTALL));
  });
}

/** @param {Progress} progress */
async function fromPlaywright(progress) {
  const args = [TOOL.playwright, 'install', 'chromium', '--no-shell'];
  await progress.step("fetching Playwright's Chromium", () =>
    orThrow(run(process.execPath, args, { limitMs: 5 * MINUTE, stallMs: MINUTE })),
  );
}

/** @param {Progress} progress */
async function fromRegistry(progress) {
  if (process.arch !== 'x64') return;
  const folder = fetchedFolder();
  const beside = `${folder}.${process.pid}`;
  try {
    await progress.step("fetching the registry's headless Chromium", () => fetchInto(beside));
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Unpacks the program, its libraries and fonts, with a starter that tells it where they are. @param {string} folder */
async function fetchInto(folder) {
  mkdirSync(folder, { recursive: true });
  writeJson(join(folder, 'package.json'), { private: true });
  const { command, args, shell } = npm([
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    REGISTRY_CHROMIUM,
  ]);
  await orThrow(run(command, args, { cwd: folder, shell, limitMs: 5 * MINUTE }));
  const unpack = "import('@sparticuz/chromium').then((m) => m.default.executablePath())";
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await orThrow(
    run(process.execPath, ['--input-type=module', '-e', unpack], { cwd: folder, env, limitMs: MINUTE }),
  );
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), FONTS);
  writeFileSync(join(folder, 'chromium-headless'), STARTER, { mode: 0o755 });
}

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

const STARTER = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/fonts"
export LD_LIBRARY_PATH="$here/al2023/lib:$here"
exec "$here/chromium" "$@"
`;

/** @param {Promise<import('../tools/run.mjs').Ended>} ended */
async function orThrow(ended) {
  const { status, output } = await ended;
  if (status !== 0) throw new Error(output);
}
