import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { PartyView } from '#shared/contract/views';
import type { PartyId } from '#shared/domain/ids';
import { partyInWords } from './response-draft';

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
      <Label className="label">Who answered</Label>
      <Input className="input" dir="auto" autoFocus placeholder="Name, or description: “senior official”" />
      <Text slot="description" className="hint">
        {party ? 'Known to this desk.' : 'A new party, or choose a known one with the arrow keys.'}
      </Text>
      <Popover className="popover" offset={4}>
        <ListBox<PartyView> className="options">
          {(one) => (
            <ListBoxItem id={one.id} textValue={one.name} className="option">
              <span className="option-name">{one.name}</span>
              <span className="option-detail">{partyInWords(one)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
