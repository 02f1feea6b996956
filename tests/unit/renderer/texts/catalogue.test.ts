import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type Catalogue } from '#shared/texts/catalogue';
import { ENGLISH } from '#shared/texts/en/index';
import { LANGUAGES } from '#shared/texts/languages';

const ROOT = join(import.meta.dirname, '../../../..');
const EN = join(ROOT, 'shared/texts/en');

const everyLanguage = Object.entries({ ...LANGUAGES, catalogue: CATALOGUE }) as [string, Catalogue][];

describe.each(everyLanguage)('%s', (_tag, texts) => {
  it('has no message that cannot be parsed', () => {
    const broken = Object.entries(texts).flatMap(([key, message]) => {
      try {
        new IntlMessageFormat(message, 'en-GB');
        return [];
      } catch (error) {
        return [`${key}: ${(error as Error).message}`];
      }
    });
    expect(broken).toEqual([]);
  });

  it('has no key that English has not', () => {
    expect(Object.keys(texts).filter((key) => !(key in CATALOGUE))).toEqual([]);
  });
});

/** The names of what a message is filled in with. */
function namesIn(message: string): string[] {
  const names = new Set<string>();
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if (element.type !== 0 && 'value' in element) names.add(String(element.value));
      if ('children' in element) walk(element.children);
      if ('options' in element) for (const { value } of Object.values(element.options)) walk(value);
    }
  };
  walk(new IntlMessageFormat(message, 'en-GB').getAst());
  return [...names].sort();
}

it('a translation fills in what English fills in', () => {
  const others = Object.entries(LANGUAGES).flatMap(([tag, texts]) =>
    Object.entries(texts)
      .filter(([key, message]) => `${namesIn(message)}` !== `${namesIn(CATALOGUE[key] ?? '')}`)
      .map(([key]) => `${tag}: ${key}`),
  );
  expect(others).toEqual([]);
});

it('a key is in one file of English, the one it is named after', async () => {
  const files = readdirSync(EN).filter((file) => file !== 'index.ts');
  const keys: string[] = [];
  for (const file of files) {
    const area = basename(file, '.ts');
    const texts = Object.values((await import(join(EN, file))) as Record<string, Catalogue>);
    expect(texts, file).toHaveLength(1);
    const own = Object.keys(texts[0] ?? {});
    expect(
      own.filter((key) => !key.startsWith(`${area}.`)),
      file,
    ).toEqual([]);
    keys.push(...own);
  }
  expect(keys.sort()).toEqual(Object.keys(ENGLISH).sort());
});

it('every text is said somewhere', () => {
  const code = ['renderer', 'electron/main', 'electron/loopback']
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter(({ name }) => /\.tsx?$/.test(name))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
  const literal = new Set([...code.matchAll(/['"]([a-z]\w*(?:\.[\w-]+)+)['"]/gi)].map(([, key]) => key));
  // A key that is put together, as `kind.${kind}`, says every key of that form.
  const forms = [...code.matchAll(/`([a-z]\w*\.(?:[\w.-]|\$\{[^`}]*\})*\$\{[^`}]*\}[\w.-]*)`/gi)].map(
    ([, form = '']) => new RegExp(`^${form.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
  );
  const unsaid = Object.keys(ENGLISH).filter(
    (key) => !literal.has(key) && !forms.some((form) => form.test(key)),
  );
  expect(unsaid).toEqual([]);
});

it('no label, title or word of a toast is written into a view', () => {
  const files = readdirSync(join(ROOT, 'renderer'), { recursive: true, withFileTypes: true })
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => /\.tsx?$/.test(path));
  const attribute =
    /\b(?:aria-label|placeholder|title|label|hint|verb|doing|tip|alt|failed)=(?:"|\{[`'])[A-Za-z“]{2}/;
  const toast = /\b(?:done|failed|refused|speak)\(\s*['"`][A-Za-z“]/;
  const written = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => attribute.test(line) || toast.test(line))
      .map((line) => `${basename(path)}: ${line.trim()}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(written).toEqual([]);
});
