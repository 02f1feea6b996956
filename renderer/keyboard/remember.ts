import type { WindowPlace } from '#shared/contract/memory';
import type { App } from '../store/app';
import type { Top } from '../store/memory';

const reportPane = (): HTMLElement | null => document.querySelector<HTMLElement>('article.report');

/** What is at the top of the report: the section there, and how far of it is out of sight. */
export function topNow(): Top {
  const pane = reportPane();
  if (!pane) return { at: null, up: 0 };
  const { top } = pane.getBoundingClientRect();
  const sections = pane.querySelectorAll<HTMLElement>('.section');
  const first = firstBelow(sections, top);
  if (!first || pane.scrollTop === 0) return { at: null, up: Math.round(pane.scrollTop) };
  return { at: Number(first.dataset.start), up: Math.round(top - first.getBoundingClientRect().top) };
}

/** The first section that ends below a line, found by halving: there are many in a long report. */
function firstBelow(sections: NodeListOf<HTMLElement>, line: number): HTMLElement | null {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.getBoundingClientRect().bottom ?? 0) > line) high = middle;
    else low = middle + 1;
  }
  return sections[low] ?? null;
}

/** Puts the report where it was: at once, and again when its letters are there and what is above it is drawn. */
export function putBack({ at, up }: Top): void {
  const put = (): void => {
    const pane = reportPane();
    const section = at === null ? null : pane?.querySelector<HTMLElement>(`.section[data-start="${at}"]`);
    if (!pane || (at !== null && !section)) return;
    const down = section ? section.getBoundingClientRect().top - pane.getBoundingClientRect().top : 0;
    pane.scrollTo({ top: section ? pane.scrollTop + down + up : up });
  };
  put();
  void document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(put)));
}

/** Remembers where the window stands whenever it has come to rest, and when it goes. Returns what ends that. */
export function rememberWindow(app: App): () => void {
  const remember = (): void => {
    app.remember(topNow());
    rememberPlace(app);
  };
  const stop = app.whenStill((changed) => {
    const unsubscribe = app.store.subscribe(changed);
    const events = [
      ['scroll', document],
      ['resize', window],
    ] as const;
    for (const [name, on] of events) on.addEventListener(name, changed, { capture: true, passive: true });
    return () => {
      unsubscribe();
      for (const [name, on] of events) on.removeEventListener(name, changed, { capture: true });
    };
  }, remember);
  window.addEventListener('pagehide', remember);
  return () => {
    stop();
    window.removeEventListener('pagehide', remember);
  };
}

let told = '';

/** Where on the screen the window is: hosts that open it themselves open it there again. */
function rememberPlace({ transport }: App): void {
  const place: WindowPlace = {
    x: Math.round(window.screenX),
    y: Math.round(window.screenY),
    width: Math.round(window.outerWidth),
    height: Math.round(window.outerHeight),
    screen: { width: window.screen.availWidth, height: window.screen.availHeight },
  };
  const now = JSON.stringify(place);
  if (now === told || place.width <= 0 || place.height <= 0) return;
  told = now;
  const notTold = (): void => {
    if (told === now) told = '';
  };
  transport.send('window.place', place).then(({ kept }) => kept || notTold(), notTold);
}
