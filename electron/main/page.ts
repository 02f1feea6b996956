/** The application's own scheme and host: `app://galley/`. */
export const SCHEME = 'app';
const HOST = 'galley';

/** Where the window's page comes from: the application itself, or (unpackaged, in development) Vite. */
export interface Page {
  readonly url: string;
  /** Vite's protocol and host; null when nothing but the application itself may be asked. */
  readonly development: { readonly protocol: string; readonly host: string } | null;
}

export function pageFor(rendererUrl: string | undefined, isPackaged: boolean): Page {
  if (!rendererUrl || isPackaged) return { url: `${SCHEME}://${HOST}/`, development: null };
  const { protocol, host } = new URL(rendererUrl);
  return { url: rendererUrl, development: { protocol, host } };
}

/** Protocol and host are compared: Node gives every `app://` address the origin `null`. */
export function isOf(page: Page, url: string): boolean {
  const [ours, theirs] = [new URL(page.url), parsed(url)];
  return theirs !== null && theirs.protocol === ours.protocol && theirs.host === ours.host;
}

export const isOwnHost = (url: URL): boolean => url.protocol === `${SCHEME}:` && url.host === HOST;

export function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
