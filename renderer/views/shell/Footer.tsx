import { COMMANDS, type Command, type CommandId, keyFires } from '#shared/commands/commands';
import { windowState } from '../../store/select';
import { hintOf } from '../../texts/say';
import { usePick } from '../common/app';
import { firstKey, Key } from '../common/Keys';
import { BringingIn } from './BringingIn';
import { Indexing } from './Indexing';
import { Keeping } from './Keeping';

/** As many hints as a window of 1280 pixels holds. */
const MOST = 16;

const ORDER: readonly string[] = ['Reading', 'Claim', 'Verdict', 'Report', 'History', 'Find', 'Window'];
/** The keys that do something where one is now. */
export function Footer() {
  const ids = usePick((state) => {
    const now = windowState({ ...state, dialog: null }, 'pane');
    return COMMANDS.filter((command: Command) => command.hint && keyFires(command, now)).map(({ id }) => id);
  });
  const commands: (Command & { id: CommandId })[] = COMMANDS.filter(
    ({ id }) => ids.includes(id) && id !== 'window.help',
  );
  commands.sort((a, b) => rank(a) - rank(b));
  return (
    <footer className="footer">
      <div className="footer-hints">
        {commands.slice(0, MOST).map(({ id, keys }) => (
          <span key={id} className="footer-hint">
            <Key chord={keys[0] ?? ''} />
            {hintOf(id)}
          </span>
        ))}
      </div>
      <BringingIn />
      <Indexing />
      <Keeping />
      <span className="footer-hint">
        <Key chord={firstKey('window.help') ?? ''} />
        help
      </span>
      <span className="footer-hint">
        <Key chord="F6" />
        next pane
      </span>
    </footer>
  );
}

/** The ways through time come first, then moving about. */
function rank({ id, group, keysOnly }: Command): number {
  if (id.startsWith('travel.')) return -2;
  return keysOnly ? -1 : ORDER.indexOf(group);
}
