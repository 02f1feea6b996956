import { useLayoutEffect } from 'react';
import { attributesOf, type Contrast, type Look, USUAL_LOOK } from '#shared/contract/look';
import { lookNow } from '../../store/look';
import { usePick } from '../common/app';

const asksForMore = window.matchMedia('(prefers-contrast: more)');

/** The styles know two contrasts; which of them the system asks for is settled here. */
const contrastOf = (contrast: Contrast): 'more' | 'normal' =>
  contrast === 'more' || (contrast === 'system' && asksForMore.matches) ? 'more' : 'normal';

/** Puts the look on the page's root, where the styles read it. */
export function drawLook(look: Look): void {
  const root = document.documentElement;
  const contrast = contrastOf(look.contrast);
  for (const [name, value] of Object.entries(attributesOf({ ...look, contrast }))) {
    if (value === null) delete root.dataset[name];
    else root.dataset[name] = value;
  }
  drawSizes(look.textSize, look.readingSize);
}

/** What the host wrote into the page, before anything is drawn: sizes are no matter of attributes alone. */
export function drawFirstLook(): void {
  const { dataset } = document.documentElement;
  const { textSize, readingSize } = dataset;
  dataset.contrast ??= contrastOf('system');
  drawSizes(Number(textSize ?? USUAL_LOOK.textSize), Number(readingSize ?? USUAL_LOOK.readingSize));
}

function drawSizes(textSize: number, readingSize: number): void {
  const { style } = document.documentElement;
  style.setProperty('--text-size', `${textSize}%`);
  style.setProperty('--reading-scale', String(readingSize / 100));
}

/** The page comes with the look its host knew; from then on it follows the settings. */
export function useLook(): void {
  const look = usePick(lookNow);
  const known = usePick(({ desk, look: own }) => desk !== null || Object.keys(own).length > 0);
  useLayoutEffect(() => {
    if (!known) return undefined;
    const draw = (): void => drawLook(look);
    draw();
    asksForMore.addEventListener('change', draw);
    return () => asksForMore.removeEventListener('change', draw);
  }, [look, known]);
}
