import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readMail } from '#workbench/importing/formats/mail/read';
import type { Reading } from '#workbench/importing/reading';

const read = (mail: string | Buffer, path = 'a.eml'): Promise<Reading> =>
  readMail(typeof mail === 'string' ? Buffer.from(mail.replaceAll('\n', '\r\n')) : mail, path);

/** A multipart of parts given with their headers. */
const multipart = (type: string, ...parts: string[]): string =>
  `Content-Type: multipart/${type}; boundary="b-${type}"\n\n${parts
    .map((part) => `--b-${type}\n${part}\n`)
    .join('')}--b-${type}--\n`;
const FROM = 'From: Ann Example <ann@example.org>\nSubject: Talks\nDate: Fri, 4 Oct 2019 23:30:00 -0500\n';
const PLAIN = 'Content-Type: text/plain\n\nThey met.';
const HTML = 'Content-Type: text/html\n\n<p>They <b>met</b>.</p>';
const attached = (type: string, more: string, body = 'aGVsbG8='): string =>
  `Content-Type: ${type}\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment${more}\n\n${body}`;
const namesOf = ({ attached }: Reading): string[] => attached.map(({ path }) => path);

describe('a mail without an empty line', () => {
  it('says what stands from the first line on that can be no header', async () => {
    const reading = await read(
      'From: Ann <ann@example.org>\nSubject: Talks\n on the pier\nThey met, and no line parted it.\nAgain.',
    );
    expect(reading.meta.title).toBe('Talks on the pier');
    expect(reading.text).toBe('They met, and no line parted it.\nAgain.');
  });

  it('says nothing where all its lines are headers', async () => {
    expect((await read('From: Ann <ann@example.org>\nSubject: Talks\n')).text).toBe('');
  });
});

describe('the headers of a mail', () => {
  it('are its title, byline, day and language, each with where it stands', async () => {
    const reading = await read(`${FROM}Content-Language: en-GB, de\n\nThey met.\n`);
    expect(reading).toMatchObject({
      format: 'mail',
      text: 'They met.',
      language: 'en-GB',
      meta: { title: 'Talks', byline: 'Ann Example', date: '2019-10-04', outlet: null, url: null },
      provenance: {
        title: { from: 'the Subject header', sure: 'stated' },
        byline: { from: 'the From header', sure: 'stated' },
        date: { from: 'the Date header', sure: 'stated' },
        language: { from: 'the Content-Language header', sure: 'stated' },
        text: { from: 'the text/plain part' },
      },
    });
  });

  it.each([
    ['Ann <ann@example.org>', 'Ann'],
    ['ann@example.org', 'ann@example.org'],
    ['"Example, Ann" <ann@example.org>, Bob <bob@example.org>', 'Example, Ann, Bob'],
    ['ann@example.org bob@example.org', 'ann@example.org, bob@example.org'],
    ['ann@example.org (Ann Example)', 'Ann Example'],
    ['=?windows-1251?B?zOjt6PHy8A==?= <m@example.org>', 'Министр'],
    ['=?utf-8?Q?Example=2C_Ann?= <ann@example.org>', 'Example, Ann'],
    ['Desk: ann@example.org;', 'Desk'],
  ])('From: %s', async (from, byline) => {
    expect((await read(`From: ${from}\n\nText`)).meta.byline).toBe(byline);
  });

  it.each([
    ['Fri, 4 Oct 2019 00:10:00 +1300', '2019-10-04'],
    ['4 Oct 19 10:00 GMT', '2019-10-04'],
    ['Fri Oct  4 10:00:00 2019', '2019-10-04'],
    ['2019-10-04T23:59:59-11:00', '2019-10-04'],
    ['Fri, 31 Feb 2019 10:00:00 +0000', null],
    ['yesterday', null],
  ])('Date: %s', async (date, day) => {
    const { meta, remarks } = await read(`From: a@example.org\nDate: ${date}\n\nText`);
    expect(meta.date).toBe(day);
    expect(remarks.length).toBe(day === null ? 1 : 0);
  });

  it('take the day from the first server where there is no Date', async () => {
    const received = 'Received: by b; 5 Oct 2019 01:00:00 +0000\nReceived: by a; 4 Oct 2019 23:00:00 +0000\n';
    const { meta, provenance } = await read(`${received}From: a@example.org\n\nText`);
    expect([meta.date, provenance.date?.sure]).toEqual(['2019-10-04', 'likely']);
  });

  it.each([
    ['windows-1252 with a dash', Buffer.from('=?windows-1252?Q?Talks_=96_again=85?='), 'Talks – again…'],
    ['a character split between words', Buffer.from('=?utf-8?B?44G+44E=?=\r\n =?UTF-8?B?vw==?='), 'まみ'],
    ['ISO-2022-JP', Buffer.from('=?ISO-2022-JP?B?GyRCJDMkcxsoQg==?='), 'こん'],
    [
      'bare koi8-r',
      iconv.encode('Переговоры в столице продолжаются', 'koi8-r'),
      'Переговоры в столице продолжаются',
    ],
    ['right-to-left marks', Buffer.from('abc\u202efdp.exe\u2066'), 'abcfdp.exe'],
  ])('Subject in %s', async (_, subject, title) => {
    const mail = Buffer.concat([
      Buffer.from('Subject: '),
      subject,
      Buffer.from('\r\nFrom: a@b.example\r\n\r\nText'),
    ]);
    expect((await read(mail)).meta.title).toBe(title);
  });
});

