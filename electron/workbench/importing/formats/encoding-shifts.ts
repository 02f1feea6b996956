/** What begins two-byte characters, what ends them, and what is there for the decoder alone. */
const SHIFTS = {
  'iso-2022-kr': { begin: '\x0e', end: '\x0f', silent: ['\x1b$)C'] },
  'hz-gb-2312': { begin: '~{', end: '~}', silent: ['~\n'] },
} as const;

/** Signs of an encoding that spells other scripts in ASCII. */
const ESCAPES: readonly (readonly [string, RegExp | readonly string[]])[] = [
  ['iso-2022-jp', ['\x1b$@', '\x1b$B', '\x1b(J', '\x1b(I']],
  ['iso-2022-kr', ['\x1b$)C']],
  ['hz-gb-2312', /~\{(?:[!-w][!-~])+~\}/],
];

/** The encoding that text in ASCII is in besides; null for none. */
export const escapedIn = (ascii: string): string | null =>
  ESCAPES.find(([, signs]) =>
    signs instanceof RegExp ? signs.test(ascii) : signs.some((sign) => ascii.includes(sign)),
  )?.[0] ?? null;

/** ISO-2022-KR as EUC-KR, and HZ as GB 2312 in eight bits: the same bytes with their high bits, and without the shifts. */
export function unshifted(bytes: Uint8Array, name: keyof typeof SHIFTS): Buffer {
  const { begin, end, silent } = SHIFTS[name];
  const text = silent.reduce(
    (left, sign) => left.replaceAll(sign, ''),
    Buffer.from(bytes).toString('latin1'),
  );
  const [plain = '', ...stretches] = text.split(begin);
  const raised = stretches.map((stretch) => {
    const [inside = '', ...after] = stretch.split(end);
    return inside.replaceAll(/[!-~]/g, raise) + after.join(end);
  });
  const whole = [plain, ...raised].join('');
  return Buffer.from(name === 'hz-gb-2312' ? whole.replaceAll('~~', '~') : whole, 'latin1');
}

const raise = (low: string): string => String.fromCharCode(low.charCodeAt(0) | 0x80);
