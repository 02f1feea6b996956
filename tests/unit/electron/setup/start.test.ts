import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeProject } from './fake-project';

let ready: FakeProject;
let project: FakeProject;
beforeAll(async () => {
  ready = await FakeProject.setUp();
});
afterAll(() => ready.remove());
beforeEach(() => {
  project = new FakeProject(ready);
});
afterEach(() => project.remove());

const isWindows = process.platform === 'win32';
if (isWindows) console.log('not run here: starting a stand-in for Electron (Windows starts no scripts)');

test('without a display the host runs headless, and Electron is neither fetched nor started', async () => {
  project.env.DISPLAY = undefined;
  project.env.WAYLAND_DISPLAY = undefined;
  project.env.CI = 'true';
  const { status, stdout } = await project.run('start', '--once');
  expect([status, stdout]).toEqual([0, `loopback --headless --once ${project.root}\n`]);
  expect(project.done()).toEqual([]);
});

test('--no-window does the same on a machine with a display', async () => {
  expect((await project.run('start', '--no-window')).stdout).toMatch(/^loopback --headless \S/);
});

test('an unknown option is refused with the usage and status 2, before anything is set up', async () => {
  const { status, stderr } = await project.run('start', '--sideways');
  expect(status).toBe(2);
  expect(stderr).toContain('--retry-electron');
  expect(stderr).toContain('--sideways');
  expect(project.done()).toEqual([]);
});

test("where Electron's runtime cannot be fetched one line says why and a Chromium window opens", async () => {
  const { status, stdout, stderr } = await project.run('start');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^loopback --open --until-closed /);
  expect(stderr.trim().split('\n')).toEqual([
    'galley: Electron cannot be used: its runtime could not be fetched (its site cannot be reached from here). Opening in a Chromium window instead.',
  ]);
});

test('a failed fetch is remembered, until it is to be retried or Electron is another version', async () => {
  await project.run('start');
  expect(project.done()).toContain('fetch electron');
  expect((await project.run('start')).stderr).toContain('--retry-electron` tries again');
  expect(project.done()).toEqual([]);
  await project.run('start', '--retry-electron');
  expect(project.done()).toEqual(['fetch electron']);
  project.write('node_modules/electron/package.json', '{"version":"1.0.1"}');
  await project.run('start');
  expect(project.done()).toEqual(['fetch electron']);
});

test.skipIf(isWindows)('when npm is killed, what it started ends in good order', async () => {
  project.env.FAKE_SERVES = '1';
  const npm = project.startBeneath('start');
  await expect.poll(() => project.log(), { timeout: 30_000 }).toContain('serving');
  npm.kill();
  await expect.poll(() => project.log(), { timeout: 30_000 }).toContain('ended in good order');
});

describe.skipIf(isWindows)('with a runtime', () => {
  test('Electron is fetched once and started, and its status is ours', async () => {
    project.giveElectron(`
      note('electron ' + process.argv.slice(2) + ' ' + process.env.ELECTRON_RUN_AS_NODE);
      console.log('galley: window ready');
      setTimeout(() => process.exit(5), 100);`);
    const { status, stdout, stderr } = await project.run('start');
    expect([status, stdout, stderr]).toEqual([5, '', '']);
    expect(project.done()).toEqual(['fetch electron', 'electron . undefined']);
    await project.run('start');
    expect(project.done()).toEqual(['electron . undefined']);
  });

  test('an Electron that ends before its window is ready: its reason in one line, then a Chromium window', async () => {
    project.giveElectron(`
      console.error('[17:0101/120000.1:FATAL:electron_main_delegate.cc(299)] Running as root without --no-sandbox is not supported.');
      process.exit(1);`);
    const { status, stdout, stderr } = await project.run('start');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^loopback --open --until-closed /);
    expect(stderr).toBe(
      'galley: Electron did not start: as root its sandbox cannot work. Opening in a Chromium window instead.\n',
    );
  });

  test("the host's own reason is preferred to Chromium's chatter", async () => {
    project.giveElectron(`
      console.error('[17:0101/120000.1:ERROR:bus.cc(408)] Failed to connect to the bus');
      console.error('galley: the desk cannot be opened: it is a file');
      console.error('[17:0101/120000.1:ERROR:bus.cc(408)] Failed again');
      process.exit(1);`);
    expect((await project.run('start')).stderr).toContain(
      'did not start: the desk cannot be opened: it is a file.',
    );
  });

  test('an Electron that hands over to a Galley already open is no failure', async () => {
    project.giveElectron('process.exit(0);');
    expect(await project.run('start')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('an Electron that cannot be executed is a failure with a reason', async () => {
    project.giveElectron('');
    project.write('fakes/electron/electron', 'no program');
    const { stdout, stderr } = await project.run('start');
    expect(stderr).toMatch(/Electron did not start: status \d+/);
    expect(stdout).toMatch(/^loopback --open/);
  });

  test('--browser leaves Electron out', async () => {
    project.giveElectron("note('electron');");
    expect((await project.run('start', '--browser')).stdout).toMatch(/^loopback --open --until-closed /);
    expect(project.done()).toEqual([]);
  });
});