describe('the text of a mail', () => {
  const inCharset = (charset: string, bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`${FROM}Content-Type: text/plain; charset=${charset}\n\n`), bytes]);
  const RUSSIAN = 'Встреча состоялась в четверг, сообщил представитель посольства.';

  it.each(['koi8-r', 'windows-1251', 'ibm866', 'iso-8859-5'])('is decoded from %s', async (charset) => {
    const { text, encoding } = await read(inCharset(charset, iconv.encode(RUSSIAN, charset)));
    expect([text, encoding]).toEqual([RUSSIAN, charset]);
  });

  it.each(['us-ascii', 'unknown-8bit', 'utf-8', 'windows-1252'])(
    'is decoded from what it is in, when that is not the %s it says',
    async (charset) => {
      const { text } = await read(inCharset(charset, iconv.encode(RUSSIAN, 'windows-1251')));
      expect(text).toBe(RUSSIAN);
    },
  );

  it('is decoded from UTF-7, quoted-printable, and windows-1252 with its dashes', async () => {
    expect((await read(inCharset('utf-7', Buffer.from('Caf+AOk-')))).text).toBe('Café');
    const quoted = `${FROM}Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nOne =96 t=\nwo=2E`;
    expect((await read(quoted)).text).toBe('One – two.');
  });

  it('is unwrapped where it is format=flowed, quotations by themselves', async () => {
    const flowed = `${FROM}Content-Type: text/plain; format=flowed\n\nThey met \non Thursday.\n>> quoted \n>> words\n> other \nAnswer\n  stuffed\n-- \nAnn`;
    expect((await read(flowed)).text).toBe(
      'They met on Thursday.\n>> quoted words\n> other \nAnswer\n stuffed\n-- \nAnn',
    );
  });

  it('is the plain alternative, and what stands beside it in other parts', async () => {
    const { text } = await read(
      FROM + multipart('mixed', multipart('alternative', PLAIN, HTML), 'Content-Type: text/plain\n\nFooter.'),
    );
    expect(text).toBe('They met.\n\nFooter.');
  });

  it('is the HTML when nothing else says much, remarking it', async () => {
    const long = `<p>${'The talks went on for more than an hour. '.repeat(20)}</p>`;
    const stub = 'Content-Type: text/plain\n\nPlease use an HTML reader.';
    const reading = await read(FROM + multipart('alternative', stub, `Content-Type: text/html\n\n${long}`));
    expect(reading.text).toMatch(/^The talks went on .* an hour\.$/);
    expect(reading.remarks).toEqual([expect.stringContaining('HTML part')]);
    expect(reading.provenance.text?.from).toBe('the text/html part');
  });

  it('of HTML is what it shows', async () => {
    const html = `<html><head><title>No</title><style>p{}</style></head><body><div style="max-height: 0; display: none">Hidden</div>
<div>Dear   <b>Ann</b>,</div><div><br></div><p>They met<br>on Thursday&nbsp;&amp; Friday.</p>
<table><tr><td>One</td><td>two</td></tr><tr><td>three</td></tr></table><script>no()</script><img src="http://example.org/track.gif" alt=""></body></html>`;
    const { text } = await read(`${FROM}Content-Type: text/html\n\n${html}`);
    expect(text).toBe('Dear Ann,\n\nThey met\non Thursday\u00a0& Friday.\n\nOne\ttwo\nthree');
  });

  it('is there when the mail has none, as a remark', async () => {
    expect(await read(`${FROM}\n`)).toMatchObject({
      text: '',
      remarks: ['The mail has no text of its own.'],
    });
  });

  it('holds no control characters', async () => {
    expect((await read(`${FROM}\nThey\u0000 \u0007met\u001b on\tThursday.\u0085`)).text).toBe(
      'They met on\tThursday.',
    );
  });
});

