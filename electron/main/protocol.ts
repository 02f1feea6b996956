import { type Protocol, protocol } from 'electron';
import { type AssetFor, NOTHING_RUNS, SAFE_HEADERS } from '#workbench/hosting/assets';
import { isOwnHost, SCHEME } from './page';

/** Must have been called before the application is ready, and once: Electron takes it at no other time. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/** Serves the built window on the application's own scheme. */
export function serveWindow(on: Protocol, assetFor: AssetFor): void {
  on.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || !isOwnHost(url)) return refused();
    const { status, headers, body } = await assetFor(url.pathname);
    return new Response(body, { status, headers });
  });
}

export const refused = (): Response =>
  new Response(null, { status: 403, headers: { ...SAFE_HEADERS, 'content-security-policy': NOTHING_RUNS } });
