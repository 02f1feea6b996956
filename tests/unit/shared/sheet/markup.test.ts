import { describe, expect, it } from 'vitest';
import { cssString, html, own } from '#shared/sheet/markup';

describe('html', () => {
  it('escapes whatever is put in, and only once', () => {
    const bad = `<img src=x onerror='a()'> & "b"`;
    const good = '&lt;img src=x onerror=&#39;a()&#39;&gt; &amp; &quot;b&quot;';
    expect(html`<p title="${bad}">${bad}</p>`.source).toBe(`<p title="${good}">${good}</p>`);
    expect(html`${own(bad)}${[html`${bad}`]}`.source).toBe(`<bdi>${good}</bdi>${good}`);
  });

  it('leaves out nothing but null and control characters', () => {
    expect(html`${0}|${''}|${null}|${'a\u0000\u001Bb\n\tc'}`.source).toBe('0|||ab\n\tc');
  });
});

describe('cssString', () => {
  it.each(['"', '\\', '</style>', '\n', '}', "'", '@page', '\u0000'])(
    'lets %j neither end the string nor the style',
    (sign) => {
      const inside = cssString(`a${sign}b`).slice(1, -1);
      expect(inside).not.toMatch(/["<>{}\p{Cc}]|\\(?![0-9a-f]+ )/u);
      expect(inside).toMatch(/^a.*b$/);
    },
  );

  it('keeps letters of any script as they are', () => {
    expect(cssString('Łódź – الرئيس “x”')).toBe('"Łódź – الرئيس “x”"');
  });
});
