import type { ComponentProps } from 'react';
import { Key } from '../common/Keys';

type Input = ComponentProps<'input'>;

/** The one line one types into at the head of search and palette. */
export function FinderField({ ask, ...input }: Omit<Input, 'onChange'> & { ask: (text: string) => void }) {
  return (
    <div className="finder-field">
      <input
        {...input}
        className="finder-input"
        // biome-ignore lint/a11y/noAutofocus: a finder is opened to be typed into.
        autoFocus
        onChange={(event) => ask(event.target.value)}
      />
      <Key chord="Escape" />
    </div>
  );
}
