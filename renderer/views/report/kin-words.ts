import type { KinView } from '#shared/contract/views';
import { locale } from '../../texts/say';

/** How two texts are alike, as a message about another report. */
export const RELATION_TEXTS = {
  'same text': 'report.kinSame',
  'nearly the same': 'report.kinNearly',
  'shares passages': 'report.kinShares',
} as const satisfies Record<KinView['relation'], string>;

const whole = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });

/** At least one percent where there is anything at all. */
export const percent = (share: number): string => whole.format(Math.max(0.01, share));
