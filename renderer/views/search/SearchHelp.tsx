import { useEffect, useRef } from 'react';
import { IN_ENGLISH, say } from '../../texts/say';
import { Key } from '../common/Keys';
import { FORMS, fieldsHelp } from './help';

/** How to ask, from the table of fields itself. */
export function SearchHelp() {
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={root} className="search-help" tabIndex={0} aria-label={say('search.help')}>
      <div className="search-help-columns">
        <section aria-labelledby="search-help-words">
          <h3 id="search-help-words">{say('search.help.words')}</h3>
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
          <h3 id="search-help-fields">{say('search.help.fields')}</h3>
          <dl>
            {fieldsHelp().map(({ name, example, words }) => (
              <div key={name}>
                <dt>
                  <code>{example}</code>
                </dt>
                <dd {...IN_ENGLISH}>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="keys" aria-labelledby="search-help-keys">
          <h3 id="search-help-keys">{say('search.help.keys')}</h3>
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
  ['Enter', say('search.help.enter')],
  ['Tab', say('search.help.tab')],
  ['Mod+ArrowDown', say('search.help.nextKind')],
  ['Alt+1', say('search.help.oneKind')],
  ['Alt+N', say('search.help.newest')],
  ['Alt+S', say('search.help.similar')],
  ['Alt+ArrowUp', say('search.help.earlier')],
  ['Mod+S', say('search.help.save')],
];
