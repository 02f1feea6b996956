import { describe, expect, it } from 'vitest';
import { directionOfLanguage, languageInWords, languageOfText } from '#shared/text/language/language';

const TEXTS: readonly (readonly [string, string])[] = [
  [
    'en',
    'The minister said on Thursday that the two sides would meet in Geneva, and that he was not to be there.',
  ],
  [
    'de',
    'Der Minister sagte am Donnerstag, dass sich die beiden Seiten in Genf treffen und er nicht dabei ist.',
  ],
  [
    'fr',
    'Le ministre a dit jeudi que les deux parties vont se rencontrer à Genève et que ce ne sera pas la dernière fois.',
  ],
  [
    'es',
    'El ministro dijo el jueves que las dos partes se reunirán en Ginebra, pero que no será por mucho tiempo.',
  ],
  [
    'it',
    'Il ministro ha detto giovedì che le due parti si incontreranno a Ginevra e che non sarà per la prima volta.',
  ],
  [
    'pt',
    'O ministro disse na quinta-feira que as duas partes vão reunir-se em Genebra, mas que não será por muito tempo.',
  ],
  [
    'nl',
    'De minister zei donderdag dat de twee partijen elkaar in Genève zullen zien en dat hij er niet bij is.',
  ],
  [
    'sv',
    'Ministern sade på torsdagen att de två parterna ska träffas i Genève och att han inte kommer att vara med.',
  ],
  [
    'pl',
    'Minister powiedział w czwartek, że obie strony spotkają się w Genewie i że nie będzie to po raz ostatni, ale nie od razu.',
  ],
  [
    'tr',
    'Bakan perşembe günü iki tarafın Cenevre’de bir araya geleceğini ve bunun son olmadığını, çok daha fazla görüşme için hazır olduğunu söyledi.',
  ],
  [
    'ru',
    'Министр сказал в четверг, что обе стороны встретятся в Женеве и что это не последний раз, но он там не будет.',
  ],
  ['uk', 'Міністр сказав у четвер, що обидві сторони зустрінуться в Женеві і що це не останній раз.'],
  ['ar', 'قال الوزير يوم الخميس إن الطرفين سيجتمعان في جنيف وإن هذه ليست المرة الأخيرة.'],
  ['fa', 'وزیر روز پنجشنبه گفت که دو طرف در ژنو دیدار خواهند کرد و این آخرین بار نیست.'],
  ['he', 'השר אמר ביום חמישי כי שני הצדדים ייפגשו בז׳נבה.'],
  ['zh', '部长周四表示，双方将在日内瓦会晤，这不是最后一次。'],
  ['ja', '大臣は木曜日、双方がジュネーブで会談すると述べた。'],
  ['ko', '장관은 목요일 양측이 제네바에서 만날 것이라고 말했다.'],
  ['el', 'Ο υπουργός είπε την Πέμπτη ότι οι δύο πλευρές θα συναντηθούν στη Γενεύη.'],
];

describe('the language of a text', () => {
  it.each(TEXTS)('is %s', (language, text) => {
    expect(languageOfText(text)).toBe(language);
  });

  it('is not told by too little, by names alone, or by numbers', () => {
    for (const text of ['', 'Boats came.', 'Khalilzad Baradar Geneva Islamabad Reuters', '12 34 56 78', '…'])
      expect(languageOfText(text)).toBeNull();
  });

  it('is not told of a text that may be in either of two: Danish, Norwegian', () => {
    expect(languageOfText('Han har en bil, og det er for at være med i den.')).toBeNull();
  });

  it('is that of the beginning of a long one', () => {
    const [, english = ''] = TEXTS[0] ?? [];
    const [, russian = ''] = TEXTS[10] ?? [];
    expect(languageOfText(`${english.repeat(100)}${russian.repeat(1000)}`)).toBe('en');
  });
});

it('a language is written in its direction', () => {
  expect(['ar', 'he-IL', 'fa', 'ur-PK', 'az-Arab'].map(directionOfLanguage)).toEqual(Array(5).fill('rtl'));
  expect(['en', 'de-AT', 'ru', 'zh-Hant', 'ar-Latn'].map(directionOfLanguage)).toEqual(Array(5).fill('ltr'));
  expect(directionOfLanguage(null)).toBeNull();
});

it('a language has a name, what is none has not', () => {
  expect(languageInWords('de')).toBe('German');
  expect(languageInWords('not a tag')).toBeNull();
});
