import { counted, type DayWords, set } from './words';

export const ENGLISH: DayWords = {
  language: 'en',
  hasCapitals: true,
  near: {
    today: 0,
    tonight: 0,
    'this morning': 0,
    'this afternoon': 0,
    'this evening': 0,
    yesterday: -1,
    'last night': -1,
    'day before yesterday': -2,
    tomorrow: 1,
    'day after tomorrow': 2,
  },
  loose: set('today'),
  notNear: { tomorrow: set('of') },
  nearAgain: set('ahead because instead outside'),
  ago: { before: '', after: 'ago', days: set('day days'), weeks: set('week weeks') },
  numbers: counted('a/an/one two three four five six seven eight nine ten eleven twelve'),
  last: set('last past'),
  next: set('next'),
  current: set('this coming'),
  ofWeek: {
    'last week': -1,
    'of last week': -1,
    'this week': 0,
    'of this week': 0,
    'next week': 1,
    'of next week': 1,
  },
  ofYear: {
    'last year': -1,
    'of last year': -1,
    'this year': 0,
    'of this year': 0,
    'next year': 1,
    'of next year': 1,
  },
  notAfter: set(
    `every each any some most many per previous preceding following that same another one first second final good black
    super ash palm easter holy cyber bloody fat shrove maundy giving whit blue red ago`,
  ),
  notBefore: set(
    'prayers prayer times telegraph mirror herald post tribune express mail independent business school or',
  ),
  tense: {
    past: set(
      `said told met made came went took gave got saw left held began became found kept led lost ran sent shot spoke
      stood struck thought won wrote rose fell fled flew drove broke brought built bought caught chose felt fought grew
      heard knew laid paid sold sought spent stole swore taught threw understood woke wore withdrew overthrew sank shook
      swept hung did put cut hit quit let shut spread drew rode sat split dealt died tied lied denied replied cried
      forbade forgave hid overcame undertook bid beat`,
    ),
    pastEnds: ['ed'],
    notPast: set(
      `need indeed hundred speed feed seed deed greed breed exceed proceed succeed agreed-upon united sacred red bed
      wed shed sled bleed weed heed naked wicked rugged kindred embed so-called limited alleged supposed aged`,
    ),
    coming: set(
      'will shall ll planned scheduled expected slated due intends intend intended poised expects expect',
    ),
    comingEnds: [],
    notComing: set(''),
    withBe: set('due set'),
    will: set('will shall ll to'),
    modal: set('would could may might should must can'),
    refusal: set('not neither n t never'),
    perfect: set('have has'),
    before: set('was were had been'),
    passive: set('be been being'),
    be: set('is are'),
    to: 'to',
    willing: set(
      `agreed planned scheduled expected vowed promised pledged threatened hoped intended wanted ordered asked urged
      invited called decided proposed offered set ready likely poised prepared preparing prepares is are was were going
      plan plans planning hope hopes hoping want wants aim aims vow vows promise promises pledge pledges threatens
      demanded summoned`,
    ),
    breaks: set('who which that after when since because but while where as if although though'),
    since: set('since after following'),
    until: set('until till by before ahead'),
    events: set(
      `meeting meetings talks hearing hearings summit vote votes election elections visit trial conference match game
      session sessions ceremony protest protests rally strike deadline launch release referendum runoff debate`,
    ),
    for: 'for',
    on: set('on of the early late this'),
  },
};
