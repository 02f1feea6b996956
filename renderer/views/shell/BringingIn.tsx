import { Label, ProgressBar } from 'react-aria-components';
import { usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';

const number = new Intl.NumberFormat('en-GB');

/** How far files on their way in have come, while their dialog is closed. */
export function BringingIn() {
  const bringing = usePick((state) => (state.dialog?.kind === 'bringIn' ? null : state.bringing));
  if (!bringing?.running) return null;
  const words = `${number.format(bringing.done)} of ${number.format(bringing.total)}`;
  return (
    <span className="footer-hint indexing">
      <ProgressBar value={bringing.done} maxValue={bringing.total} valueLabel={words}>
        <Label>Bringing in</Label> <span className="tally">{words}</span>
      </ProgressBar>
      <CommandButton of="report.stopBringingIn" className="link quiet">
        Stop
      </CommandButton>
    </span>
  );
}
