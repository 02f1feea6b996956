import { join } from 'node:path';
import { type DataFolders, dataFolders } from '#workbench/hosting/data-folder';
import { type DesktopOptions, type OpenDesk, openDesktop } from '#workbench/hosting/desktop';
import type { Workbench } from '#workbench/ports';
import { bytesOf, noPrinter, openTestDesk, temporaryFolder } from '../../../../harness/desks';

/** A data folder with the user's own desk in it, shown by a desktop as the hosts put it together. */
export interface OwnDesk {
  readonly data: string;
  readonly folders: DataFolders;
  readonly openDesk: OpenDesk;
  start(options?: Partial<DesktopOptions>): Promise<Workbench>;
  end(desktop: Workbench): Promise<void>;
  remove(): Promise<void>;
}

export async function ownDesk(): Promise<OwnDesk> {
  const made = await temporaryFolder();
  const data = join(made.folder, 'data');
  const folders = dataFolders(
    { env: { GALLEY_DATA: data }, platform: 'linux', home: '/nowhere' },
    join(data, 'desk'),
  );
  const opened = new Set<Workbench>();
  const openDesk: OpenDesk = ({ folder, kind, mode, at }) =>
    openTestDesk(folder, {
      kind,
      mode,
      at,
      name: kind,
      backups: kind === 'own' && mode === 'window' ? { usual: folders.backups } : undefined,
    });
  return {
    data,
    folders,
    openDesk,
    async start(options = {}) {
      const desktop = await openDesktop({
        folders,
        openDesk,
        seedSample: (send) => addReport(send, 'A sample report.'),
        saveFile: async () => ({ path: null, by: 'window' }),
        printer: noPrinter,
        ...options,
      });
      opened.add(desktop);
      return desktop;
    },
    async end(desktop) {
      opened.delete(desktop);
      await desktop.close();
    },
    async remove() {
      for (const desktop of opened) await desktop.close();
      await made.remove();
    },
  };
}

/** @returns the entry the desk has come to. */
export async function addReport(send: Workbench['send'], text: string): Promise<number> {
  await send('report.import', { files: [{ path: 'a.txt', bytes: bytesOf(text) }] });
  return (await send('desk.describe', {})).head.seq;
}

export const reportsOf = async (desktop: Workbench): Promise<number> =>
  (await desktop.send('desk.describe', {})).counts.reports;

/** What a desktop tells of desks shown. */
export function heardFrom(desktop: Workbench): string[] {
  const heard: string[] = [];
  desktop.subscribe('desk.switched', ({ path }) => heard.push(path));
  return heard;
}
