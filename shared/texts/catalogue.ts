import { COMMANDS, type Command, type CommandGroup, type CommandId, GROUPS } from '../commands/commands';
import { ENGLISH, type TextKey } from './en/index';

/** A language's messages in ICU MessageFormat, by key; what is missing is shown in English. */
export type Catalogue = Readonly<Record<string, string>>;

export type CatalogueKey = TextKey | `command.${CommandId}` | `group.${CommandGroup}` | `hint.${CommandId}`;

/** Another language's messages: as many of the catalogue's keys as are translated, and no other. */
export type Translation = Readonly<Partial<Record<CatalogueKey, string>>>;

/** The whole catalogue, for translators: the texts of the interface with the titles, groups and hints of the commands. */
export const CATALOGUE: Catalogue = { ...ENGLISH, ...commandTexts() };

function commandTexts(): Catalogue {
  const commands: readonly Command[] = COMMANDS;
  return Object.fromEntries([
    ...GROUPS.map((group) => [`group.${group}`, group]),
    ...commands.map(({ id, title }) => [`command.${id}`, title]),
    ...commands.flatMap(({ id, hint }) => (hint === undefined ? [] : [[`hint.${id}`, hint]])),
  ]);
}
