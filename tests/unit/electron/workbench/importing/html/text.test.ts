import { describe, expect, it } from 'vitest';
import { data, PARAGRAPHS, page, read, STORY } from './pages';

/** What an article's markup is read as, behind the story. */
async function behindStory(html: string): Promise<string> {
  const { text } = await read(page({ after: html }));
  const story = STORY.join('\n\n');
  expect(text.slice(0, story.length)).toBe(story);
  return text.slice(story.length + 2);
}

describe('the text of an article', () => {
  it.each([
    [
      'blocks are paragraphs',
      '<div>One.</div><div>Two.<p>Three.</p>Four.</div>',
      'One.\n\nTwo.\n\nThree.\n\nFour.',
    ],
    ['a break is a line feed', '<p>One,<br> two<br/>\n three.</p>', 'One,\ntwo\nthree.'],
    [
      'two breaks part paragraphs',
      '<div><p>One.<br> <br>Two.<br><br><br>Three.</p></div>',
      'One.\n\nTwo.\n\nThree.',
    ],
    ['white space collapses', '<p>\n  One\t and  <b> two </b>  <i>three</i>.\n</p>', 'One and two three.'],
    [
      'inline elements do not part words',
      '<p>un<b>believ</b>able H<sub>2</sub>O<wbr>x</p>',
      'unbelievable H2Ox',
    ],
    ['non-breaking spaces stay', '<p>10&nbsp;000 people, as said</p>', '10\u00a0000 people, as said'],
    [
      'preformatted text is kept',
      '<pre>  a\n    b\n\tc\n\nd</pre><p>after that</p>',
      '  a\n    b\n\tc\n\nd\n\nafter that',
    ],
    [
      'list items are paragraphs',
      '<ul><li>One thing<li>Two <ol><li>inner thing</ol></ul>',
      'One thing\n\nTwo\n\ninner thing',
    ],
    ['terms are paragraphs', '<dl><dt>Term</dt><dd>What it means</dd></dl>', 'Term\n\nWhat it means'],
    [
      'rows are lines with tabs',
      '<table><caption>Votes cast</caption><thead><tr><th>Side<th>Votes</thead><tr><td>For<td>12<tr><td>Against<td><p>7</p></table>',
      'Votes cast\n\nSide\tVotes\nFor\t12\nAgainst\t7',
    ],
    [
      'pictures are nothing and their captions paragraphs',
      '<figure><img src="a.jpg" alt="The ferry at dusk">By our staff<figcaption>The ferry, in 1950</figcaption></figure>',
      'By our staff\n\nThe ferry, in 1950',
    ],
    [
      'quotations have their marks',
      '<p>She said <q>no, <q>never</q> is it</q> then.</p>',
      'She said “no, ‘never’ is it” then.',
    ],
    [
      'what is hidden is left out',
      `<p>Seen.</p><p hidden>a</p><p style="color:red; DISPLAY : none !important">b</p><p style="visibility:hidden">c</p>
       <p aria-hidden="true">d</p><template><p>e</p></template><noscript><p>f</p></noscript><script>g</script>`,
      'Seen.',
    ],
    [
      'vector pictures have no text',
      '<p>Before <svg><title>a</title><text>b</text></svg>after.</p>',
      'Before after.',
    ],
    [
      'formulas have',
      '<p>The sum <math><mi>a</mi><mo>+</mo><mi>b</mi></math> holds.</p>',
      'The sum a+b holds.',
    ],
    [
      'shadow roots of saved pages are shown',
      '<x-y><template shadowrootmode="open"><p>In shadow, seen.</p></template></x-y>',
      'In shadow, seen.',
    ],
  ])('%s', async (_, html, text) => {
    expect(await behindStory(html)).toBe(text);
  });

  it('is told from navigation, headers, comments, scripts and what is offered beside it', async () => {
    const beside = `<nav><ul><li><a href="/">Home</a><li><a href="/s">Sport and weather</a></ul></nav>
      <div class="related"><a href="/1">Ten other ferries, in pictures</a></div>`;
    const comments =
      '<div id="comments"><p>First!</p><p>I disagree with all of this, and with you.</p></div>';
    const html = page({ before: `${beside}<h1>Ferry to close</h1>` }).replace(
      '</body>',
      `${comments}<script>var a = "<p>x</p>"</script></body>`,
    );
    const reading = await read(html);
    expect(reading.text).toBe(STORY.join('\n\n'));
    expect(reading.provenance.text).toEqual({ from: 'Readability', sure: 'likely' });
    expect(reading.remarks).toEqual([]);
    expect(reading).toMatchObject({ format: 'html', pages: [], attached: [] });
  });

  it('is read through tables that only place it', async () => {
    const html = `<html><body><table width="600"><tr><td width="100"><a href="/">Home</a></td>
      <td>${PARAGRAPHS}</td></tr></table></body></html>`;
    expect((await read(html)).text).toContain(STORY.join('\n\n'));
  });

  it('is all that is seen, where no article is found: without ways to other pages, and said to be so', async () => {
    const reading =
      await read(`<title>Notice</title><nav><a href=/>Home</a></nav><header>The <b>Ferry</b></header>
      <style>p{color:red}</style><aside>Advertisement</aside><div role=navigation>Up</div><footer>© us</footer>`);
    expect(reading.text).toBe('The Ferry');
    expect(reading.provenance.text).toEqual({ from: 'all text seen on the page', sure: 'guessed' });
    expect(reading.remarks).toEqual([
      'No article was found on the page: the text is all that is seen of it.',
    ]);
    const links = await read(
      `<body><ul>${'<li><a href="/a">Talks go on</a>'.repeat(30)}</ul><p hidden>x</p></body>`,
    );
    expect(links.text.split('\n\n')).toHaveLength(30);
  });

  it('is parted in the same way there', async () => {
    const placed = '<table><tr><td>Up</td><td><p>a</p><p>b</p><p>c</p><p>d</p></td></tr></table>';
    expect((await read(`<body>One.<br> <br><br>Two,<br>three.${placed}`)).text).toBe(
      'One.\n\nTwo,\nthree.\n\nUp\n\na\n\nb\n\nc\n\nd',
    );
  });

  it('is never lost: what stands outside the body, without a body, or without any tag', async () => {
    const outside = await read(`<html><head></head><body></body></html>${PARAGRAPHS}`);
    expect(outside.text).toBe(STORY.join('\n\n'));
    expect((await read(PARAGRAPHS)).text).toBe(STORY.join('\n\n'));
    expect((await read('Just a line.')).text).toBe('Just a line.');
    expect((await read('<p>a<p>b<p>&&&')).text).toBe('a\n\nb\n\n&&&');
    expect((await read('&amp;&amp;')).text).toBe('&&');
    expect((await read('<BODY><P>Hi <FONT COLOR=RED>there</FONT><DIV>you</DIV></BODY>')).text).toBe(
      'Hi there\n\nyou',
    );
  });

  it('is mended as browsers mend it', async () => {
    const { text } = await read(
      page({ after: '<p>one<b>two<p>three</b>four<table><p>five</p><tr><td>six</table></br>seven' }),
    );
    expect(text.slice(STORY.join('\n\n').length + 2).replaceAll(/\s+/g, ' ')).toBe(
      'onetwo threefour five six seven',
    );
  });

  it('is there behind a notice that was open when the page was saved', async () => {
    const html = `<body><div aria-hidden="true" id="app"><main>${PARAGRAPHS}</main></div>
      <div role="dialog" aria-modal="true"><p>We value your privacy, and our partners do.</p></div></body>`;
    expect((await read(html)).text).toBe(STORY.join('\n\n'));
  });

  it('is read where a script was to show it, and said to be so', async () => {
    for (const html of [
      `<body style="display:none">${PARAGRAPHS}</body>`,
      `<body><div hidden>${PARAGRAPHS}</div></body>`,
    ])
      expect((await read(html)).text).toBe(STORY.join('\n\n'));
    const beside = '<nav><p>Ten other ferries, in pictures, and more of them.</p></nav>';
    const whole = await read(
      `<html style="display:none"><body>${beside}<div>${PARAGRAPHS}</div></body></html>`,
    );
    expect(whole).toMatchObject({ text: STORY.join('\n\n'), remarks: [] });
    const { remarks } = await read(`<body><div style="display:none">${PARAGRAPHS}</div></body>`);
    expect(remarks).toEqual([
      'The page hides all of its text until a script shows it: it is read nevertheless.',
    ]);
  });

  it('is taken from the page’s data where the page shows only its beginning', async () => {
    const articleBody = Array.from({ length: 8 }, () => STORY.join('\n')).join('\n');
    const html = `<head><title>Ferry to close</title>${data({ '@type': 'NewsArticle', headline: 'Ferry to close', articleBody })}</head>
      <body><article><p>${STORY[0]}</p></article><div class="paywall">Subscribe to read on.</div></body>`;
    const reading = await read(html);
    expect(reading.text).toBe(articleBody.replaceAll('\n', '\n\n'));
    expect(reading.provenance.text).toEqual({
      from: "the articleBody in the page's data (JSON-LD)",
      sure: 'stated',
    });
    expect(reading.remarks).toHaveLength(1);
  });

  it('stays what the page shows, where its data holds no more', async () => {
    const html = page({
      head: data({ '@type': 'NewsArticle', headline: 'x', articleBody: STORY.join(' ').toUpperCase() }),
    });
    expect((await read(html)).text).toBe(STORY.join('\n\n'));
  });

  it('of a set of frames is in other files, which are named', async () => {
    const reading =
      await read(`<html><head><title>Paper</title></head><frameset cols="1,2"><frame src="nav.html">
      <frame src="story.html"><noframes><body><p>Please use <b>frames</b>.</p></body></noframes></frameset></html>`);
    expect(reading.text).toBe('Please use frames.');
    expect(reading.meta.title).toBe('Paper');
    expect(reading.remarks[0]).toContain('nav.html, story.html');
  });

  it('is missing from a page that is made by a script, and this is said', async () => {
    const reading = await read('<body><div id="root"></div><script>render("<p>x</p>")</script></body>');
    expect(reading.text).toBe('');
    expect(reading.remarks).toEqual([expect.stringContaining('holds no text')]);
    const instead = await read('<body><noscript>You need to enable <b>scripts</b>.</noscript></body>');
    expect(instead.text).toBe('You need to enable scripts.');
  });

  it('runs from right to left as it is written', async () => {
    const arabic =
      'قال رئيس البلدية يوم الخميس إن العبارة القديمة ستغلق في مايو، لأن إصلاحها يكلف أكثر مما تدره في عشر سنوات.';
    const html = `<html dir="rtl" lang="ar"><body><main>${`<p>${arabic}</p>`.repeat(6)}</main></body></html>`;
    const reading = await read(html);
    expect(reading.text).toBe(Array(6).fill(arabic).join('\n\n'));
    expect(reading.language).toBe('ar');
  });
});
