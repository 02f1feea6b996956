import { dirname } from 'node:path/posix';
import type { Chance } from '../chaos/random';
import type { Call } from './recording-disk';

/** The files of a folder, by path, and its folders. */
export interface Tree {
  readonly files: Map<string, Buffer>;
  readonly folders: Set<string>;
}

type Change = { readonly position: number; readonly bytes: Buffer } | { readonly length: number };

/** A file apart from its name: what a sync made to last, and what was done to it since. */
interface File {
  readonly kind: 'file';
  lasting: Buffer;
  now: Buffer;
  pending: Change[];
}

type NameChange =
  | { readonly put: string; readonly node: Node }
  | { readonly removed: string; readonly node: Node }
  | { readonly from: string; readonly put: string; readonly node: Node };

interface Folder {
  readonly kind: 'folder';
  lasting: Map<string, Node>;
  readonly now: Map<string, Node>;
  pending: NameChange[];
}
type Node = File | Folder;

/** What of changes not synced yet is there when the power comes back. */
export interface Survival {
  name(change: NameChange): boolean;
  /**
   * How many of a file's changes came through whole, and how many bytes of the next. `zeros`: its length came through as
   * well, and zeros stand where its other bytes should.
   */
  content(pending: readonly Change[]): {
    readonly whole: number;
    readonly torn: number;
    readonly zeros?: boolean;
  };
}

export const NOTHING_SURVIVES: Survival = { name: () => false, content: () => ({ whole: 0, torn: 0 }) };
export const EVERYTHING_SURVIVES: Survival = {
  name: () => true,
  content: ({ length }) => ({ whole: length, torn: 0 }),
};

/** Every name by itself is there or not; of every file some changes are, and the next is torn at any byte or not written to its end. */
export const survivalBy = (chance: Chance): Survival => ({
  name: () => chance.rarely(2),
  content(pending) {
    const whole = chance.below(pending.length + 1);
    const next = pending[whole];
    const torn = next && 'bytes' in next ? chance.below(next.bytes.length + 1) : 0;
    return { whole, torn, zeros: chance.rarely(4) };
  },
});

/**
 * A file system that forgets: files last as of their last sync, names as of the last sync of the folder they stand in.
 * What came since may have reached the disk, in whole, in part or not at all. A rename within a folder is one change.
 */
export class Lasting {
  readonly #root: Folder = newFolder();
  readonly #open = new Map<number, File>();

  /** @param tree what is there to begin with, all of it on disk */
  constructor(tree?: Tree) {
    for (const folder of tree?.folders ?? []) this.#makeFolder(folder);
    for (const [path, bytes] of tree?.files ?? []) {
      this.#makeFolder(dirnameOf(path));
      const file: File = { kind: 'file', lasting: bytes, now: bytes, pending: [] };
      this.#folder(dirnameOf(path)).now.set(nameIn(path), file);
    }
    this.#settle(this.#root);
  }

  apply(call: Call): void {
    // What lies above the desk's folder is not the desk's.
    if (call.path.startsWith('..')) return;
    if (call.did === 'open') this.#open.set(call.file, this.#file(call.path));
    if (call.did === 'write') this.#change(call.file, { position: call.position, bytes: call.bytes });
    if (call.did === 'truncate') this.#change(call.file, { length: call.length });
    if (call.did === 'sync') settleFile(this.#opened(call.file));
    if (call.did === 'rename') this.#rename(call.path, call.to);
    if (call.did === 'remove') this.#remove(call.path);
    if (call.did === 'makeFolder') this.#makeFolder(call.path);
    if (call.did === 'syncFolder') settleFolder(this.#folder(call.path));
  }

  /** What is there after a loss of power. */
  after(survival: Survival): Tree {
    const tree: Tree = { files: new Map(), folders: new Set() };
    gather(this.#root, '', tree, survival);
    return tree;
  }

  /** What would not last if the power went now: `ledger.jsonl: written, not synced`. */
  outstanding(): string[] {
    return outstandingIn(this.#root, '');
  }

  #change(number: number, change: Change): void {
    const file = this.#opened(number);
    file.now = changed(file.now, change);
    file.pending.push(change);
  }

  #rename(from: string, to: string): void {
    if (dirnameOf(from) !== dirnameOf(to)) throw new Error(`renamed across folders: ${from} → ${to}`);
    const folder = this.#folder(dirnameOf(from));
    const node = folder.now.get(nameIn(from));
    if (!node) throw new Error(`renamed, but not there: ${from}`);
    rename(folder, { from: nameIn(from), put: nameIn(to), node });
  }

  #remove(path: string): void {
    const folder = this.#find(dirnameOf(path));
    const node = folder?.kind === 'folder' ? folder.now.get(nameIn(path)) : undefined;
    if (folder?.kind === 'folder' && node) rename(folder, { removed: nameIn(path), node });
  }

  #makeFolder(path: string): void {
    if (path === '' || this.#find(path)) return;
    this.#makeFolder(dirnameOf(path));
    rename(this.#folder(dirnameOf(path)), { put: nameIn(path), node: newFolder() });
  }

  /** The file of this name; made when there is none. */
  #file(path: string): File {
    const found = this.#find(path);
    if (found?.kind === 'file') return found;
    const file: File = { kind: 'file', lasting: EMPTY, now: EMPTY, pending: [] };
    rename(this.#folder(dirnameOf(path)), { put: nameIn(path), node: file });
    return file;
  }

  #opened(number: number): File {
    const file = this.#open.get(number);
    if (!file) throw new Error(`file ${number} was never opened`);
    return file;
  }

  #folder(path: string): Folder {
    const found = this.#find(path);
    if (found?.kind !== 'folder') throw new Error(`no folder: ${path}`);
    return found;
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of path.split('/').filter(Boolean)) {
      node = node?.kind === 'folder' ? node.now.get(name) : undefined;
    }
    return node;
  }

  #settle(folder: Folder): void {
    settleFolder(folder);
    for (const node of folder.now.values()) if (node.kind === 'folder') this.#settle(node);
  }
}

