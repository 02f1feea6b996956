import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { BRIDGE_EVENT, BRIDGE_SEND, type Bridge } from '#shared/contract/bridge';

/**
 * The whole bridge. It is frozen data and closures: no ipc object, no event with its sender, nothing that could name
 * another channel reaches the page.
 */
const bridge: Bridge = {
  send: (channel, params) => ipcRenderer.invoke(BRIDGE_SEND, channel, params),
  subscribe(event, listener) {
    const hear = (_event: IpcRendererEvent, name: string, payload: unknown): void => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on(BRIDGE_EVENT, hear);
    return () => {
      ipcRenderer.off(BRIDGE_EVENT, hear);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file as File),
};

contextBridge.exposeInMainWorld('galley', bridge);
