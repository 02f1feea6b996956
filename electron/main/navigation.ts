import { app, type WebContents } from 'electron';
import { isOf, type Page } from './page';

/** What may not happen in any contents of ours: going elsewhere, opening windows, embedding other pages. */
export const refuseNavigation = (page: Page): void =>
  void app.on('web-contents-created', (_event, contents) => guard(contents, page));

function guard(contents: WebContents, page: Page): void {
  // In development Vite reloads its page by sending it to itself.
  const stays = (url: string): boolean => page.development !== null && isOf(page, url);
  contents.on('will-navigate', (event) => {
    if (!stays(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!(event.isMainFrame && stays(event.url))) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
