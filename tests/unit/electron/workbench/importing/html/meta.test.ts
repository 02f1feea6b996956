import { describe, expect, it } from 'vitest';
import { data, metaOf, page, read, STORY } from './pages';

const meta = (name: string, content: string): string =>
  `<meta ${name.includes(':') ? 'property' : 'name'}="${name}" content="${content}">`;
const NEWS = { '@context': 'https://schema.org', '@type': 'NewsArticle' };
const TITLE = '<title>Ferry to close in May | The Aldermoor Echo</title>';

describe('what a page says of its report', () => {
  it('is read from its data first, and where each came from is kept', async () => {
    const article = {
      ...NEWS,
      headline: 'Ferry to close in May',
      author: [{ '@type': 'Person', name: 'Jane Doe' }, { name: 'By John Roe' }],
      publisher: { '@type': 'Organization', name: 'The Aldermoor Echo' },
      datePublished: '2019-10-04T23:30:00-05:00',
      url: 'https://echo.example/ferry',
      inLanguage: 'en-gb',
    };
    const head = `${TITLE}${data(article)}${meta('og:title', 'Other')}${meta('author', 'Other')}${meta('og:site_name', 'Other')}`;
    const { meta: got, provenance, language } = await read(page({ head }));
    expect(got).toEqual({
      title: 'Ferry to close in May',
      outlet: 'The Aldermoor Echo',
      byline: 'Jane Doe, John Roe',
      date: '2019-10-04',
      url: 'https://echo.example/ferry',
    });
    expect(language).toBe('en-GB');
    const from = (what: string) => ({ from: `the ${what} in the page's data (JSON-LD)`, sure: 'stated' });
    expect(provenance).toMatchObject({
      title: from('headline'),
      outlet: from('publisher'),
      byline: from('author'),
      date: from('datePublished'),
      url: from('url'),
    });
  });

  it('is null where the page does not say it', async () => {
    const { meta: got, language, provenance } = await read(page());
    expect(got).toEqual({ title: null, outlet: null, byline: null, date: null, url: null });
    expect(language).toBeNull();
    expect(Object.keys(provenance)).toEqual(['text']);
  });
});

describe('data (JSON-LD)', () => {
  const byline = async (value: unknown) => (await metaOf({ head: TITLE + data(value) })).byline;

  it.each([
    [
      'a graph',
      {
        '@graph': [
          { '@type': 'WebSite', name: 'x' },
          { ...NEWS, author: { name: 'Jane Doe' } },
        ],
      },
    ],
    ['a list', [{ '@type': 'BreadcrumbList' }, { ...NEWS, author: { name: 'Jane Doe' } }]],
    [
      'several types',
      { ...NEWS, '@type': ['Thing', 'http://schema.org/ReportageNewsArticle'], author: 'Jane Doe' },
    ],
    ['an article within its page', { '@type': 'WebPage', mainEntity: { ...NEWS, author: 'Jane Doe' } }],
    [
      'an author named elsewhere',
      {
        '@graph': [
          { ...NEWS, author: { '@id': '#1' } },
          { '@id': '#1', name: 'Jane Doe' },
        ],
      },
    ],
    ['an author given twice', { ...NEWS, author: ['Jane Doe', { name: 'jane doe' }] }],
    ['an author with an address', { ...NEWS, author: ['https://x.example/jane', 'Jane Doe'] }],
  ])('may hold %s', async (_, value) => {
    expect(await byline(value)).toBe('Jane Doe');
  });

  it.each([
    ['what is no article', { '@type': 'VideoObject', author: 'Jane Doe' }],
    ['an empty author', { ...NEWS, author: { name: ' ' } }],
    ['no author', NEWS],
    ['an author that is an address', { ...NEWS, author: 'https://x.example/jane' }],
  ])('says nothing through %s', async (_, value) => {
    expect(await byline(value)).toBeNull();
  });

  it('may be spelled as no JSON is', async () => {
    for (const source of [
      '<![CDATA[{"@type":"NewsArticle","author":"Jane\n Doe"}]]>',
      '{"@type":"NewsArticle","author":"Jane Doe",};',
      '<!-- {"@type":"Article","author":"Jane Doe"} -->',
    ]) {
      const head = `<script type="Application/LD+JSON">${source}</script>`;
      expect((await metaOf({ head })).byline).toBe('Jane Doe');
    }
  });

  it('of the articles a page leads to is not its own', async () => {
    const other = (headline: string) => ({ ...NEWS, headline, author: 'Someone Else' });
    const own = { ...NEWS, headline: 'Ferry to close in May', author: 'Jane Doe' };
    expect(await byline([other('Ten best inns'), other('Rain'), own])).toBe('Jane Doe');
    expect(await byline([other('Ten best inns'), other('Rain')])).toBeNull();
    const named = {
      ...other('Quite another headline'),
      url: 'https://echo.example/ferry#top',
      author: 'Jane Doe',
    };
    const head = `${TITLE}${data([other('Rain'), named])}<link rel=canonical href="https://echo.example/ferry">`;
    expect((await metaOf({ head })).byline).toBe('Jane Doe');
  });

  it('has the headline most like the title, where it has two', async () => {
    const titled = async (name: string, headline: string) =>
      (await metaOf({ head: TITLE + data({ ...NEWS, name, headline }) })).title;
    expect(await titled('Echo', 'Ferry to close in May')).toBe('Ferry to close in May');
    expect(await titled('Ferry to close in May', 'Echo')).toBe('Ferry to close in May');
  });
});

