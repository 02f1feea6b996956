import { Label, ProgressBar } from 'react-aria-components';
import type { CommandId } from '#shared/commands/commands';
import { CommandButton } from '../common/CommandButton';
import { doneOf } from '../common/size';

interface FooterProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What can be done about it, and the word for that. */
  readonly command: CommandId;
  readonly verb: string;
}

/** How far long work has come, said quietly. */
export function FooterProgress({ label, done, total, command, verb }: FooterProgressProps) {
  const words = doneOf(done, total);
  return (
    <span className="footer-hint indexing">
      <ProgressBar value={done} maxValue={Math.max(1, total)} valueLabel={words}>
        <Label>{label}</Label> <span className="tally">{words}</span>
      </ProgressBar>
      <CommandButton of={command} className="link quiet">
        {verb}
      </CommandButton>
    </span>
  );
}
