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
      {chain === 'checking' ? <span className="footer-hint">{say('footer.checking')}</span> : null}
      {backup ? (
        <Button
          className="footer-hint backed-up"
          data-problem={backup.problem !== null || undefined}
          onPress={() => app.openDialog({ kind: 'backups' })}
        >
          {backup.problem !== null ? (
            say('footer.backupFailed')
          ) : backup.running ? (
            say('footer.backingUp')
          ) : backup.last ? (
            <span>{told('footer.backedUp', { ago: <Ago time={backup.last.time} /> })}</span>
          ) : (
            say('footer.notBackedUp')
          )}
        </Button>
      ) : null}
    </>
  );
}
