import { Button } from 'react-aria-components';
import { PANES } from '#shared/commands/state';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';

/** Where there is room for one pane, or for two, the way to the others; keys lead there as ever. */
export function PaneSwitch() {
  const app = useApp();
  const now = usePick((state) => state.pane);
  return (
    <nav className="pane-switch" aria-label={say('window.panes.switch')}>
      <div className="segmented">
        {PANES.map((pane) => (
          <Button key={pane} aria-pressed={pane === now} onPress={() => app.goToPane(pane)}>
            {say(`window.panes.${pane}`)}
          </Button>
        ))}
      </div>
    </nav>
  );
}
