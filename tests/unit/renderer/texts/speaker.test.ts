import { describe, expect, it } from 'vitest';
import { pseudo } from '../../../../renderer/texts/pseudo';
import { speakerOf } from '../../../../renderer/texts/speaker';

const ENGLISH = {
  'pier.open': 'The pier is open.',
  'pier.boats': '{count, plural, one {# boat} other {# boats}} came to {place}.',
  'pier.key': 'Press <b>{key}</b>, or {other}.',
};

const english = speakerOf('en-GB', { english: ENGLISH });

describe('a message is said', () => {
  it('with plurals and numbers as the language writes them', () => {
    expect(english.say('pier.boats', { count: 1, place: 'the pier' })).toBe('1 boat came to the pier.');
    expect(english.say('pier.boats', { count: 1204, place: 'it' })).toBe('1,204 boats came to it.');
  });

  it('or its key is named: when a value is missing, and when there is no such text', () => {
    expect(() => english.say('pier.boats', { count: 1 })).toThrow(/“pier\.boats” cannot be said: .*"place"/);
    expect(() => english.say('pier.closed')).toThrow(/“pier\.closed”/);
  });
});

describe('a message is told', () => {
  it('with its text and parts in order', () => {
    const [key, other] = [{ is: 'key' }, { is: 'other' }];
    const b = (parts: unknown) => ({ bold: parts });
    expect(english.tell('pier.key', { key, other, b })).toEqual([
      'Press ',
      { bold: [key] },
      ', or ',
      other,
      '.',
    ]);
  });
});

describe('a translation', () => {
  const german = speakerOf('de', {
    english: ENGLISH,
    translation: { 'pier.boats': '{count, plural, one {# Boot} other {# Boote}} in {place}.' },
  });

  it('is said where there is one, and English where not', () => {
    expect(german.say('pier.boats', { count: 1204, place: 'Kiel' })).toBe('1.204 Boote in Kiel.');
    expect(german.say('pier.open')).toBe('The pier is open.');
  });
});

describe('the pseudo-language', () => {
  const speaker = speakerOf('en-XA', { english: ENGLISH, change: pseudo });

  it('accents every letter, is a third longer, and stands in brackets', () => {
    expect(speaker.say('pier.open')).toBe('⟦Ţĥé þîéŕ îš öþéñ. ~~~~~~⟧');
  });

  it('leaves what is filled in and chosen by as it is', () => {
    expect(speaker.say('pier.boats', { count: 2, place: 'Kiel' })).toBe('⟦2 ƀöåţš çåɱé ţö Kiel. ~~~~⟧');
    expect(speaker.tell('pier.key', { key: 1n, other: 2n, b: (parts: unknown[]) => parts })).toEqual([
      '⟦Þŕéšš 1, öŕ 2. ~~~⟧',
    ]);
  });
});
