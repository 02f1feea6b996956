import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { PartyView } from '#shared/contract/views';
import type { PartyId } from '#shared/domain/ids';
import { theirs } from '../../texts/parts';
import { say } from '../../texts/say';
import { partyInWords } from './party-words';

interface Props {
  readonly parties: readonly PartyView[];
  readonly name: string;
  readonly party: PartyId | null;
  readonly onChange: (part: { name: string; party: PartyId | null }) => void;
}

const matches = ({ name, aka, role }: PartyView, typed: string): boolean =>
  [name, ...aka, role ?? ''].some((text) => text.toLowerCase().includes(typed.trim().toLowerCase()));

/** Who answered: a new name as typed, or one of the parties known, chosen from the list. */
export function PartyField({ parties, name, party, onChange }: Props) {
  const offered = parties.filter((one) => party !== null || matches(one, name)).slice(0, 50);
  return (
    <ComboBox
      className="field party-field"
      items={offered}
      inputValue={name}
      selectedKey={party}
      allowsCustomValue
      menuTrigger="input"
      onInputChange={(typed) => {
        const same = parties.find(({ id }) => id === party)?.name === typed;
        if (typed !== name) onChange({ name: typed, party: same ? party : null });
      }}
      onSelectionChange={(key) => {
        const chosen = parties.find(({ id }) => id === key);
        if (chosen) onChange({ name: chosen.name, party: chosen.id });
      }}
    >
      <Label className="label">{say('dialogs.answerer')}</Label>
      <Input className="input" dir="auto" autoFocus placeholder={say('dialogs.answererIs')} />
      <Text slot="description" className="hint">
        {say(party ? 'dialogs.answererKnown' : 'dialogs.answererNew')}
      </Text>
      <Popover className="popover" offset={4}>
        <ListBox<PartyView> className="options">
          {(one) => (
            <ListBoxItem id={one.id} textValue={one.name} className="option">
              <span className="option-name">{theirs(one.name)}</span>
              <span className="option-detail">{partyInWords(one)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
