import { join } from 'node:path';
import { z } from 'zod';
import type { PartyId } from '#shared/domain/ids';
import { type Disk, nodeDisk } from './storage/disk';
import { type Document, openDocument } from './storage/document';

/**
 * Confidential parties' real names: one small file that can be erased without touching the ledger. It is opened only
 * when a name is stored or asked for, so that nothing else ever has them in memory.
 */
export class Vault {
  readonly #path: string;
  readonly #disk: Disk;
  /** Names of acts that failed, still to be erased: a full disk has no room for that either. */
  readonly #owed = new Set<PartyId>();

  constructor(folder: string, disk: Disk = nodeDisk) {
    this.#path = join(folder, 'vault.json');
    this.#disk = disk;
  }

  async nameOf(party: PartyId): Promise<string | null> {
    const { value } = await this.#open();
    return value.names[party] ?? null;
  }

  /** On disk when it resolves. */
  async keep(party: PartyId, name: string): Promise<void> {
    const document = await this.#open();
    try {
      await document.replace({ names: { ...document.value.names, [party]: name } });
      this.#owed.delete(party);
    } catch (error) {
      // It may have come as far as its name on disk.
      await this.takeBack(party);
      throw error;
    }
  }

  /** Erases the name of an act that failed: now, or where that fails as well, when settled. */
  async takeBack(party: PartyId): Promise<void> {
    this.#owed.add(party);
    await this.settle().catch(() => undefined);
  }

  /** Erases what is still to be erased. Like every change of the vault, with no other under way. */
  async settle(): Promise<void> {
    for (const party of this.#owed) {
      await this.forget(party);
      this.#owed.delete(party);
    }
  }

  /** Erases a name. @returns whether there was one. */
  async forget(party: PartyId): Promise<boolean> {
    const document = await this.#open();
    const { [party]: name, ...names } = document.value.names;
    if (name === undefined) return false;
    await document.replace({ names });
    return true;
  }

  /** Every name there is. */
  async names(): Promise<string[]> {
    return Object.values((await this.#open()).value.names);
  }

  /** Parties kept under this very name. */
  async partiesNamed(name: string): Promise<PartyId[]> {
    const { names } = (await this.#open()).value;
    return Object.keys(names).filter((party) => names[party] === name) as PartyId[];
  }

  /** A damaged vault is an error, never begun anew: names would be lost. */
  #open(): Promise<Document<z.infer<typeof vaultSchema>>> {
    return openDocument(this.#path, { schema: vaultSchema, defaults: { names: {} }, disk: this.#disk });
  }
}

const vaultSchema = z.object({ names: z.record(z.string(), z.string()) });
