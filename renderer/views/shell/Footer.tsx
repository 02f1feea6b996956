import { COMMANDS, type Command, keyFires } from '#shared/commands/commands';
import { windowState } from '../../store/select';
import { usePick } from '../common/app';
import { Key } from '../common/Keys';

/** As many hints as a window of 1280 pixels holds. */
const MOST = 16;

const ORDER: readonly string[] = ['Reading', 'Claim', 'Verdict', 'Report', 'Find', 'Window'];
/** The keys that do something where one is now. */
export function Footer() {
  const ids = usePick((state) => {
    const now = windowState({ ...state, dialog: null }, 'pane');
    return COMMANDS.filter((command: Command) => command.hint && keyFires(command, now)).map(({ id }) => id);
  });
  const commands: Command[] = COMMANDS.filter(({ id }) => ids.includes(id));
  commands.sort((a, b) => rank(a) - rank(b));
  return (
    <footer className="footer">
      {commands.slice(0, MOST).map(({ id, keys, hint }) => (
        <span key={id} className="footer-hint">
          <Key chord={keys[0] ?? ''} />
          {hint}
        </span>
      ))}
      <span className="spring" />
      <span className="footer-hint">
        <Key chord="F6" />
        next pane
      </span>
    </footer>
  );
}

/** Help comes last; moving about comes first. */
function rank({ id, group, keysOnly }: Command): number {
  if (id === 'window.help') return ORDER.length;
  return keysOnly ? -1 : ORDER.indexOf(group);
}
