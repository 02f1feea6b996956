import { CLAIMS } from './claims';
import { LINKS, PARTIES } from './parties';
import { REPORTS } from './reports';

/** The sample story: what a newcomer's first screen shows, as data. */
export const SAMPLE = {
  name: 'Was there a meeting in Islamabad?',
  reports: REPORTS,
  parties: PARTIES,
  links: LINKS,
  claims: CLAIMS,
} as const;
