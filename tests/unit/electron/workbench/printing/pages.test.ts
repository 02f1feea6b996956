import { describe, expect, it } from 'vitest';
import { countPages } from '#workbench/printing/pages';

describe('counting pages', () => {
  it.each([
    ['nothing', ''],
    ['no PDF', '<html></html>'],
    ['a PDF cut short', '%PDF-1.4\n1 0 obj\n<</Type /Pages /Count 3>>\nendobj\n'],
    ['a table that leads nowhere', '%PDF-1.4\nstartxref\n99999\n%%EOF'],
  ])('of %s is an error, never a guess', (_, text) => {
    expect(() => countPages(new TextEncoder().encode(text))).toThrow('is not a PDF that can be read');
  });
});
