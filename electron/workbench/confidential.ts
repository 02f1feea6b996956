import { FaultError } from '#shared/contract/faults';
import type { Vault } from './vault';

/** Words on their way into the ledger, by what they are called. */
export type Fields = Readonly<Record<string, string | null>>;

/** Whatever goes into the ledger beside a confidential party must not say who it is. */
export function refuseGivingAway(name: string, fields: Fields): void {
  const secret = name.toLowerCase();
  for (const [field, words] of Object.entries(fields)) {
    if (!words?.toLowerCase().includes(secret)) continue;
    throw new FaultError(
      'invalid',
      'gives the confidential name away',
      field,
      'Leave the name out; it is kept in the vault alone.',
    );
  }
}

/** The checker's own words beside the work (reasons, notes on files and links) hold no name that is in the vault. */
export async function refuseConfidential(vault: Vault, fields: Fields): Promise<void> {
  if (Object.values(fields).every((words) => words === null)) return;
  // A vault that cannot be read is told of where a name is asked for; it stops no other work.
  const names = await vault.names().catch(() => []);
  for (const name of names) refuseGivingAway(name, fields);
}