describe('a title', () => {
  const title = async (head: string, before = '') => (await metaOf({ head, before })).title;

  it.each([
    [`${meta('og:title', 'Stated')}${TITLE}`, 'Stated'],
    ['<META NAME="DC.Title" CONTENT="Stated">', 'Stated'],
    ['<meta name="dc:title" content="named"><meta property="og:title dc:title" content="Stated">', 'Stated'],
    [meta('og:title', 'Q&amp;amp;A: what &amp;quot;closed&amp;quot; means'), 'Q&A: what "closed" means'],
    [`${meta('twitter:title', '  Stated\n  twice ')}`, 'Stated twice'],
    [`${TITLE}${meta('og:site_name', 'Aldermoor Echo')}`, 'Ferry to close in May'],
    [
      '<title>The Echo: Ferry to close</title><link rel=canonical href="https://www.the-echo.co.uk/a">',
      'Ferry to close',
    ],
    [
      `<title>Ferry to close - the paper of all Aldermoor and Quill</title>${meta('og:site_name', 'The paper of all Aldermoor and Quill')}`,
      'Ferry to close',
    ],
    ['<title>Ferry to close in May – My paper</title>', 'Ferry to close in May'],
    [
      '<title>Ferry to close in May — what happens to its crew of nine</title>',
      'Ferry to close in May — what happens to its crew of nine',
    ],
    ['<title>Two words | My paper</title>', 'Two words | My paper'],
    ['<title>A <b>bold</b> &amp; plain claim</title>', 'A bold & plain claim'],
  ])('is what is stated, or <title> without the outlet: %s', async (head, expected) => {
    expect(await title(head)).toBe(expected);
  });

  it('is the heading that <title> begins or ends with, or that says more', async () => {
    const head = '<title>Outside: the ferry · Some Very Long Name Of A Paper Indeed</title>';
    expect(await title(head, '<h1>Outside: the ferry</h1>')).toBe('Outside: the ferry');
    expect(await title('<title>Home</title>', '<h1>Ferry to close in May</h1>')).toBe(
      'Ferry to close in May',
    );
    expect(await title('', '<h1>Ferry to close in May</h1>')).toBe('Ferry to close in May');
  });
});

describe('a byline', () => {
  const byline = async (head: string, before = '') => (await metaOf({ head, before })).byline;

  it.each([
    [meta('author', 'By Jane Doe'), 'Jane Doe'],
    [meta('author', 'JANE DOE and John Roe'), 'JANE DOE and John Roe'],
    [meta('byl', 'Written by: Jane Doe'), 'Jane Doe'],
    [meta('article:author', 'https://facebook.com/jane') + meta('parsely-author', 'Jane Doe'), 'Jane Doe'],
    [meta('article:author', 'https://facebook.com/jane'), null],
    [meta('author', '@jane'), null],
    [meta('author', 'admin'), null],
    [meta('author', 'desk@echo.example'), null],
    [meta('citation_author', 'Doe, Jane') + meta('citation_author', 'Roe, John'), 'Doe, Jane, Roe, John'],
    [meta('twitter:creator', '@jane'), null],
  ])('is stated: %s', async (head, expected) => {
    expect(await byline(head)).toBe(expected);
  });

  it.each([
    [
      '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="name">Jane Doe</a>, editor</span>',
      'Jane Doe',
    ],
    [
      '<a rel="author" href="/jane">Jane Doe</a> and <a rel="author" href="/john">John Roe</a>',
      'Jane Doe, John Roe',
    ],
    [
      '<div class="byline">By <a href="/jane">Jane Doe</a> and John Roe<br>Updated 4 October 2019 10:15</div>',
      'Jane Doe and John Roe',
    ],
    ['<p class="author-name">Von Jane Doe</p>', 'Jane Doe'],
    ['<h1>Ferry to close</h1><p>By Jane Doe and John Roe, Political Editor</p>', 'Jane Doe and John Roe'],
    ['<p class="byline">Published 4 October 2019</p>', null],
    ['<p>By then it was too late.</p>', null],
  ])('is shown: %s', async (before, expected) => {
    expect(
      await byline(expected && before.includes('h1') ? '<title>Ferry to close</title>' : '', before),
    ).toBe(expected);
  });

  it('is not one of a comment or of another report', async () => {
    const others = `<div class="comments"><span itemprop="author">Troll Face</span><a rel=author>Troll Face</a></div>
      <aside><p class="byline">By Someone Else</p></aside><div class="related-stories"><p class="author">Someone Else</p></div>`;
    expect(await byline('', others)).toBeNull();
  });
});

