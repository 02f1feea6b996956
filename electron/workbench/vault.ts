import { join } from 'node:path';
import { z } from 'zod';
import type { PartyId } from '#shared/domain/ids';
import { type Document, openDocument } from './storage/document';

/**
 * Confidential parties' real names: one small file that can be erased without touching the ledger. It is opened only
 * when a name is stored or asked for, so that nothing else ever has them in memory.
 */
export class Vault {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, 'vault.json');
  }

  async nameOf(party: PartyId): Promise<string | null> {
    const { value } = await this.#open();
    return value.names[party] ?? null;
  }

  /** On disk when it resolves. */
  async keep(party: PartyId, name: string): Promise<void> {
    const document = await this.#open();
    await document.replace({ names: { ...document.value.names, [party]: name } });
  }

  async forget(party: PartyId): Promise<void> {
    const document = await this.#open();
    const { [party]: _, ...names } = document.value.names;
    await document.replace({ names });
  }

  /** A damaged vault is an error, never begun anew: names would be lost. */
  #open(): Promise<Document<z.infer<typeof vaultSchema>>> {
    return openDocument(this.#path, { schema: vaultSchema, defaults: { names: {} } });
  }
}

const vaultSchema = z.object({ names: z.record(z.string(), z.string()) });