describe('what is attached', () => {
  it('is files of their own, mails included', async () => {
    const inner = 'Content-Type: message/rfc822\n\nFrom: Bob <bob@example.org>\n\nInner text.';
    const reading = await read(
      FROM + multipart('mixed', PLAIN, attached('application/pdf', '; filename="r.pdf"'), inner),
      'box/a.eml',
    );
    expect(reading.text).toBe('They met.');
    expect(namesOf(reading)).toEqual(['box/a.eml/r.pdf', 'box/a.eml/attachment-2.eml']);
    expect(Buffer.from(reading.attached[0]?.bytes ?? []).toString()).toBe('hello');
    const second = await read(Buffer.from(reading.attached[1]?.bytes ?? []));
    expect([second.meta.byline, second.text]).toEqual(['Bob', 'Inner text.']);
  });

  it('has names that are safe in a path, each its own', async () => {
    const given = [
      '../../etc/passwd',
      'C:\\temp\\r.pdf',
      'r.pdf',
      'R.PDF',
      'a\u202efdp.exe',
      '..',
      '',
      `${'x'.repeat(300)}.pdf`,
    ];
    const parts = given.map((name) =>
      attached('application/pdf', `; filename="${name.replaceAll('\\', '\\\\')}"`),
    );
    expect(namesOf(await read(FROM + multipart('mixed', PLAIN, ...parts)))).toEqual([
      'a.eml/passwd',
      'a.eml/r.pdf',
      'a.eml/r (2).pdf',
      'a.eml/R (3).PDF',
      'a.eml/afdp.exe',
      'a.eml/attachment-6.pdf',
      'a.eml/attachment-7.pdf',
      `a.eml/${'x'.repeat(116)}.pdf`,
    ]);
  });

  it('has names spelled as words and as continued parameters', async () => {
    const word = attached('application/pdf', '; filename="=?koi8-r?B?z9Teo9Qu?=pdf"');
    const continued = attached('application/pdf', ";\n filename*0*=utf-8''caf%C3;\n filename*1*=%A9.pdf");
    expect(namesOf(await read(FROM + multipart('mixed', word, continued)))).toEqual([
      'a.eml/отчёт.pdf',
      'a.eml/café.pdf',
    ]);
  });

  it('leaves out signatures, invitations and pictures within the text', async () => {
    const image =
      'Content-Type: image/png; name="logo.png"\nContent-ID: <l>\nContent-Transfer-Encoding: base64\n\naGVsbG8=';
    const bare = 'Content-Type: image/png\nContent-Transfer-Encoding: base64\n\naGVsbG8=';
    const reading = await read(
      FROM +
        multipart(
          'mixed',
          multipart('related', HTML, image),
          bare,
          attached('application/pkcs7-signature', '; filename="smime.p7s"'),
          attached('text/calendar', ''),
        ),
    );
    expect(namesOf(reading)).toEqual([]);
    expect(reading.remarks).toEqual(['2 pictures within the text left out.']);
  });

  it('is also what uuencode wrote into the text', async () => {
    const { text, attached: files } = await read(
      `${FROM}\nSee this:\n\nbegin 644 note.txt\n%:&5L;&\\\n\`\nend\n`,
    );
    expect(text).toBe('See this:');
    expect(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
      ['a.eml/note.txt', 'hello'],
    ]);
  });

  it('says when a mail is sealed', async () => {
    const { text, remarks } = await read(
      `${FROM}${attached('application/pkcs7-mime', '; filename="smime.p7m"')}`,
    );
    expect(text).toBe('');
    expect(remarks).toContainEqual(expect.stringContaining('encrypted'));
  });
});

