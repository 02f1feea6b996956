import { choiceKeys, type SearchState } from '../../store/search-state';

/** The id of the option that stands for what is selected; null where nothing is. */
export const selectedOption = (id: string, state: SearchState): string | null =>
  state.selected !== null && choiceKeys(state).includes(state.selected) ? optionId(id, state.selected) : null;

/** An element's id has no spaces, whatever a search is called. */
export const optionId = (id: string, key: string): string => `${id}-${encodeURIComponent(key)}`;