const EMPTY = Buffer.alloc(0);
const newFolder = (): Folder => ({ kind: 'folder', lasting: new Map(), now: new Map(), pending: [] });
const dirnameOf = (path: string): string => (path.includes('/') ? dirname(path) : '');
const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function settleFile(file: File): void {
  file.lasting = file.now;
  file.pending = [];
}

function settleFolder(folder: Folder): void {
  folder.lasting = new Map(folder.now);
  folder.pending = [];
}

function rename(folder: Folder, change: NameChange): void {
  applyTo(folder.now, change);
  folder.pending.push(change);
}

/** Changes before it may not have come through: a name is taken away only from what the change was about. */
function applyTo(names: Map<string, Node>, change: NameChange): void {
  const old = 'from' in change ? change.from : 'removed' in change ? change.removed : null;
  if (old !== null && names.get(old) === change.node) names.delete(old);
  if ('put' in change) names.set(change.put, change.node);
}

function changed(bytes: Buffer, change: Change): Buffer {
  if (!('bytes' in change)) {
    return change.length <= bytes.length
      ? bytes.subarray(0, change.length)
      : Buffer.concat([bytes], change.length);
  }
  const { position } = change;
  const before = Buffer.concat([bytes.subarray(0, position)], position);
  return Buffer.concat([before, change.bytes, bytes.subarray(position + change.bytes.length)]);
}

function contentAfter({ lasting, pending }: File, survival: Survival): Buffer {
  if (pending.length === 0) return lasting;
  const { whole, torn, zeros = false } = survival.content(pending);
  const next = pending[whole];
  const partly = next && 'bytes' in next && (torn > 0 || zeros) ? [tornAt(next, torn, zeros)] : [];
  return [...pending.slice(0, whole), ...partly].reduce(changed, lasting);
}

function tornAt(write: Change & { readonly bytes: Buffer }, torn: number, zeros: boolean): Change {
  const there = write.bytes.subarray(0, torn);
  return { ...write, bytes: zeros ? Buffer.concat([there], write.bytes.length) : there };
}

function gather(folder: Folder, path: string, tree: Tree, survival: Survival): void {
  const names = new Map(folder.lasting);
  for (const change of folder.pending) if (survival.name(change)) applyTo(names, change);
  for (const [name, node] of names) {
    const at = path ? `${path}/${name}` : name;
    if (node.kind === 'file') {
      tree.files.set(at, contentAfter(node, survival));
      continue;
    }
    tree.folders.add(at);
    gather(node, at, tree, survival);
  }
}

/** What is derived may lag behind, and so may its folder. What a killed process half wrote need not last. */
const mayLag = (path: string): boolean =>
  path === 'derived' || path.startsWith('derived/') || path.endsWith('.tmp');

function outstandingIn(folder: Folder, path: string): string[] {
  const at = (name: string): string => (path ? `${path}/${name}` : name);
  const names = folder.pending
    .map((change) => at('put' in change ? change.put : change.removed))
    .filter((name) => !mayLag(name))
    .map((name) => `${name}: named, its folder not synced`);
  const inside = [...folder.now].flatMap(([name, node]) => {
    if (mayLag(at(name))) return [];
    if (node.kind === 'folder') return outstandingIn(node, at(name));
    return node.pending.length > 0 ? [`${at(name)}: written, not synced`] : [];
  });
  return [...names, ...inside];
}
