import { expect, test } from './galley';
import { bringIn, claim, dialogBy, press, readTo, respond, rule, toOwnDesk } from './keys';
import { pdfText, saveSheet } from './sheets';

const REPORTS = {
  Arabic: {
    text: 'قالت الوزارة إن الجسر أُغلق يوم الأحد.\n\nوقال شاهد إن القوارب وصلت في الحال، ولم يصب أحد.',
    first: 'قالت الوزارة إن الجسر أُغلق يوم الأحد.',
    words: ['قالت', 'قالت الوزارة'],
    claim: 'الجسر مغلق منذ يومين',
    party: 'وزارة النقل',
  },
  Hebrew: {
    text: 'המשרד מסר כי הגשר נסגר ביום ראשון.\n\nעד ראייה אמר שהסירות הגיעו מיד, ואיש לא נפגע.',
    first: 'המשרד מסר כי הגשר נסגר ביום ראשון.',
    words: ['המשרד', 'המשרד מסר'],
    claim: 'הגשר נסגר ביום ראשון',
    party: 'משרד התחבורה',
  },
} as const;

for (const [language, { text, first, words, claim: wording, party }] of Object.entries(REPORTS))
  test(`a report in ${language} is read, marked, ruled on and printed from right to left`, async ({
    galley,
  }) => {
    const { page } = galley;
    await toOwnDesk(page);
    await bringIn(page, text);
    const article = page.getByRole('article');
    const paragraph = article.locator('p').filter({ hasText: first });
    await expect(paragraph).toHaveCSS('direction', 'rtl');
    const selected = () => page.evaluate(() => window.getSelection()?.toString());

    await test.step('the arrow that points on goes on', async () => {
      await readTo(page, first);
      await press(page, 'ArrowLeft');
      await expect.poll(selected).toBe(words[0]);
      await press(page, 'Shift+ArrowLeft');
      await expect.poll(selected).toBe(words[1]);
      await press(page, 'Shift+ArrowRight');
      await expect.poll(selected).toBe(words[0]);
      await press(page, 'ArrowLeft', 'ArrowRight');
      await expect.poll(selected).toBe(words[0]);
      await press(page, 'Escape');
    });

    await claim(page, wording);
    const detail = page.getByRole('region', { name: 'Current claim' });
    await expect(detail.getByText(wording).first()).toHaveCSS('direction', 'rtl');
    await respond(page, { party, stance: 'confirmed' });
    await expect(detail.locator('q').first()).toHaveCSS('direction', 'rtl');
    await rule(page, '1', 'confirmed');

    await test.step('its mark stands where the words do', async () => {
      const mark = article
        .locator('[data-claim], mark')
        .filter({ hasText: words[0] ?? '' })
        .first();
      const [marked, around] = await Promise.all([mark.boundingBox(), paragraph.boundingBox()]);
      expect(around && marked && around.x + around.width - (marked.x + marked.width)).toBeLessThan(4);
    });

    await test.step('what was searched for is laid out for itself', async () => {
      const search = await dialogBy(page, '/', 'Search');
      await page.keyboard.insertText(words[0] ?? '');
      await expect(search.getByRole('option').first()).toHaveAttribute('dir', 'rtl');
      await press(page, 'Escape');
    });

    const sheet = plain(await pdfText(await saveSheet(galley)));
    for (const part of wording.split(' ').map(plain))
      expect([sheet.includes(part), sheet.includes([...part].reverse().join(''))]).toContain(true);
  });

/** Letters alone: a PDF knows them by the shape they are drawn in, and may draw marks apart. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}]/gu, '');
