import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { FakeProject } from './fake-project';

let ready: FakeProject;
let project: FakeProject;
beforeAll(async () => {
  ready = await FakeProject.setUp();
});
afterAll(() => ready.remove());
beforeEach(() => {
  project = new FakeProject();
});
afterEach(() => project.remove());

/** Goes on with a project that was set up before, somewhere else. */
function continueSetUp(): void {
  project.remove();
  project = new FakeProject(ready);
}

const SET_UP = ['npm ci', 'build'];

test('a fresh checkout is installed and built, the second time neither', async () => {
  expect((await project.run('galley')).status).toBe(0);
  expect(project.done()).toEqual(SET_UP);
  expect((await project.run('galley')).stderr).toBe('');
  expect(project.done()).toEqual([]);
});

test('a changed source is built, and nothing installed', async () => {
  continueSetUp();
  project.write('shared/thing.ts', 'second');
  await project.run('galley');
  expect(project.done()).toEqual(['build']);
  expect(project.read('out/renderer/index.html')).toBe('second');
});

test('a touched source with the same content is not built again', async () => {
  continueSetUp();
  utimesSync(join(project.root, 'shared/thing.ts'), 1, 1);
  await project.run('galley');
  expect(project.done()).toEqual([]);
});

test('a changed lockfile is installed anew', async () => {
  continueSetUp();
  project.write('package-lock.json', '{"packages":{"node_modules/more":{"version":"1.0.0"}}}');
  await project.run('galley');
  expect(project.done()).toEqual(SET_UP);
});

test('what somebody installed by hand just as the lockfile asks is taken as it is', async () => {
  continueSetUp();
  const packages =
    '{"packages":{"node_modules/more":{"version":"1.0.0"},"node_modules/other":{"version":"2.0.0","optional":true}}}';
  project.write('package-lock.json', packages);
  project.write('node_modules/.package-lock.json', '{"packages":{"node_modules/more":{"version":"1.0.0"}}}');
  await project.run('galley');
  expect(project.done()).toEqual(['build']);
});

test('packages for another machine are installed anew', async () => {
  continueSetUp();
  const stamp = 'node_modules/.cache/galley/installed.json';
  project.write(stamp, project.read(stamp).replace(`${process.platform}-${process.arch}`, 'other-cpu'));
  await project.run('galley');
  expect(project.done()).toContain('npm ci');
});

test("a failing install shows all of npm's words and what to do, with status 1, also under npm run --silent", async () => {
  project.env.FAKE_NPM_FAILS = '1';
  project.env.npm_config_loglevel = 'silent';
  const { status, stderr } = await project.run('galley');
  expect(status).toBe(1);
  expect(stderr).toContain('somewhere deep inside');
  expect(stderr.trim().split('\n').at(-1)).toMatch(
    /^galley: npm ci failed .*network cannot be reached.*HTTPS_PROXY/,
  );
  expect(project.done()).toEqual(['npm ci']);
});

test('a failing build shows its words, leaves the old build and does not pass for a new one', async () => {
  continueSetUp();
  project.write('shared/thing.ts', 'broken');
  project.env.FAKE_BUILD_FAILS = '1';
  const failed = await project.run('galley');
  expect([failed.status, failed.stderr]).toEqual([1, expect.stringContaining('error in shared/thing.ts')]);
  expect(project.read('out/renderer/index.html')).toBe('first');
  expect(readdirSync(join(project.root, '.cache/setup')).filter((name) => name.startsWith('build-'))).toEqual(
    [],
  );
  delete project.env.FAKE_BUILD_FAILS;
  project.done();
  await project.run('galley');
  expect(project.done()).toEqual(['build']);
});

test('a build that lost a file is made again', async () => {
  continueSetUp();
  rmSync(join(project.root, 'out/preload/index.cjs'));
  await project.run('galley');
  expect(project.done()).toEqual(['build']);
});

test('of two at once one installs and builds, and both work', async () => {
  const both = await Promise.all([project.run('galley'), project.run('galley')]);
  expect(both.map(({ status }) => status)).toEqual([0, 0]);
  expect(both.every(({ stdout }) => stdout.startsWith('galley'))).toBe(true);
  expect(project.done()).toEqual(SET_UP);
  expect(existsSync(join(project.root, '.cache/setup/lock'))).toBe(false);
});

test('where nothing changed nobody waits for a set-up under way', async () => {
  continueSetUp();
  const held = JSON.stringify({ pid: process.pid, host: hostname() });
  project.write('.cache/setup/lock', held);
  expect((await project.run('galley')).status).toBe(0);
  expect(project.read('.cache/setup/lock')).toBe(held);
});

test('the lock of a process that is gone is taken over, by one of several', async () => {
  project.write('.cache/setup/lock', '');
  const gone = { pid: await pidOfNobody(), host: hostname() };
  writeFileSync(join(project.root, '.cache/setup/lock'), JSON.stringify(gone));
  // Dated ahead, it is not taken over for its age.
  const ahead = Date.now() / 1000 + 3600;
  utimesSync(join(project.root, '.cache/setup/lock'), ahead, ahead);
  const all = await Promise.all([project.run('galley'), project.run('galley'), project.run('galley')]);
  expect(all.map(({ status }) => status)).toEqual([0, 0, 0]);
  expect(project.done()).toEqual(SET_UP);
});

/** The id of a process that has ended. */
async function pidOfNobody(): Promise<number> {
  const { spawn } = await import('node:child_process');
  const child = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => child.once('close', resolve));
  return child.pid ?? -1;
}

test("the command line runs in the user's folder and passes on arguments, output and status", async () => {
  project.env.INIT_CWD = join(project.root, 'shared');
  const { status, stdout } = await project.run('galley', '3', 'claims', '--json');
  expect(status).toBe(3);
  expect(stdout).toBe(`galley 3 claims --json ${join(project.root, 'shared')}\n`);
});