describe('a date', () => {
  const date = async (head: string, before = '', html = '') => (await metaOf({ head, before, html })).date;

  it.each([
    [meta('article:published_time', '2019-10-04T23:59:59+09:00'), '2019-10-04'],
    [meta('sailthru.date', 'Fri, 04 Oct 2019 10:00:00 GMT'), '2019-10-04'],
    [meta('DC.Date.Issued', '2019-10-04'), '2019-10-04'],
    [meta('citation_publication_date', '2019/10/4'), '2019-10-04'],
    [meta('pubdate', '20191004120000'), '2019-10-04'],
    [meta('article:modified_time', '2019-10-04'), null],
    [meta('article:published_time', 'yesterday'), null],
    [meta('article:published_time', '2019-13-04') + meta('date', 'October 4, 2019'), '2019-10-04'],
    ['<link rel=canonical href="https://echo.example/news/2019/10/04/ferry">', '2019-10-04'],
  ])('is stated: %s', async (head, expected) => {
    expect(await date(head)).toBe(expected);
  });

  it.each([
    ['<time datetime="2019-10-04T10:00Z">today</time>', '2019-10-04'],
    [
      '<p>Updated <time datetime="2020-01-01">now</time></p><p>Published <time datetime="2019-10-04">4 Oct</time></p>',
      '2019-10-04',
    ],
    ['<span itemprop="datePublished">4 October 2019</span>', '2019-10-04'],
    ['<div class="post-date">Oct. 4th, 2019</div>', '2019-10-04'],
    ['<div class="last-updated date">Updated Oct. 4th, 2019</div>', null],
    ['<h1>Ferry to close</h1><p>Friday 4 October 2019</p>', '2019-10-04'],
    ['<div class="related"><time datetime="2019-10-04">x</time></div>', null],
  ])('is shown: %s', async (before, expected) => {
    expect(await date('', before)).toBe(expected);
  });

  it('may be the article’s first words', async () => {
    const html = page().replace(STORY[0], `ALDERMOOR, Oct. 4, 2019 -- ${STORY[0]}`);
    expect((await read(html)).meta.date).toBe('2019-10-04');
  });

  it('of a stated kind comes before one that is shown', async () => {
    const { meta: got, provenance } = await read(
      page({
        head: meta('article:published_time', '2019-10-04'),
        before: '<time pubdate datetime="2018-01-01">x</time>',
      }),
    );
    expect(got.date).toBe('2019-10-04');
    expect(provenance.date?.sure).toBe('stated');
  });
});

describe('an address and an outlet', () => {
  const of = async (head: string, comment = '') => (await read(comment + page({ head }))).meta;

  it.each([
    ['<link rel="canonical" href="https://echo.example/a?b=1">', 'https://echo.example/a?b=1'],
    [
      '<base href="https://echo.example/news/"><link rel="canonical" href="ferry">',
      'https://echo.example/news/ferry',
    ],
    [meta('og:url', 'https://echo.example/a'), 'https://echo.example/a'],
    [
      `<link rel="canonical" href="https://echo.example/">${meta('og:url', 'https://echo.example/a')}`,
      'https://echo.example/a',
    ],
    [
      '<link rel="canonical" href="https://web.archive.org/web/20191004im_/https://echo.example/a">',
      'https://echo.example/a',
    ],
    ['<link rel="canonical" href="file:///C:/a.html">', null],
    ['<link rel="canonical" href="javascript:alert(1)">', null],
    ['<link rel="amphtml" href="https://echo.example/amp/a">', null],
  ])('is the page’s own: %s', async (head, url) => {
    expect((await of(head)).url).toBe(url);
  });

  it.each([
    '<!-- saved from url=(0026)https://echo.example/ferry -->',
    '<!--\n Page saved with SingleFile \n url: https://echo.example/ferry \n saved date: Fri Oct 04 2019\n-->',
    '<!-- Mirrored from echo.example/ferry by HTTrack Website Copier/3.x -->',
  ])('is where the page was saved from: %s', async (comment) => {
    expect((await of('', comment)).url).toBe('https://echo.example/ferry');
  });

  it.each([
    [meta('og:site_name', 'The Echo'), 'The Echo'],
    [meta('og:site_name', 'http://www.echo.example'), 'echo.example'],
    [meta('application-name', 'The Echo'), 'The Echo'],
    [meta('twitter:site', '@echo'), null],
    [
      data({
        '@graph': [
          { ...NEWS, publisher: { '@id': '#p' } },
          { '@id': '#p', name: 'The Echo' },
        ],
      }),
      'The Echo',
    ],
  ])('and the outlet is named: %s', async (head, outlet) => {
    expect((await of(head)).outlet).toBe(outlet);
  });
});

describe('a language', () => {
  it.each([
    ['lang="en_us"', '', 'en-US'],
    ['xml:lang="sr-latn"', '', 'sr-Latn'],
    ['', '<meta http-equiv="Content-Language" content="de">', 'de'],
    ['', meta('og:locale', 'pt_BR'), 'pt-BR'],
    ['lang=""', '', null],
    ['lang="english please"', '', null],
    ['', '<meta http-equiv="Content-Language" content="de, en">', null],
  ])('is stated: %s %s', async (html, head, language) => {
    expect((await read(page({ html, head }))).language).toBe(language);
  });
});
