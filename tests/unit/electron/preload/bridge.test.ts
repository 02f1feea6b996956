import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '#shared/contract/bridge';
import { built } from '../../../harness/built-host';

/** All that a sandboxed preload may require. */
const MODULES = ['electron', 'events', 'timers', 'url'];

interface Invoked {
  readonly channel: string;
  readonly args: readonly unknown[];
}

let exposed: Map<string, unknown>;
let wire: EventEmitter;
let invoked: Invoked[];
let required: string[];

beforeEach(async () => {
  exposed = new Map();
  wire = new EventEmitter();
  invoked = [];
  required = [];
  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown) {
        if (exposed.has(name)) throw new Error(`Cannot bind an API on top of an existing property: ${name}`);
        exposed.set(name, crossed(api));
      },
    },
    ipcRenderer: {
      on: (channel: string, listener: (...args: unknown[]) => void) => wire.on(channel, listener),
      off: (channel: string, listener: (...args: unknown[]) => void) => wire.off(channel, listener),
      invoke: async (channel: string, ...args: unknown[]) => {
        invoked.push({ channel, args: structuredClone(args) });
        return { ok: true, value: 'answered' };
      },
    },
    webUtils: {
      getPathForFile(file: unknown) {
        if (!(file instanceof File)) throw new TypeError('getPathForFile wants a File');
        return `/home/ann/${file.name}`;
      },
    },
  };
  const require = (name: string): unknown => {
    required.push(name);
    if (!MODULES.includes(name)) throw new Error(`module not found: ${name}`);
    return name === 'electron' ? electron : {};
  };
  const module = { exports: {} };
  runInNewContext(await readFile(built('preload/index.cjs'), 'utf8'), {
    require,
    module,
    exports: module.exports,
  });
});

/** What crosses into the page: plain data and functions, nothing with a class behind it. */
function crossed(api: unknown): unknown {
  if (typeof api === 'function' || typeof api !== 'object' || api === null) return api;
  const prototype: unknown = Object.getPrototypeOf(api);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new Error('an object with a class of its own cannot cross');
  return Object.fromEntries(Object.entries(api).map(([key, value]) => [key, crossed(value)]));
}
const bridge = (): Bridge => exposed.get('galley') as Bridge;

describe('the built preload', () => {
  it('needs nothing that a sandboxed one has not', () => {
    expect(required).toEqual(['electron']);
  });

  it('puts one object on the page with three functions, and no more', () => {
    expect([...exposed.keys()]).toEqual(['galley']);
    expect(Object.keys(bridge()).sort()).toEqual(['pathOf', 'send', 'subscribe']);
    for (const part of Object.values(bridge())) expect(typeof part).toBe('function');
  });

  it('sends on its one channel, whatever is asked', async () => {
    expect(await bridge().send('desk.describe', { a: 1 })).toEqual({ ok: true, value: 'answered' });
    await bridge().send('electron:quit', null);
    expect(invoked).toEqual([
      { channel: 'galley:send', args: ['desk.describe', { a: 1 }] },
      { channel: 'galley:send', args: ['electron:quit', null] },
    ]);
  });

  it('hands on an event’s payload alone, to those who asked for it, until they stop', () => {
    const heard: unknown[][] = [];
    const stop = bridge().subscribe('desk.changed', (...args) => heard.push(args));
    const sender = { sender: 'the raw ipc' };
    wire.emit('galley:event', sender, 'desk.changed', { seq: 1 });
    wire.emit('galley:event', sender, 'desk.switched', { path: '/' });
    expect(stop()).toBeUndefined();
    wire.emit('galley:event', sender, 'desk.changed', { seq: 2 });
    expect(heard).toEqual([[{ seq: 1 }]]);
    expect(wire.listenerCount('galley:event')).toBe(0);
  });

  it('tells where a file lies', () => {
    expect(bridge().pathOf(new File(['x'], 'a.txt'))).toBe('/home/ann/a.txt');
    expect(() => bridge().pathOf('/etc/passwd')).toThrow('wants a File');
  });
});
