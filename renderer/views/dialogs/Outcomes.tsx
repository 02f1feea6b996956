import { Button } from 'react-aria-components';
import type { ImportOutcome } from '#shared/contract/views';
import { fileName } from '#shared/text/file-name';
import { plainLine } from '#shared/text/plain-line';
import { say } from '../../texts/say';
import { useApp } from '../common/app';

const nameOf = (path: string): string => (path === 'pasted' ? say('bringing.pasted') : fileName(path));

/** What became of each file: brought in, there already, or why not. */
export function Outcomes({ outcomes }: { outcomes: readonly ImportOutcome[] }) {
  const app = useApp();
  const open = (report: Extract<ImportOutcome, { ok: true }>['reportId']) => (): void => {
    app.closeDialog();
    void app.jumpToReport(report);
  };
  return (
    <ul
      className="outcomes"
      aria-live="polite"
      aria-label={say('bringing.outcomes')}
      hidden={outcomes.length === 0}
    >
      {outcomes.map((outcome, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name.
        <li key={at} data-ok={outcome.ok} title={plainLine(outcome.path)}>
          <strong>
            <bdi>{nameOf(outcome.path)}</bdi>
          </strong>{' '}
          {!outcome.ok ? (
            <span className="problem">{plainLine(outcome.error)}</span>
          ) : outcome.duplicateOf ? (
            <>
              <span>{say('bringing.isKnown')}</span>{' '}
              <Button className="link" onPress={open(outcome.duplicateOf)}>
                {say('bringing.openFirst')}
              </Button>
            </>
          ) : (
            <>
              <span>{say('bringing.isIn', { count: outcome.words })}</span>{' '}
              <Button className="link" onPress={open(outcome.reportId)}>
                {say('bringing.open')}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
