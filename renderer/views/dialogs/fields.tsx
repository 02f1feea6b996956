import { type ReactNode, useRef } from 'react';
import {
  Button,
  Group,
  Input,
  Label,
  NumberField,
  Radio,
  RadioGroup,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import type { SizeRange } from '#shared/contract/look';
import { say } from '../../texts/say';
import { Key } from '../common/Keys';
import { choiceChord, useChoiceKeys } from './useChoiceKeys';

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly rows?: number;
  readonly serif?: boolean;
  readonly optional?: boolean;
}

/** A line of text with its label; with `rows`, several lines. */
export function Line(props: LineProps) {
  const {
    label,
    value,
    onChange,
    hint,
    placeholder,
    autoFocus = false,
    rows,
    serif = false,
    optional,
  } = props;
  const shown = {
    className: serif ? 'input serif' : 'input',
    dir: 'auto' as const,
    ...(placeholder ? { placeholder } : {}),
  };
  return (
    <TextField className="field" value={value} onChange={onChange} autoFocus={autoFocus}>
      <Label className="label">
        {label} {optional ? <span className="optional">{say('window.field.optional')}</span> : null}
      </Label>
      {rows ? <TextArea {...shown} rows={rows} /> : <Input {...shown} />}
      {hint ? (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      ) : null}
    </TextField>
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** The place of the key that chooses it together with Alt, from anywhere in the dialog: `Digit1`. */
  readonly code?: string;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly choices: readonly Choice<T>[];
  readonly className?: string;
  readonly autoFocus?: boolean;
  /** What its keys do, where that is more than choosing. */
  readonly onKey?: (value: T) => void;
}

/** One of a few, all of them to be seen. */
export function OneOf<T extends string>(props: ChoiceProps<T>) {
  const { label, value, onChange, choices, className = 'row', autoFocus = false, onKey = onChange } = props;
  const root = useRef<HTMLDivElement>(null);
  const keys = choices.flatMap(({ value: of, code }) => (code === undefined ? [] : [{ value: of, code }]));
  useChoiceKeys(root, keys, onKey);
  return (
    <RadioGroup
      ref={root}
      className={`choices ${className}`}
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
    >
      <Label className="label">{label}</Label>
      <div className="choice-list">
        {choices.map((choice, at) => (
          <Radio
            key={choice.value}
            value={choice.value}
            className="choice"
            autoFocus={autoFocus && (value === null ? at === 0 : choice.value === value)}
          >
            {choice.label}
            {choice.code ? (
              <span className="choice-key" aria-hidden="true">
                <Key chord={choiceChord(choice.code)} />
              </span>
            ) : null}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

interface PercentProps {
  readonly label: string;
  /** In percent. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly range: SizeRange;
}

/** A size in percent: typed, or stepped with the arrows or its two buttons. */
export function Percent({ label, value, onChange, range: { least, most, usual, step } }: PercentProps) {
  return (
    <NumberField
      className="field"
      value={value / 100}
      minValue={least / 100}
      maxValue={most / 100}
      step={step / 100}
      formatOptions={{ style: 'percent' }}
      onChange={(share) => onChange(Number.isNaN(share) ? usual : Math.round(share * 100))}
    >
      <Label className="label">{label}</Label>
      <Group className="stepped">
        <Input className="input" />
        <Button slot="decrement" className="button" aria-label={say('settings.smaller')}>
          −
        </Button>
        <Button slot="increment" className="button" aria-label={say('settings.larger')}>
          +
        </Button>
      </Group>
    </NumberField>
  );
}
