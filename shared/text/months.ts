const LANGUAGES =
  'en de fr es pt it nl sv da nb fi pl cs sk sl hr sr bs hu ro bg ru uk be el tr ca eu gl et lv lt is sq mk id ms vi ar fa he hi az kk ka hy'.split(
    ' ',
  );

/** A month's name without its case and stops: `Sept.` and `sept` are one. */
export const monthKey = (name: string): string => name.toLowerCase().normalize('NFC').replaceAll('.', '');

const known = new Map<string, ReadonlyMap<string, number>>();

/** The months' names in one language, in full and short, alone and in a date: 1 for January. */
export function monthsIn(language: string): ReadonlyMap<string, number> {
  const there = known.get(language);
  if (there) return there;
  const names = new Map<string, number>(language === 'en' ? [['sept', 9]] : []);
  for (const month of ['long', 'short'] as const)
    for (const options of [{ month }, { month, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...options, timeZone: 'UTC' });
      for (let at = 0; at < 12; at += 1) {
        const part = format.formatToParts(Date.UTC(2001, at, 1)).find(({ type }) => type === 'month');
        if (part && /\p{L}{2}/u.test(part.value)) names.set(monthKey(part.value), at + 1);
      }
    }
  known.set(language, names);
  return names;
}

let everywhere: ReadonlyMap<string, number> | undefined;

/** Names that mean one month wherever they are one: `listopad` is October in Croatian and November in Polish. */
function monthsEverywhere(): ReadonlyMap<string, number> {
  if (everywhere) return everywhere;
  const meant = new Map<string, Set<number>>();
  for (const language of LANGUAGES)
    for (const [name, month] of monthsIn(language))
      meant.set(name, (meant.get(name) ?? new Set()).add(month));
  everywhere = new Map(
    [...meant].flatMap(([name, months]) => (months.size === 1 ? [[name, [...months][0] ?? 0]] : [])),
  );
  return everywhere;
}

/** The month a name stands for, 1 to 12, in the page's language or else in English or any other; null for none. */
export function monthNamed(name: string, language: string | null): number | null {
  const key = monthKey(name);
  const own = language?.split('-')[0]?.toLowerCase() ?? 'en';
  const inOwn = LANGUAGES.includes(own) ? monthsIn(own).get(key) : undefined;
  return inOwn ?? monthsIn('en').get(key) ?? monthsEverywhere().get(key) ?? null;
}
