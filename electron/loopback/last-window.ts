/** A reload takes a window away for a moment; a closed one does not come back. */
const GRACE_MS = 5_000;

/** Calls `gone` when the last window has been away for a while. Before a first one has come, nothing happens. */
export function onLastWindowGone(gone: () => void, graceMs = GRACE_MS) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  return {
    count(windows: number): void {
      clearTimeout(timer);
      if (windows === 0 && !stopped) timer = setTimeout(gone, graceMs);
    },
    /** The host ends anyhow: windows that go with it keep it no longer. */
    stop(): void {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
