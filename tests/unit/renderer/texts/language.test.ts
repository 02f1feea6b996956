import { describe, expect, it } from 'vitest';
import { directionOf, languageOf } from '../../../../renderer/texts/language';

const KNOWN = ['en-GB', 'de', 'pt-BR'];

describe('the language of the window', () => {
  it('is the one that is asked for, the pseudo-language among them', () => {
    expect(languageOf('de', ['pt-BR'], KNOWN)).toBe('de');
    expect(languageOf('en-XA', ['de'], KNOWN)).toBe('en-XA');
  });

  it('is the first of the system’s that there is a translation for', () => {
    expect(languageOf(null, ['fr', 'de', 'en-GB'], KNOWN)).toBe('de');
    expect(languageOf('tlh', ['pt-PT', 'de'], KNOWN)).toBe('pt-BR');
    expect(languageOf(null, ['en-US'], KNOWN)).toBe('en-GB');
  });

  it('is English where nothing else is known', () => {
    expect(languageOf(null, [], KNOWN)).toBe('en-GB');
    expect(languageOf(null, ['fr'])).toBe('en-GB');
  });

  it('is laid out as it is written', () => {
    expect(['en-GB', 'en-XA', 'de', 'ar', 'he-IL', 'fa'].map(directionOf)).toEqual([
      'ltr',
      'ltr',
      'ltr',
      'rtl',
      'rtl',
      'rtl',
    ]);
  });
});
