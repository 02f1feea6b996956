import { counted, type DayWords, PLAIN_TENSE, set } from './words';

export const GERMAN: DayWords = {
  language: 'de',
  hasCapitals: true,
  near: {
    heute: 0,
    'heute morgen': 0,
    gestern: -1,
    'gestern morgen': -1,
    vorgestern: -2,
    'vorgestern morgen': -2,
    morgen: 1,
    übermorgen: 2,
  },
  loose: set('heute'),
  notNear: {
    // Behind `der` or `am` the morning has a capital.
    morgen: set('von guten montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag'),
  },
  ago: { before: 'vor', after: '', days: set('tag tagen'), weeks: set('woche wochen') },
  numbers: counted('einem/einer/ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'),
  last: set('letzten letzter letzte vergangenen vergangener vergangene vorigen'),
  next: set('nächsten nächster nächste'),
  current: set('kommenden kommender kommende diesen dieser'),
  ofWeek: {
    'letzter woche': -1,
    'vergangener woche': -1,
    'der vergangenen woche': -1,
    'der letzten woche': -1,
    'dieser woche': 0,
    'nächster woche': 1,
    'kommender woche': 1,
    'der kommenden woche': 1,
  },
  ofYear: {
    'vergangenen jahres': -1,
    'des vergangenen jahres': -1,
    'letzten jahres': -1,
    'dieses jahres': 0,
    'nächsten jahres': 1,
  },
  notAfter: set('jeden jeder einem ein eines folgenden selben jenem heiliger schwarzer aschermittwoch'),
  notBefore: set('oder'),
  tense: {
    ...PLAIN_TENSE,
    past: set(
      `sagte sagten erklärte erklärten teilte teilten war waren hatte hatten wurde wurden hat haben ist gab gaben kam kamen
      ging gingen traf trafen fand fanden starb starben begann begannen nannte forderte kündigte bestätigte berichtete
      berichteten hieß ließ stellte lehnte wies machte machten stand standen nahm nahmen sprach sprachen zog schrieb tötete
      töteten`,
    ),
    coming: set(
      `wird werden werde würde würden soll sollen solle will wollen wolle plant planen plane geplant erwartet möchte möchten
      bevorstehenden kann können muss müssen beginnt findet`,
    ),
    breaks: set('der die das nachdem als weil aber während wo dass'),
    since: set('seit nach'),
    until: set('bis ab'),
    on: set('am den vom zum dem'),
  },
};

export const DUTCH: DayWords = {
  language: 'nl',
  hasCapitals: false,
  near: {
    vandaag: 0,
    vanavond: 0,
    vanochtend: 0,
    'deze morgen': 0,
    gisteren: -1,
    'gisteren morgen': -1,
    eergisteren: -2,
    'eergisteren morgen': -2,
    morgen: 1,
    overmorgen: 2,
  },
  loose: set('vandaag'),
  notNear: {
    morgen: set(
      `de die een elke iedere hele halve vroege late volgende vorige zelfde goede van maandag dinsdag woensdag donderdag
      vrijdag zaterdag zondag`,
    ),
  },
  ago: { before: '', after: 'geleden', days: set('dag dagen'), weeks: set('week weken') },
  numbers: counted('een/één twee drie vier vijf zes zeven acht negen tien'),
  last: set('vorige afgelopen'),
  next: set('volgende'),
  current: set('komende deze aanstaande'),
  ofWeek: { 'vorige week': -1, 'deze week': 0, 'volgende week': 1 },
  ofYear: { 'vorig jaar': -1, 'dit jaar': 0, 'volgend jaar': 1 },
  notAfter: set('elke iedere een goede'),
  notBefore: set('of'),
  tense: {
    ...PLAIN_TENSE,
    past: set(
      `zei zeiden was waren had hadden heeft hebben is werd werden kwam kwamen ging gingen vond vonden meldde meldden
      overleed bevestigde verklaarde maakte`,
    ),
    coming: set('zal zullen zou zouden gaat gaan wil willen verwacht gepland moet moeten wordt worden kan'),
    breaks: set('die dat nadat toen omdat maar terwijl waar'),
    since: set('sinds na'),
    until: set('tot vanaf'),
    on: set('op de'),
  },
};
