import { app, type WebContents } from 'electron';

/** What may not happen in any contents of ours: going elsewhere, opening windows, embedding other pages. */
export const refuseNavigation = (): void =>
  void app.on('web-contents-created', (_event, contents) => guard(contents));

function guard(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
