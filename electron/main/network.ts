import type { Session } from 'electron';
import { isOwnHost, type Page, parsed } from './page';

/** What never leaves the machine. */
const LOCAL_SCHEMES = ['devtools:', 'blob:', 'data:'];

/** Whether a page may load this address. In development Vite may be asked as well, over its own two protocols. */
export function isAllowed(address: string, { development }: Page): boolean {
  const url = parsed(address);
  if (url === null) return false;
  if (isOwnHost(url) || LOCAL_SCHEMES.includes(url.protocol)) return true;
  if (development === null || url.host !== development.host) return false;
  return url.protocol === development.protocol || url.protocol === 'ws:';
}

/** Refuses every request that is not on the list, whoever makes it, and every download: files are saved by asking. */
export function refuseNetwork(session: Session, page: Page): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !isAllowed(url, page) }));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}
