import { faultOf } from '#shared/contract/faults';
import type { SearchAnswer } from '#shared/contract/views';
import { countedBy } from './search-kinds';
import { arranged, refined } from './search-rows';
import { NOTHING, type SearchScene, typedIn } from './search-state';

/** Rows asked for at first, and when one goes beyond their end. */
const LIMIT = 40;
const MOST = 200;
/** As long as a sentence may be, in UTF-16 code units. */
const LONGEST = 10_000;

/** What the rows are of: the desk, or the desk as it stood, and its last entry then. */
export interface Standing {
  readonly desk: string;
  readonly seq: number;
}

export type Asking = ReturnType<typeof searchAsking>;

/** Puts what is typed to the host. A newer question takes the place of an older one, here and there. */
export function searchAsking({ get, set, send }: SearchScene, standing: () => Standing) {
  const asker = `search ${crypto.randomUUID()}`;
  let ticket = 0;
  let limit = LIMIT;
  /** Whether a row was chosen since the last key typed. */
  let moved = false;
  let of: Standing | null = null;
  /** Whether the rows are of what is typed, and not still of what was before. */
  let fits = false;
  /** Questions on their way, those no longer wanted among them. */
  const under = new Set<Promise<SearchAnswer>>();

  const asked = (depth: 'first' | 'full'): Promise<SearchAnswer> => {
    const answering = question(depth);
    under.add(answering);
    const forget = (): boolean => under.delete(answering);
    answering.then(forget, forget);
    return answering;
  };

  const question = (depth: 'first' | 'full'): Promise<SearchAnswer> => {
    const { mode, text, sentence, besides, only, order } = get();
    if (mode === 'words')
      return send('search.run', { query: text, typing: true, depth, limit, order, asker });
    const kinds: ('claim' | 'report')[] = only ? [only] : ['claim', 'report'];
    return send('search.similar', { text: sentence.slice(0, LONGEST), limit, kinds, besides, asker });
  };

  const show = (answer: SearchAnswer, more: boolean): void => {
    const { rows: shown, selected, text, mode, counted, turn } = get();
    const rows = more ? refined(shown, selected, answer.hits) : arranged(answer.hits);
    const stays = (more || moved) && rows.some(({ id }) => id === selected);
    of = standing();
    fits = true;
    set({
      answer,
      rows,
      selected: stays ? selected : (rows[0]?.id ?? null),
      counted: mode === 'words' ? countedBy(counted, text, answer.counts) : { of: '', counts: answer.counts },
      turn: stays ? turn : turn + 1,
      fault: null,
    });
  };

  /** One question, and its completion where the answer is bounded. Whatever a newer one took the place of is dropped. */
  const ask = async (depth: 'first' | 'full', more: boolean, mine: number, again = true): Promise<void> => {
    set({ asking: more ? 'more' : 'first' });
    try {
      const answer = await asked(depth);
      if (mine !== ticket) return;
      // Nothing as yet is no answer: what stands there stays until there is one.
      if (!answer.complete && depth === 'first' && answer.hits.length === 0)
        return await ask('full', false, mine);
      show(answer, more);
      if (!answer.complete && depth === 'first') return await ask('full', true, mine);
      set({ asking: null });
    } catch (error) {
      if (mine !== ticket) return;
      const fault = faultOf(error);
      // An older question that reached the host after this one took its place there. With none on its way, none can.
      if (fault.tag === 'refused' && again) {
        await Promise.allSettled(under);
        if (mine === ticket) await ask(depth, more, mine, false);
        return;
      }
      set({ asking: null, fault });
    }
  };

  const begin = (depth: 'first' | 'full', more: boolean): void => {
    ticket += 1;
    void ask(depth, more, ticket);
  };

  /** Asks for the same again: where the rows are of it already, those down to the selected one stay. */
  const goOn = (): void => {
    if (typedIn(get()).trim() !== '') begin('full', fits);
  };

  /** What is under way is no longer wanted. */
  const drop = (): void => {
    ticket += 1;
    set({ asking: null });
  };

  return {
    goOn,
    drop,
    /** Asks for what is typed now. */
    anew(): void {
      limit = LIMIT;
      moved = false;
      fits = false;
      if (typedIn(get()).trim() !== '') {
        begin('first', false);
        return;
      }
      drop();
      set(NOTHING);
    },
    /** A row was chosen: it stays chosen for as long as nothing else is typed. */
    choose(selected: string | null): void {
      moved = true;
      set({ selected });
    },
    isChosen: (): boolean => moved,
    /** One went to the end of the rows: where there are more, they are fetched. */
    beyond(): void {
      const { mode, answer, rows } = get();
      if (mode !== 'words' || !answer || answer.total <= rows.length || limit === MOST) return;
      limit = MOST;
      goOn();
    },
    /** Whether the rows are of what is typed. */
    isThere: (): boolean => fits,
    /** Whether the rows are of another desk than the one that is open. */
    isElsewhere: (): boolean => of !== null && of.desk !== standing().desk,
    /** Whether the desk went on since the rows were found, or not all of it was looked through. */
    isBehind(): boolean {
      const { answer } = get();
      return answer !== null && (!answer.complete || answer.indexing !== null || of?.seq !== standing().seq);
    },
    leave(): void {
      of = null;
      fits = false;
    },
  };
}
