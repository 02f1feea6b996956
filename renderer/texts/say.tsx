import { Fragment, type ReactNode } from 'react';
import { type Command, type CommandGroup, type CommandId, commandOf } from '#shared/commands/commands';
import { CATALOGUE } from '#shared/texts/catalogue';
import type { TextKey } from '#shared/texts/en/index';
import { LANGUAGES } from '#shared/texts/languages';
import { languageHere } from './language';
import { PSEUDO_TAG, pseudo } from './pseudo';
import { speakerOf, type Values } from './speaker';

/** The language of this window. It is chosen before anything is drawn and stays until the window is loaded again. */
const language = languageHere();
const speaker = speakerOf(language, {
  english: CATALOGUE,
  translation: LANGUAGES[language] ?? {},
  ...(language === PSEUDO_TAG ? { change: pseudo } : {}),
});

export const { locale } = speaker;
/** Lists as the language has them: “a, b and c”. */
export const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** What the domain, the ledger and the host say is English in every window; their elements say so. */
export const IN_ENGLISH = { lang: 'en' } as const;

/** A text of the interface. */
export const say = (key: TextKey, values?: Values): string => speaker.say(key, values);

/** A text of the interface with keys, buttons or emphasis in it: `{key}` takes an element, `<b>…</b>` a function. */
export const told = (
  key: TextKey,
  values: Readonly<Record<string, ReactNode | ((parts: ReactNode[]) => ReactNode)>>,
): ReactNode => inOrder(speaker.tell<ReactNode>(key, values));

/** The parts of a message, or of what stands between its tags, as one node. */
export const inOrder = (parts: readonly ReactNode[]): ReactNode =>
  parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one message stay where they are.
    <Fragment key={at}>{part}</Fragment>
  ));

export const titleOf = (command: Command | CommandId): string =>
  speaker.say(`command.${typeof command === 'string' ? command : command.id}`);

export const groupName = (group: CommandGroup): string => speaker.say(`group.${group}`);

/** The word for a command in the window's footer. */
export const hintOf = (id: CommandId): string =>
  (commandOf(id) as Command).hint === undefined ? '' : speaker.say(`hint.${id}`);
