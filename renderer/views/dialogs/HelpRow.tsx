import type { CommandId } from '#shared/commands/commands';
import { RECORD_KEYS } from '#shared/commands/keymap';
import { say, titleOf } from '../../texts/say';
import { Key, keyName } from '../common/Keys';

interface Props {
  readonly id: CommandId;
  readonly keys: readonly string[];
  readonly isCurrent: boolean;
  /** Its new key is waited for. */
  readonly isAsked: boolean;
  readonly onChoose: () => void;
  readonly onChange: () => void;
}

/** One command with its keys. */
export function HelpRow({ id, keys, isCurrent, isAsked, onChoose, onChange }: Props) {
  const own = RECORD_KEYS[id];
  const isChanged = keys.length !== own.length || keys.some((key, at) => key !== own[at]);
  const words = keys.length === 0 ? say('help.noKey') : keys.map(keyName).join(', ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's.
    <div
      className="help-row"
      role="option"
      data-command={id}
      data-asked={isAsked || undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isCurrent}
      aria-label={say(isChanged ? 'help.rowChanged' : 'help.row', { command: titleOf(id), keys: words })}
      onClick={onChoose}
      onDoubleClick={onChange}
    >
      <span className="help-command">{titleOf(id)}</span>
      {isChanged ? <span className="tag">{say('help.changed')}</span> : null}
      <span className="help-keys">
        {keys.length === 0 ? <span className="none">{say('help.noKey')}</span> : null}
        {keys.map((key) => (
          <Key key={key} chord={key} />
        ))}
      </span>
    </div>
  );
}
