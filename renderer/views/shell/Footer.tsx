import { COMMANDS, type Command, type CommandId, keyFires } from '#shared/commands/commands';
import { keymapNow } from '../../store/keymap';
import { windowState } from '../../store/select';
import type { AppState } from '../../store/state';
import { hintOf, say } from '../../texts/say';
import { usePick } from '../common/app';
import { Key, KeyOf } from '../common/Keys';
import { BringingIn } from './BringingIn';
import { Indexing } from './Indexing';
import { Keeping } from './Keeping';

const ORDER: readonly string[] = ['Reading', 'Claim', 'Verdict', 'Report', 'History', 'Find', 'Window'];

/** The keys that do something where one is now: as many as there is room for, whole ones only. */
export function Footer() {
  const hints = usePick(hintsNow);
  return (
    <footer className="footer">
      <div className="footer-hints">
        {hints.map((hint) => {
          const [chord = '', id] = hint.split('\n');
          return (
            <span key={id} className="footer-hint">
              <Key chord={chord} />
              {hintOf(id as CommandId)}
            </span>
          );
        })}
      </div>
      <BringingIn />
      <Indexing />
      <Keeping />
      <span className="footer-hint">
        <KeyOf of="window.help" />
        {say('window.footer.help')}
      </span>
      <span className="footer-hint">
        <KeyOf of="pane.next" />
        {say('window.footer.nextPane')}
      </span>
    </footer>
  );
}

/** Key and command in one string each, so that the same hints draw nothing anew. */
function hintsNow(state: AppState): readonly string[] {
  const now = { ...windowState(state, 'pane'), dialog: false };
  const keymap = keymapNow(state);
  const commands: readonly (Command & { id: CommandId })[] = COMMANDS;
  return commands
    .filter((command) => command.hint && keymap[command.id].length > 0 && keyFires(command, now))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id }) => `${keymap[id][0]}\n${id}`);
}

/** The ways through time come first, then moving about. */
function rank({ id, group, keysOnly }: Command): number {
  if (id.startsWith('travel.')) return -2;
  return keysOnly ? -1 : ORDER.indexOf(group);
}
