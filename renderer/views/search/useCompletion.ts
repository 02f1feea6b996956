import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { FieldValue } from '#shared/contract/views';
import { accept, type Completions, complete, type Completion as Item } from '#shared/query/complete';
import type { Search } from '../../store/search';
import type { SearchState } from '../../store/search-state';
import { useApp } from '../common/app';

/** Values asked for at a time. */
const MOST = 8;

export interface Completion {
  readonly items: readonly Item[];
  /** The one that is chosen once the list was entered; null while one types. */
  readonly active: number | null;
  readonly optionId: (at: number) => string;
  /** Tells where the caret is now, and in what. */
  readonly look: (field: HTMLInputElement | HTMLTextAreaElement) => void;
  readonly enter: (at: number | null) => void;
  readonly accept: (at: number) => void;
}

interface Caret {
  readonly text: string;
  readonly at: number;
}

const NONE: readonly FieldValue[] = [];

/** What may stand where the caret is: fields, their values, and values that records on this desk have. */
export function useCompletion(
  id: string,
  search: Search,
  { mode, text }: SearchState,
  field: RefObject<HTMLInputElement | null>,
): Completion {
  const [caret, setCaret] = useState<Caret | null>(null);
  const [entered, enter] = useState<(Caret & { readonly chosen: number }) | null>(null);
  const at = mode === 'words' && caret?.text === text ? caret.at : null;
  const values = useValues(at === null ? null : complete(text, at).wanted);
  const offer = useMemo(
    () => (at === null ? null : worthwhile(text, complete(text, at, values))),
    [text, at, values],
  );
  const items = offer?.items ?? [];
  const active = entered?.text === text && entered.chosen < items.length ? entered.chosen : null;

  return {
    items,
    active,
    optionId: (chosen) => `${id}-completion-${chosen}`,
    look({ selectionStart, selectionEnd, value }) {
      const next = selectionStart === selectionEnd ? selectionStart : null;
      search.place.caret = next;
      setCaret(next === null ? null : { text: value, at: next });
    },
    enter: (chosen) => enter(chosen === null ? null : { text, at: at ?? 0, chosen }),
    accept(chosen) {
      const item = items[chosen];
      const input = field.current;
      if (!offer || !item || !input) return;
      const next = accept(text, offer, item);
      search.type(next.text);
      enter(null);
      // The field shows it before the caret can be put after it.
      queueMicrotask(() => {
        input.setSelectionRange(next.caret, next.caret);
        setCaret({ text: next.text, at: next.caret });
      });
    },
  };
}

/** Without what stands there already, and without fields for a single letter: that is nearly always a word. */
function worthwhile(text: string, offer: Completions): Completions {
  const written = text.slice(offer.from, offer.to);
  const isWorthwhile = ({ kind, insert }: Item): boolean =>
    insert.trim() !== written && (kind !== 'field' || written.length > 1);
  return { ...offer, items: offer.items.filter(isWorthwhile) };
}

/** Values of the field that is being typed, as the index knows them. Until others come, those for before stay. */
function useValues(wanted: Completions['wanted']): readonly FieldValue[] {
  const { transport } = useApp();
  const [known, setKnown] = useState<{ readonly field: string; readonly values: readonly FieldValue[] }>({
    field: '',
    values: NONE,
  });
  const field = wanted?.field ?? null;
  const beginning = wanted?.beginning ?? '';
  useEffect(() => {
    if (field === null) return undefined;
    let current = true;
    transport.send('search.values', { field, beginning, limit: MOST }).then(
      (values) => current && setKnown({ field, values }),
      () => current && setKnown({ field, values: NONE }),
    );
    return () => {
      current = false;
    };
  }, [transport, field, beginning]);
  return known.field === field ? known.values : NONE;
}
