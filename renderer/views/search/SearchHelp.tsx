import { useEffect, useRef } from 'react';
import { Key } from '../common/Keys';
import { FORMS, fieldsHelp } from './help';

/** How to ask, from the table of fields itself. */
export function SearchHelp() {
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={root} className="search-help" tabIndex={0} aria-label="How to search">
      <div className="search-help-columns">
        <section aria-labelledby="search-help-words">
          <h3 id="search-help-words">Words</h3>
          <dl>
            {FORMS.map(([form, words]) => (
              <div key={form}>
                <dt>
                  <code>{form}</code>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="search-help-fields">
          <h3 id="search-help-fields">Fields</h3>
          <dl>
            {fieldsHelp().map(({ name, example, words }) => (
              <div key={name}>
                <dt>
                  <code>{example}</code>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="keys" aria-labelledby="search-help-keys">
          <h3 id="search-help-keys">Keys</h3>
          <dl>
            {KEYS.map(([chord, words]) => (
              <div key={chord}>
                <dt>
                  <Key chord={chord} />
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </section>
  );
}

const KEYS: readonly (readonly [chord: string, words: string])[] = [
  ['Enter', 'opens what is selected, at the words found'],
  ['Tab', 'completes a field or a value; ↑ from the first row goes among the others'],
  ['Mod+ArrowDown', 'goes to the next kind'],
  ['Alt+1', 'to Alt+7: one kind only; again, or Alt+0: all'],
  ['Alt+N', 'newest first, and back to the best first'],
  ['Alt+S', 'finds what is like the sentence in the field'],
  ['Alt+ArrowUp', 'the search before; Alt+↓ the one after'],
  ['Mod+S', 'saves the search; with an empty field, F2 renames and Delete removes'],
];
