import { describe, expect, it, vi } from 'vitest';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import { readHtml } from '#workbench/importing/formats/html/read';
import { page, read, STORY } from './pages';

describe('a page made to do harm', () => {
  it.each([
    ['div', 10_000],
    ['span', 10_000],
    ['blockquote', 10_000],
    ['b', 10_000],
    ['a href=x', 2_000],
    ['q', 10_000],
    ['ul><li', 5_000],
    ['table><tr><td', 4_000],
  ])('is read though it is nested very deep: <%s>', async (tag, levels) => {
    const { text } = await read(`<body>${`<${tag}>x `.repeat(levels)}<p>${STORY[0]}</p>`);
    expect(text).toContain(STORY[0]);
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(tag.startsWith('a') ? 1 : levels);
  });

  it.each([
    ['<div>'.repeat(100_000), /nested more than 20000 levels deep/],
    ['<i></i>'.repeat(500_000), /more than 400000 elements/],
  ])('is refused where it would take hours', async (html, message) => {
    await expect(read(html)).rejects.toMatchObject({
      tag: 'unreadable',
      where: 'page.html',
      message: expect.stringMatching(message),
    });
  });

  const MANY = 100_000;
  const attributes = (many: number): string => Array.from({ length: many }, (_, at) => `a${at}=1`).join(' ');
  const shown = `<p>${STORY[0]}</p>`;

  // Each of these took a minute or more, and some gigabytes, before what is searched was bounded.
  it.each([
    ['an element has two hundred thousand attributes', `<div ${attributes(200_000)}>${shown}`],
    [
      'two hundred elements within one another have thousands',
      `<div ${attributes(2_000)}>`.repeat(200) + shown,
    ],
    [
      'every body brings another attribute',
      Array.from({ length: MANY }, (_, at) => `<body a${at}=1>`).join('') + shown,
    ],
    ['it has elements by the hundred thousand', '<span>word</span> '.repeat(3 * MANY) + shown],
    ['it has lists by the hundred thousand', '<select><option>a</select>'.repeat(MANY) + shown],
    ['its text stands at every one of 250 levels', '<div>'.repeat(250) + 'word, '.repeat(10 * MANY) + shown],
    [
      'its text is hidden in hidden text',
      '<div aria-hidden=true>'.repeat(250) + '<b aria-hidden=true>a</b>'.repeat(MANY) + shown,
    ],
    [
      'everything may be the date',
      '<div class=date>'.repeat(250) + '<i class=date>no day</i>'.repeat(MANY) + shown,
    ],
    ['everything may be the byline', '<div class=byline>'.repeat(9_000) + '<i></i>'.repeat(MANY) + shown],
    [
      'everything is a property of something',
      '<div itemprop=author itemscope>'.repeat(9_000) + '<i itemprop=author>a</i>'.repeat(MANY / 10) + shown,
    ],
    [
      'it says what it is called a megabyte long',
      `<p class="${'byline '.repeat(150_000)}date">x</p>${shown}`,
    ],
  ])('is read though %s', async (_, html) => {
    expect((await read(html)).text).toContain(STORY[0]);
  });

  it('is searched for its article though it is as large as the largest that people make', async () => {
    const links = '<a href="/x" class="teaser">Another report</a> '.repeat(4_000);
    const { text, provenance } = await read(page({ before: `<nav>${links}</nav>` }));
    expect(provenance.text).toMatchObject({ from: 'Readability' });
    expect(text).not.toContain('Another report');
  });

  it('is refused where it is too large', async () => {
    await expect(readHtml(new Uint8Array(MAX_REPORT_BYTES + 1), 'big.html')).rejects.toMatchObject({
      tag: 'unreadable',
      where: 'big.html',
      what: expect.stringContaining('10 MB'),
    });
  });

  it('neither runs nor fetches anything', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    Reflect.set(globalThis, 'ran', false);
    const head = `<base href="https://example.org/"><link rel=stylesheet href="https://example.org/a.css">
      <script src="https://example.org/a.js"></script><script>globalThis.ran = true; document.title = 'x'</script>
      <meta http-equiv=refresh content="0;url=https://example.org/"><title>Ferry</title>`;
    const { meta } = await read(
      page({
        head,
        after:
          '<img src=x onerror="ran = true"><iframe src="https://example.org/"></iframe><svg onload="ran = true">',
      }),
    );
    expect(meta.title).toBe('Ferry');
    expect(Reflect.get(globalThis, 'ran')).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  it('has no entities of its own', async () => {
    const bomb = `<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const { text } = await read(bomb + page({ after: '<p>Here: &b;&f;</p>' }));
    expect(text).toContain('Here: &b;&f;');
    expect(text).not.toContain('aaaaaaaaaa&');
  });

  it('is read though its data is nested deep, or is no JSON', async () => {
    for (const source of [
      '['.repeat(100_000),
      `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      '{',
      '',
      'null',
      '[1,"x"]',
    ])
      expect(
        (await read(page({ head: `<script type="application/ld+json">${source}</script>` }))).text,
      ).toContain(STORY[4]);
  });

  it('is read though it repeats itself', async () => {
    const many =
      '<meta name=author content="Jane Doe"><time>1 March 2015</time><p class=byline>By Jane Doe</p>'.repeat(
        3_000,
      );
    expect((await read(page({ after: many }))).meta.byline).toBe('Jane Doe');
  });

  it('has no title that looks like another', async () => {
    const { meta } = await read(
      page({ head: '<meta property="og:title" content="Talks\u202egpj.exe\u0000 go &#10; on">' }),
    );
    expect(meta.title).toBe('Talksgpj.exe\ufffd go on');
  });

  it('may hold any bytes', async () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 50_000 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state & 0xff;
    });
    expect((await readHtml(noise, 'noise.html')).format).toBe('html');
  });
});
