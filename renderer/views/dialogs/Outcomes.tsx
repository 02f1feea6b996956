import { Button } from 'react-aria-components';
import type { ImportOutcome } from '#shared/contract/views';
import { fileName } from '#shared/text/file-name';
import { plainLine } from '#shared/text/plain-line';
import { useApp } from '../common/app';

const nameOf = (path: string): string => (path === 'pasted' ? 'The pasted text' : fileName(path));

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
      aria-label="What became of them"
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
              <span>is on this desk already; nothing was stored again.</span>{' '}
              <Button className="link" onPress={open(outcome.duplicateOf)}>
                Open the first
              </Button>
            </>
          ) : (
            <>
              <span>brought in, {outcome.words.toLocaleString('en-GB')} words.</span>{' '}
              <Button className="link" onPress={open(outcome.reportId)}>
                Open
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
