import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type StartedMain, startMain } from '../../../harness/fake-electron/start';

let main: StartedMain;
afterEach(() => main.end());
const start = async (...args: Parameters<typeof startMain>): Promise<StartedMain> => {
  main = await startMain(...args);
  return main;
};

describe('the Electron host starts', () => {
  it('with its scheme registered before ready: standard, secure, fetchable, and nothing more', async () => {
    const { fake } = await start();
    expect(fake.privileges).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('with its own folder set before the lock that lies in it', async () => {
    const { fake, data } = await start();
    expect(fake.paths.get('userData')).toBe(join(data, 'electron'));
    expect(fake.calls.indexOf('path userData')).toBeLessThan(fake.calls.indexOf('lock'));
  });

  it('with every renderer sandboxed, and off the network of its own accord', async () => {
    const { fake } = await start();
    expect(fake.sandboxed).toBe(true);
    expect([...fake.switches.keys()]).toEqual(
      expect.arrayContaining(['disable-background-networking', 'host-resolver-rules']),
    );
    expect(fake.switches.get('host-resolver-rules')).toContain('MAP * ~NOTFOUND');
    expect([...fake.switches.keys()]).not.toContain('no-sandbox');
  });

  it('and opens nothing where another instance has the lock', async () => {
    const { fake, data } = await start({ lock: false });
    expect(await fake.ended).toBe(0);
    expect(fake.windows).toEqual([]);
    expect(await readdir(data)).toEqual(['electron']);
  });

  it('and comes to the front when it is started again', async () => {
    const { fake } = await start();
    fake.window.minimised = true;
    fake.app.emit('second-instance');
    expect([fake.window.minimised, fake.window.focused]).toEqual([false, 1]);
  });

  it('and says that its window is ready when the first call has been answered, once', async () => {
    const { fake, told } = await start();
    expect(told.out).toBe('');
    expect(await fake.invoke('galley:send', ['desk.describe', {}])).toMatchObject({ ok: true });
    await fake.invoke('galley:send', ['desk.describe', {}]);
    expect(told.out).toBe('galley: window ready\n');
  });

  it('with the sample desk, on the first start', async () => {
    const { fake } = await start();
    expect(await fake.invoke('galley:send', ['desk.describe', {}])).toMatchObject({
      ok: true,
      value: { kind: 'sample', counts: { reports: 2 }, hasSample: true },
    });
  });

  it('not at all with a desk that is a file: it says so and ends with 1', async () => {
    const { fake, told } = await start({}, { GALLEY_DESK: import.meta.filename });
    expect(await fake.ended).toBe(1);
    expect(told.err).toMatch(new RegExp(`^galley: ${import.meta.filename}: is a file .*\\n$`));
  });
});

describe('the Electron host ends', () => {
  it('with its last window, after it has let go of the desk', async () => {
    const { fake, data } = await start();
    await fake.invoke('galley:send', ['desk.describe', {}]);
    expect(await readdir(join(data, 'sample'))).toContain('desk.holder.json');
    fake.window.destroy();
    expect(await fake.ended).toBe(0);
    expect(await readdir(join(data, 'sample'))).not.toContain('desk.holder.json');
  });

  it('only after the call under way is on disk', async () => {
    const { fake, data } = await start();
    const bytes = new TextEncoder().encode('Brought in at the last moment.');
    const outcome = fake.invoke('galley:send', ['report.import', { files: [{ path: 'last.txt', bytes }] }]);
    fake.quit();
    expect(await fake.ended).toBe(0);
    expect(await outcome).toMatchObject({ ok: true, value: [{ ok: true }] });
    expect((await readdir(join(data, 'sample', 'originals'))).length).toBe(3);
  });
});
