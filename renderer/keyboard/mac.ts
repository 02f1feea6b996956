/** Where Command is what Ctrl is elsewhere. */
export const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');
