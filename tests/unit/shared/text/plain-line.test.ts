import { describe, expect, it } from 'vitest';
import { fileName } from '#shared/text/file-name';
import { plainLine } from '#shared/text/plain-line';

describe('a name shown among other words', () => {
  it.each([
    ['talks\u202egpj.exe', 'talksgpj.exe'],
    ['a\u2066b\u2067c\u2068d\u2069', 'abcd'],
    ['\ufeffa\u0000\u001b[2J\u009b1m\u007f', 'a[2J1m'],
    ['one\r\ntwo\u2028three\u2029four\tfive', 'one two three four five'],
  ])('steers nothing: %j', (name, shown) => {
    expect(plainLine(name)).toBe(shown);
  });

  it('is otherwise as it is, whatever it is written in', () => {
    for (const name of ['שלום\u200f!', 'نص عربي', 'می\u200cخواهم', '👩\u200d🚀', 'Ünïcode – “x”'])
      expect(plainLine(name)).toBe(name);
  });

  it('is the last piece of a path, of whichever system', () => {
    expect(fileName('/a/b\u202e/c\nd.txt')).toBe('c d.txt');
    expect(fileName('C:\\a\\b.txt')).toBe('b.txt');
  });
});
