import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '#workbench/importing/formats/encoding';
import { encodingNamed } from '#workbench/importing/formats/encoding-names';

const RUSSIAN =
  'Министр заявил в четверг, что переговоры в столице продолжались более часа. Представитель посольства отказался ' +
  'от комментариев, а двое собеседников подтвердили, что встреча состоялась.';
const BULGARIAN =
  'Министърът заяви в четвъртък, че преговорите в столицата са продължили повече от час. Говорителят на посолството ' +
  'отказа коментар, но двама участници потвърдиха срещата.';
const HUNGARIAN =
  'A miniszter csütörtökön közölte, hogy a fővárosi tárgyalások több mint egy órán át tartottak. A követség szóvivője ' +
  'nem kívánt nyilatkozni, két résztvevő azonban megerősítette a találkozót.';
const POLISH =
  'Minister oświadczył w czwartek, że rozmowy w stolicy trwały ponad godzinę. Rzecznik ambasady odmówił komentarza, ' +
  'ale dwie osoby potwierdziły, że do spotkania doszło.';
const FRENCH =
  'Le ministre a déclaré jeudi que les négociations dans la capitale avaient duré plus d’une heure. L’ambassade n’a ' +
  'pas souhaité répondre, mais deux témoins ont confirmé la réunion, à 2 000 € près.';
const GERMAN =
  'Der Minister erklärte am Donnerstag, die Gespräche in der Hauptstadt hätten länger als eine Stunde gedauert. Die ' +
  'Botschaft wollte sich nicht äußern, zwei Teilnehmer bestätigten das Treffen.';
const TURKISH =
  'Bakan perşembe günü başkentteki görüşmelerin bir saatten uzun sürdüğünü açıkladı. Büyükelçilik yorum yapmadı, iki ' +
  'katılımcı ise toplantının gerçekleştiğini doğruladı.';
const GREEK =
  'Ο υπουργός δήλωσε την Πέμπτη ότι οι συνομιλίες στην πρωτεύουσα διήρκεσαν πάνω από μία ώρα. Άλλοι δύο ' +
  'συμμετέχοντες επιβεβαίωσαν τη συνάντηση.';
const HEBREW =
  'השר הודיע ביום חמישי כי השיחות בבירה נמשכו יותר משעה. דובר השגרירות סירב להגיב, אך שני משתתפים אישרו את הפגישה.';
const ARABIC =
  'أعلن الوزير يوم الخميس أن المحادثات في العاصمة استمرت أكثر من ساعة. ورفضت السفارة التعليق لكن شخصين أكدا اللقاء.';
const THAI = 'รัฐมนตรีกล่าวเมื่อวันพฤหัสบดีว่าการเจรจาในเมืองหลวงใช้เวลานานกว่าหนึ่งชั่วโมง สถานทูตปฏิเสธที่จะให้ความเห็น';
const JAPANESE =
  '大臣は木曜日、首都での協議は一時間以上続いたと述べた。大使館はコメントを控えたが、出席者二人が会談を確認した。';
const SIMPLIFIED =
  '部长星期四表示，在首都举行的会谈持续了一个多小时。大使馆拒绝发表评论，但两名与会者证实了会面。';
const TRADITIONAL =
  '部長星期四表示，在首都舉行的會談持續了一個多小時。大使館拒絕發表評論，但兩名與會者證實了會面。';
const KOREAN =
  '장관은 목요일 수도에서 열린 회담이 한 시간 넘게 계속됐다고 밝혔다. 대사관은 논평을 거부했지만 참석자 두 명은 만남을 확인했다.';
const LITHUANIAN =
  'Ministras ketvirtadienį pareiškė, kad derybos sostinėje truko ilgiau nei valandą. Ambasada atsisakė komentuoti, ' +
  'tačiau du dalyviai patvirtino, kad susitikimas įvyko.';

const WRITTEN: readonly (readonly [string, string])[] = [
  ...['windows-1251', 'koi8-r', 'iso-8859-5', 'cp855', 'cp866', 'maccyrillic'].map(
    (name) => [name, RUSSIAN] as const,
  ),
  ...['windows-1251', 'iso-8859-5'].map((name) => [name, BULGARIAN] as const),
  ...['windows-1250', 'iso-8859-2'].flatMap((name) => [[name, HUNGARIAN] as const, [name, POLISH] as const]),
  ['windows-1252', FRENCH],
  ['iso-8859-15', FRENCH.replaceAll('’', "'")],
  ['macroman', FRENCH.replaceAll(' €', ' EUR')],
  ['iso-8859-1', GERMAN],
  ['windows-1254', TURKISH],
  ['iso-8859-9', TURKISH],
  ['windows-1253', GREEK],
  ['iso-8859-7', GREEK],
  ['windows-1255', HEBREW],
  ['iso-8859-8', HEBREW],
  ['windows-1256', ARABIC],
  ['iso-8859-6', ARABIC],
  ['windows-1257', LITHUANIAN],
  ['windows-874', THAI],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['gb2312', SIMPLIFIED],
  ['gb18030', SIMPLIFIED],
  ['big5', TRADITIONAL],
  ['euc-kr', KOREAN],
];

