import { Button } from 'react-aria-components';
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
      {chain === 'checking' ? <span className="footer-hint">Checking the ledger…</span> : null}
      {backup ? (
        <Button
          className="footer-hint backed-up"
          data-problem={backup.problem !== null || undefined}
          onPress={() => app.openDialog({ kind: 'backups' })}
        >
          {backup.problem !== null ? (
            'The last backup was not made'
          ) : backup.running ? (
            'Backing up…'
          ) : backup.last ? (
            <span>
              Backed up <Ago time={backup.last.time} />
            </span>
          ) : (
            'Not backed up yet'
          )}
        </Button>
      ) : null}
    </>
  );
}
