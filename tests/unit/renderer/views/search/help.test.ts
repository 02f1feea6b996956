import { describe, expect, it } from 'vitest';
import { CHOICE_FIELDS, choiceOf, FIELDS, isChoiceField } from '#shared/query/fields';
import { parse, readAs } from '#shared/query/parse';
import { FORMS, fieldsHelp } from '../../../../../renderer/views/search/help';

describe('how to search', () => {
  it('shows only what is read without a problem', () => {
    for (const [form] of FORMS) expect.soft(readAs(parse(form)), form).toBe(null);
    for (const { example } of fieldsHelp()) expect.soft(readAs(parse(example ?? ':')), example).toBe(null);
  });

  it('tells of every field, and of every value of a choice in words that may be typed', () => {
    expect(fieldsHelp().map(({ name }) => name)).toEqual(FIELDS.map(({ name }) => name));
    for (const { name, words } of fieldsHelp()) {
      if (!isChoiceField(name)) continue;
      const told = words.split(': ')[1]?.split(', ') ?? [];
      const means = new Set(told.map((value) => choiceOf(name, value, false)));
      expect.soft(means, name).toEqual(new Set(Object.values(CHOICE_FIELDS[name])));
    }
  });

  it('never shows a bare “neither” or “declined”', () => {
    const told = fieldsHelp().flatMap(({ words }) => words.split(/[,:] /));
    expect(told).toContain('declined-to-comment');
    expect(told).not.toContain('declined');
    expect(told).not.toContain('neither');
  });
});