describe('text in an encoding nobody names', () => {
  it.each(WRITTEN)('%s: %.24s', (name, text) => {
    const bytes = iconv.encode(text, name);
    expect(iconv.decode(bytes, name)).toBe(text);
    expect(decode(bytes).text).toBe(text);
  });

  it.each(WRITTEN)('%s in its first sentence alone: %.24s', (name, text) => {
    const [first = ''] = /^.{20,}?[.。]|^.{40}/.exec(text) ?? [];
    expect(decode(iconv.encode(first, name)).text).toBe(first);
  });

  it.each(WRITTEN)('%s between markup in English: %.24s', (name, text) => {
    const page = `<html><body class="article-body"><p align="justify">${text}</p><a href="http://example.org/?a=b">More</a></body></html>`;
    expect(decode(iconv.encode(page, name)).text).toBe(page);
  });

  it.each(['utf16-le', 'utf16-be', 'utf32-le', 'utf32-be'])('%s without a mark', (name) => {
    for (const text of [FRENCH, `${RUSSIAN}\n`, `${JAPANESE}\n`]) {
      expect(decode(iconv.encode(text, name, { addBOM: false })).text).toBe(text);
    }
  });

  it.each(['utf8', 'utf16-le', 'utf16-be', 'utf32-le', 'utf32-be'])(
    '%s with a mark, which is dropped',
    (name) => {
      const { text, sure } = decode(iconv.encode(FRENCH, name, { addBOM: true }));
      expect([text, sure]).toEqual([FRENCH, 'stated']);
    },
  );

  it('says that valid UTF-8 is likely UTF-8', () => {
    expect(decode(Buffer.from(RUSSIAN))).toMatchObject({ text: RUSSIAN, encoding: 'utf-8', sure: 'likely' });
  });

  it('reads the escapes of ISO-2022 and HZ', () => {
    const japanese = Buffer.from('\x1b$B$3$s\x1b(B!', 'latin1');
    expect(decode(japanese)).toMatchObject({ text: 'こん!', encoding: 'iso-2022-jp' });
    const korean = Buffer.concat([
      Buffer.from('\x1b$)C\x0e', 'latin1'),
      low('회담', 'euckr'),
      Buffer.from('\x0f ok\n'),
    ]);
    expect(decode(korean)).toMatchObject({ text: '회담 ok\n', encoding: 'iso-2022-kr' });
    const chinese = Buffer.concat([Buffer.from('a~~b ~{'), low('会谈', 'gb2312'), Buffer.from('~} ok')]);
    expect(decode(chinese)).toMatchObject({ text: 'a~b 会谈 ok', encoding: 'hz-gb-2312' });
  });
});

/** In seven bits. */
const low = (text: string, name: string): Buffer =>
  Buffer.from(iconv.encode(text, name).map((byte) => byte & 0x7f));

describe('UTF-8 with broken bytes', () => {
  const broken = Buffer.concat([Buffer.from(RUSSIAN.repeat(3)), Buffer.from([0xff]), Buffer.from(RUSSIAN)]);

  it('stays UTF-8, shows what is broken, and says where it begins', () => {
    expect(decode(broken)).toMatchObject({
      text: `${RUSSIAN.repeat(3)}\ufffd${RUSSIAN}`,
      encoding: 'utf-8',
      brokenAt: Buffer.byteLength(RUSSIAN.repeat(3)),
      fits: true,
    });
  });

  it('stays UTF-8 when the file was cut off within a character', () => {
    const { text, encoding } = decode(Buffer.from('Déjà vu à Orléans').subarray(0, 5));
    expect([text, encoding]).toEqual(['Déj\ufffd', 'utf-8']);
  });

  it('is not what a text in another encoding is taken for', () => {
    expect(decode(iconv.encode(GERMAN, 'windows-1252'))).toMatchObject({ text: GERMAN, brokenAt: null });
  });
});

describe('an encoding that is named', () => {
  const short = iconv.encode('Ŝafo', 'iso-8859-3');

  it('is believed where the bytes read well so', () => {
    expect(decode(short, 'iso-8859-3')).toMatchObject({
      text: 'Ŝafo',
      encoding: 'iso-8859-3',
      sure: 'stated',
    });
    const declared = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="ISO-8859-3"?><p>'), short]);
    expect(decode(declared)).toMatchObject({ encoding: 'iso-8859-3', sure: 'stated' });
  });

  it('is not believed where they do not', () => {
    const wrong = iconv.encode(
      `<?xml version="1.0" encoding="windows-1252"?><p>${RUSSIAN}</p>`,
      'windows-1251',
    );
    expect(decode(wrong)).toMatchObject({ encoding: 'windows-1251', sure: 'likely' });
  });

  it('is known by every name it goes by', () => {
    const names = [
      'KS_C_5601-1987',
      'x-sjis',
      'latin1',
      'CP1252',
      'unicode-1-1-utf-7',
      'ISO_8859-1:1987',
      'nonsense',
    ];
    expect(names.map(encodingNamed)).toEqual([
      'euc-kr',
      'shift_jis',
      'windows-1252',
      'windows-1252',
      'utf-7',
      'windows-1252',
      null,
    ]);
  });
});

it('says that noise fits no encoding', () => {
  // A linear congruential generator: the same noise every time.
  let seed = 1;
  const noise = Uint8Array.from({ length: 4000 }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return 0x80 | (seed >>> 16);
  });
  expect(decode(noise).fits).toBe(false);
});
