import type { Identity, VoiceLink } from '#shared/domain/records';
import type { Footing } from '#shared/domain/stances';

export interface SampleParty {
  readonly name: string;
  readonly role: string | null;
  readonly identity: Identity;
  readonly aka: readonly string[];
  /** The reports print what anonymous parties say, not who they are; everybody else they quote openly. */
  readonly footing: Footing;
}

const NAMED: Identity = { kind: 'named' };
const UNNAMED: Identity = { kind: 'unnamed' };
const anonymous = (reason: string | null = null): Identity => ({ kind: 'anonymous', reason });
const party = (
  name: string,
  identity: Identity,
  role: string | null = null,
  more: Partial<Pick<SampleParty, 'aka' | 'footing'>> = {},
): SampleParty => ({
  name,
  role,
  identity,
  aka: [],
  footing: identity.kind === 'anonymous' ? 'not-for-attribution' : 'on-record',
  ...more,
});

/** Everybody who answered for a claim of the sample, as the reports describe them. */
export const PARTIES = {
  twoSources: party('Two sources', anonymous()),
  seniorOfficial: party('Senior Pakistan official', anonymous('not authorised to speak publicly')),
  secondSource: party('Second source', anonymous()),
  embassy: party('US embassy in Islamabad', NAMED, 'institution'),
  stateDepartment: party('State Department', NAMED, 'institution, Washington'),
  representative: party('State Department representative', UNNAMED),
  mujahid: party('Zabihullah Mujahid', NAMED, 'Taliban spokesman'),
  talibanLeader: party('Taliban leader in Afghanistan', anonymous()),
  foreignOffice: party('Pakistan foreign office spokesman', UNNAMED),
  afghanSource: party('Senior Afghan government source', anonymous()),
  unattributed: party('No one named', UNNAMED, 'whoever told Afghan officials', {
    footing: 'not-for-attribution',
  }),
  unitedStates: party('United States', NAMED, 'party to the talks', { aka: ['US'] }),
  taliban: party('Taliban', NAMED, 'party to the talks'),
  trump: party('Donald Trump', NAMED),
  tribuneOfficial: party('Pakistani official', anonymous(), 'with knowledge of the meeting'),
  qureshi: party('Shah Mahmood Qureshi', NAMED, 'foreign minister of Pakistan'),
} as const satisfies Record<string, SampleParty>;

export type PartyKey = keyof typeof PARTIES;

export interface SampleLink {
  readonly parties: readonly PartyKey[];
  readonly relation: VoiceLink['relation'];
  readonly note: string;
}

export const LINKS: readonly SampleLink[] = [
  {
    parties: ['twoSources', 'seniorOfficial', 'secondSource'],
    relation: 'group',
    note: 'the two sources of the opening are seemingly the two quoted after it',
  },
  {
    parties: ['seniorOfficial', 'tribuneOfficial'],
    relation: 'maybe-same',
    note: 'neither report says enough to tell them apart',
  },
];
