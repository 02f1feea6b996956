import { Button } from 'react-aria-components';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { Ago } from '../common/Moment';

/** How safe the desk is, said quietly: when it was last backed up, and whether something is amiss. */
export function Keeping() {
  const app = useApp();
  const { backup, chain } = usePick((state) => ({
    backup: state.desk?.backup ?? null,
    chain: state.desk?.chain ?? 'sound',
  }));
  return (
    <>
      {chain === 'checking' ? <span className="footer-hint">{say('window.footer.checking')}</span> : null}
      {backup ? (
        <Button
          className="footer-hint backed-up"
          data-problem={backup.problem !== null || undefined}
          onPress={() => app.openDialog({ kind: 'backups' })}
        >
          {backup.problem !== null ? (
            say('window.footer.backupFailed')
          ) : backup.running ? (
            say('window.footer.backingUp')
          ) : backup.last ? (
            <span>{told('window.footer.backedUp', { ago: <Ago time={backup.last.time} /> })}</span>
          ) : (
            say('window.footer.notBackedUp')
          )}
        </Button>
      ) : null}
    </>
  );
}