describe('broken mails', () => {
  it.each([
    ['missing', 'Content-Type: multipart/mixed'],
    ['another', 'Content-Type: multipart/mixed; boundary="other"'],
  ])('are read by the boundary they have, when the one named is %s', async (_, type) => {
    const reading = await read(
      `${FROM}${type}\n\n--real\n${PLAIN}\n--real\n${attached('application/pdf', '; filename="r.pdf"')}\n--real--\n`,
    );
    expect([reading.text, ...namesOf(reading)]).toEqual(['They met.', 'a.eml/r.pdf']);
  });

  it('are read when they have no boundary at all, end too early, or are a multipart without parts', async () => {
    expect((await read(`${FROM}Content-Type: multipart/mixed; boundary=x\n\nThey met.`)).text).toBe(
      'They met.',
    );
    expect((await read(`${FROM}Content-Type: multipart/mixed; boundary=x\n\n--x\n${PLAIN}`)).text).toBe(
      'They met.',
    );
    expect((await read(`${FROM}Content-Type: multipart/mixed; boundary=x\n`)).text).toBe('');
  });

  it('are read whatever ends their lines and stands before them', async () => {
    for (const mail of [
      `From ann Fri Oct  4 2019\n${FROM}\nThey met.`,
      `\n\n\ufeff${FROM}\nThey met.`.replace('\n\n', ''),
    ])
      expect(await read(Buffer.from(mail))).toMatchObject({ text: 'They met.', meta: { title: 'Talks' } });
    expect(await read(Buffer.from(`${FROM}\nThey\nmet.`.replaceAll('\n', '\r')))).toMatchObject({
      text: 'They\nmet.',
      meta: { title: 'Talks' },
    });
  });

  it('go on past a header line of nothing but a space', async () => {
    expect(await read(`Subject: Talks\n \n${FROM}\nThey met.`)).toMatchObject({
      text: 'They met.',
      meta: { byline: 'Ann Example' },
    });
    expect((await read(`${FROM} \nThey met.`)).text).toBe('They met.');
  });

  it('are refused without any header of a mail', async () => {
    for (const text of ['Just some words.\n\nAnd more.', 'Note: a word with a colon\n\nText', '\u0089PNG'])
      await expect(read(text)).rejects.toMatchObject({ tag: 'unreadable', where: 'a.eml' });
  });

  it('are refused, named, when nested ten thousand levels', async () => {
    const levels = Array.from(
      { length: 10_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`,
    );
    await expect(read(FROM + levels.join(''))).rejects.toMatchObject({
      tag: 'unreadable',
      what: expect.stringContaining('nesting'),
    });
  });

  it('are refused, named, when they have parts without number', async () => {
    const parts = `${FROM}Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(10_001)}`;
    await expect(read(parts)).rejects.toMatchObject({
      tag: 'unreadable',
      what: expect.stringContaining('10001'),
    });
  });

  it('are read whatever is in them ten thousand times over', async () => {
    const over = (what: string): string => what.repeat(10_000);
    for (const body of [` \n`, `begin 644 a\n${'M'.repeat(61)}\n`, '>', '=?a?q?b?= ', '<param>', 'x \n']) {
      const types = ['text/plain; format=flowed', 'text/enriched', 'text/html'];
      for (const type of types)
        expect(await read(Buffer.from(`${FROM}Content-Type: ${type}\n\n${over(body)}`))).toBeDefined();
    }
    const { meta } = await read(
      Buffer.from(`From: ${over('a@b ')}\nSubject: ${over('=?a?q?b?= ')}\nDate: ${over('1 jan')}\n\nText`),
    );
    expect(meta.date).toBeNull();
  });

  it('are read when it is their HTML, or the mails in them, that are nested so', async () => {
    const html = `${'<div>'.repeat(10_000)}They met.`;
    expect((await read(`${FROM}Content-Type: text/html\n\n${html}`)).text).toBe('They met.');
    const mails = 'Content-Type: message/rfc822\n\nFrom: a@example.org\n'.repeat(10_000);
    const { attached: files } = await read(`${FROM}${mails}\nThey met.`);
    expect(files).toHaveLength(1);
  });
});
