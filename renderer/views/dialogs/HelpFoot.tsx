import { Button } from 'react-aria-components';
import type { CommandId } from '#shared/commands/commands';
import { canWrite } from '../../store/select';
import { say, told } from '../../texts/say';
import { usePick } from '../common/app';
import { Key } from '../common/Keys';
import type { KeyChange } from './useKeyChange';

interface Props {
  readonly change: KeyChange;
  readonly act: (deed: (id: CommandId) => void) => () => void;
  readonly isEmpty: boolean;
}

/** What can be done with the command one is on, and what came of it. */
export function HelpFoot({ change, act, isEmpty }: Props) {
  const { writable, isChanged } = usePick((state) => ({
    writable: canWrite(state),
    isChanged: Object.keys(state.desk?.settings.keys ?? {}).length > 0,
  }));
  const deeds = [
    ['help.another', 'Enter', change.another],
    ['help.more', 'a', change.more],
    ['help.take', 'Delete', change.take],
    ['help.asItWas', 'r', change.reset],
  ] as const;
  return (
    <footer className="dialog-foot help-foot">
      <p className="help-status" role="status" data-asking={change.asked !== null || undefined}>
        {writable ? change.word : say('help.readOnly')}
      </p>
      {deeds.map(([text, chord, deed]) => (
        <Button key={text} className="button" isDisabled={!writable || isEmpty} onPress={act(deed)}>
          {told(text, { key: <Key chord={chord} /> })}
        </Button>
      ))}
      <span className="spring" />
      <Button className="button" isDisabled={!writable || !isChanged} onPress={change.resetAll}>
        {say('help.resetAll')}
      </Button>
    </footer>
  );
}
