import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A small project around the real set-up: npm, electron-vite, Electron's installer and Electron itself are programs
 * that note what they were asked to do and do just enough of it. Set-up runs as users run it, in a process of its own.
 */

const SETUP = join(import.meta.dirname, '../../../../electron/setup');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Notes a line in the log named by FAKE_LOG. */
const NOTE = `const fs = require('node:fs');
const note = (line) => fs.appendFileSync(process.env.FAKE_LOG, line + '\\n');
`;

/** Unpacks into the temporary folder, as the registry's Chromium does. */
const UNPACK = `
const { mkdirSync, writeFileSync } = require('node:fs');
exports.executablePath = () => {
  mkdirSync(process.env.TMPDIR + '/fonts');
  writeFileSync(process.env.TMPDIR + '/chromium', 'the program', { mode: 0o755 });
};`;

const FAKE_NPM = `${NOTE}
const { cpSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
function installChromium() {
  if (process.env.FAKE_NPM_INSTALL_FAILS) process.exit(1);
  mkdirSync('node_modules/@sparticuz/chromium', { recursive: true });
  writeFileSync('node_modules/@sparticuz/chromium/index.js', ${JSON.stringify(UNPACK)});
}
note('npm ' + process.argv[2]);
if (process.argv[2] === 'install') return installChromium();
const isSilent = process.env.npm_config_loglevel === 'silent' && !process.argv.join().includes('--loglevel=');
if (process.env.FAKE_NPM_FAILS && isSilent) process.exit(7);
if (process.env.FAKE_NPM_FAILS) {
  console.error('npm error code ENOTFOUND');
  console.error('npm error somewhere deep inside');
  process.exit(7);
}
rmSync('node_modules', { recursive: true, force: true });
setTimeout(() => cpSync('fake-packages', 'node_modules', { recursive: true }), 100);
`;

const FAKE_VITE = `${NOTE}
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
note('build');
if (process.env.FAKE_BUILD_FAILS) {
  console.error('error in shared/thing.ts');
  process.exit(1);
}
const out = process.argv[process.argv.indexOf('--outDir') + 1];
const write = (path, text) => {
  mkdirSync(join(out, path, '..'), { recursive: true });
  writeFileSync(join(out, path), text);
};
const serving = \`if (process.env.FAKE_SERVES) {
  const { appendFileSync } = await import('node:fs');
  const note = (line) => appendFileSync(process.env.FAKE_LOG, line + '\\\\n');
  setInterval(() => {}, 1000);
  process.on('SIGTERM', () => { note('ended in good order'); process.exit(); });
  note('serving');
}
\`;
const says = (name) => 'console.log(' + JSON.stringify(name) + ', process.argv.slice(2).join(" "), process.cwd());\\n';
write('main/index.js', '');
write('main/search-worker.js', '');
write('main/loopback.js', says('loopback') + serving);
write('main/galley.js', says('galley') + 'process.exitCode = Number(process.argv[2] ?? 0);\\n');
write('preload/index.cjs', '');
write('renderer/index.html', readFileSync('shared/thing.ts', 'utf8'));
`;

/** Electron's own installer ends with a stack trace where it cannot download. */
const FAKE_INSTALLER = `${NOTE}
const { cpSync, writeFileSync } = require('node:fs');
note('fetch electron');
if (!process.env.FAKE_ELECTRON) {
  console.error(new TypeError('fetch failed').stack);
  process.exit(1);
}
cpSync(process.env.FAKE_ELECTRON, __dirname + '/dist', { recursive: true });
writeFileSync(__dirname + '/path.txt', 'electron');
`;

const FILES: Record<string, string> = {
  'package.json': '{"type":"module"}',
  'package-lock.json': '{"packages":{}}',
  'shared/thing.ts': 'first',
  'fakes/npm-cli.js': FAKE_NPM,
  'fakes/package.json': '{"type":"commonjs"}',
  'fake-packages/package.json': '{"type":"commonjs"}',
  'fake-packages/electron-vite/bin/electron-vite.js': FAKE_VITE,
  'fake-packages/electron/install.js': FAKE_INSTALLER,
  'fake-packages/electron/package.json': '{"version":"1.0.0"}',
};

export class FakeProject {
  readonly root = mkdtempSync(join(tmpdir(), 'galley-setup-'));
  /** Set or changed by a test; `undefined` takes a variable away. */
  env: NodeJS.ProcessEnv = {
    ...process.env,
    CI: undefined,
    DISPLAY: ':99',
    HOME: join(this.root, 'home'),
    ELECTRON_SKIP_BINARY_DOWNLOAD: undefined,
    ELECTRON_RUN_AS_NODE: '1',
    FAKE_LOG: join(this.root, 'log'),
    GALLEY_CHROMIUM: process.execPath,
    INIT_CWD: undefined,
    npm_lifecycle_event: undefined,
    npm_execpath: join(this.root, 'fakes/npm-cli.js'),
  };

  /** @param from a project to be copied as it stands; a fresh checkout without one */
  constructor(from?: FakeProject) {
    if (from) {
      cpSync(from.root, this.root, { recursive: true });
      return;
    }
    for (const [path, content] of Object.entries(FILES)) this.write(path, content);
    cpSync(SETUP, join(this.root, 'electron/setup'), { recursive: true });
  }

  /** One that was set up already. */
  static async setUp(): Promise<FakeProject> {
    const project = new FakeProject();
    await project.run('galley');
    project.done();
    return project;
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** Makes a runtime for the installer to find, whose program does what the script says. */
  giveElectron(script: string): void {
    this.giveProgram('fakes/electron/electron', script);
    this.env.FAKE_ELECTRON = join(this.root, 'fakes/electron');
  }

  /** A Node script that may call `note` and use `fs`. */
  giveScript(path: string, script: string): void {
    this.write(path, `${NOTE}${script}\n`);
  }

  /** The same, to be started by itself. */
  giveProgram(path: string, script: string): void {
    this.write(path, `#!${process.execPath}\n${NOTE}${script}\n`);
    chmodSync(join(this.root, path), 0o755);
  }

  /** Runs one of set-up's commands to its end. */
  run(command: string, ...args: string[]): Promise<Ended> {
    const child = spawn(process.execPath, [join(this.root, `electron/setup/${command}.mjs`), ...args], {
      cwd: this.root,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = { stdout: '', stderr: '' };
    child.stdout.on('data', (text) => {
      ended.stdout += text;
    });
    child.stderr.on('data', (text) => {
      ended.stderr += text;
    });
    return new Promise((resolve) => child.once('close', (status) => resolve({ ...ended, status })));
  }

  /** Starts one of set-up's commands beneath a process of its own, as npm does; `kill` ends that process alone. */
  startBeneath(command: string): { kill: () => void } {
    const script = join(this.root, `electron/setup/${command}.mjs`);
    const beneath = `require('child_process').spawn(process.execPath, [${JSON.stringify(script)}], { stdio: 'ignore' });`;
    const env = { ...this.env, npm_lifecycle_event: command };
    const parent = spawn(process.execPath, ['-e', beneath], { cwd: this.root, env, stdio: 'ignore' });
    return { kill: () => void parent.kill('SIGKILL') };
  }

  /** What the fakes were asked to do since this was last called, in order. */
  done(): string[] {
    const lines = this.log();
    rmSync(join(this.root, 'log'), { force: true });
    return lines;
  }

  log(): string[] {
    const log = join(this.root, 'log');
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
