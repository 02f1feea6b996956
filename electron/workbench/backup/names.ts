/** What a managed backup is called: `galley-my-desk-2026-11-21T09-00-00.000Z-21.zip`. Nothing else is taken for one. */
const NAME = /^galley-[a-z0-9-]+-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)-(\d+)(-damaged)?\.zip$/;

export interface NamedBackup {
  readonly name: string;
  /** UTC. */
  readonly time: string;
  /** The last entry in it. */
  readonly seq: number;
  /** Whether every file of the desk was as it should be. */
  readonly sound: boolean;
}

export function nameFor(desk: string, time: Date, seq: number, sound: boolean): string {
  const at = time.toISOString().replaceAll(':', '-');
  return `galley-${slug(desk)}-${at}-${seq}${sound ? '' : '-damaged'}.zip`;
}

export function readName(name: string): NamedBackup | null {
  const [, date, hour, minute, second, seq, damaged] = NAME.exec(name) ?? [];
  if (date === undefined) return null;
  return { name, time: `${date}${hour}:${minute}:${second}`, seq: Number(seq), sound: damaged === undefined };
}

/** Whether a leftover in a folder of managed backups is one half written. */
export const isHalfWritten = (stem: string): boolean => /^\.galley-[a-z0-9-]+.*\.zip\.writing-$/.test(stem);

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '') || 'desk';
