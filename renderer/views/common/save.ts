import type { App } from '../../store/app';
import { say } from '../../texts/say';

interface Saved {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where it was saved; null when the user thought better of it. The host asks where to, or leaves it to the window. */
export async function saveFile(app: App, file: Saved, type: string): Promise<string | null> {
  const { name, bytes } = file;
  const { path, by } = await app.transport.send('file.save', { name, bytes });
  if (by === 'host') return path;
  download(file, type);
  return say('window.save.downloads', { name });
}

function download({ name, bytes }: Saved, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
