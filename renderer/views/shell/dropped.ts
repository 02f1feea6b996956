/** The files of a drop, those of folders in it as well, whatever their depth. Hidden ones are left out. */
export async function filesDropped(transfer: DataTransfer | null): Promise<File[]> {
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file');
  // Entries are only to be had until the event is over.
  const entries = items.map((item) => item.webkitGetAsEntry());
  const files = [...(transfer?.files ?? [])];
  if (entries.every((entry) => entry === null || entry.isFile)) return files;
  const found = await Promise.all(entries.map((entry) => (entry ? filesOf(entry) : [])));
  return found.flat();
}

/** What cannot be looked at is one file that cannot be read, and no reason to leave the others. */
async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith('.')) return [];
  try {
    if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
    const inside = await entriesOf(entry as FileSystemDirectoryEntry);
    inside.sort((a, b) => (a.name < b.name ? -1 : 1));
    const files: File[] = [];
    for (const one of inside) files.push(...(await filesOf(one)));
    return files;
  } catch (error) {
    return [new Unreadable(entry.fullPath.replace(/^\//, ''), error)];
  }
}

/** Says why when it is read, as any file does that is gone by then. */
class Unreadable extends File {
  readonly #why: unknown;

  constructor(name: string, why: unknown) {
    super([], name);
    this.#why = why;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(this.#why);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** A reader gives a hundred at a time, and at last none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
