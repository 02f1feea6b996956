import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { BRIDGE_EVENT, BRIDGE_SEND } from '#shared/contract/bridge';
import type { EventName, Events, Reply } from '#shared/contract/channels';
import type { Workbench } from '#workbench/ports';
import { isOf, type Page } from './page';

export interface Wire {
  readonly page: Page;
  /** The window that may ask; null while there is none. */
  readonly window: () => BrowserWindow | null;
  readonly dispatch: Workbench['dispatch'];
  /** Called once, when the first call has been answered. */
  readonly onFirst: () => void;
}

const REFUSED: Reply = {
  ok: false,
  error: { tag: 'refused', what: 'this page may not ask', where: null, todo: null },
};

/** The one handler of the one channel: who asks is checked here, what is asked where it is answered. */
export function answerCalls({ page, window, dispatch, onFirst }: Wire): void {
  let first = true;
  ipcMain.handle(BRIDGE_SEND, async (event, channel: unknown, params: unknown): Promise<Reply> => {
    if (!mayAsk(event, window(), page)) return REFUSED;
    const reply = await dispatch(channel, params);
    if (first) onFirst();
    first = false;
    return reply;
  });
}

/** Our page, in the main frame of our window. A frame that is gone by now asked from nowhere. */
function mayAsk(
  { sender, senderFrame }: IpcMainInvokeEvent,
  window: BrowserWindow | null,
  page: Page,
): boolean {
  if (senderFrame === null || window === null || window.isDestroyed()) return false;
  return sender.id === window.webContents.id && senderFrame.parent === null && isOf(page, senderFrame.url);
}

/** Tells a window, if there is one to tell. */
export function tellWindow<E extends EventName>(
  window: BrowserWindow | null,
  event: E,
  payload: Events[E],
): void {
  if (window && !window.isDestroyed()) window.webContents.send(BRIDGE_EVENT, event, payload);
}
