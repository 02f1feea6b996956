import type { ReactNode } from 'react';
import { Button, TooltipTrigger } from 'react-aria-components';
import { type CommandId, commandOf, makesSense } from '#shared/commands/commands';
import { windowState } from '../../store/select';
import { titleOf } from '../../texts/say';
import { usePick, useStage } from './app';
import { Key, useKey } from './Keys';
import { Tip } from './Tip';

interface Props {
  readonly of: CommandId;
  readonly children?: ReactNode;
  readonly className?: string;
  /** Shows the key on the button itself, not only in its tooltip. */
  readonly keyed?: boolean;
  /** Said in the tooltip instead of the command's title. */
  readonly tip?: string | null;
  readonly label?: string;
}

/** A button that runs a command, with its title and key in a tooltip, and disabled where it makes no sense. */
export function CommandButton({ of, children, className = 'button', keyed = false, tip, label }: Props) {
  const { run } = useStage();
  const command = commandOf(of);
  const sensible = usePick((state) => makesSense(command, windowState(state, 'pane')));
  const key = useKey(of);
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        className={className}
        isDisabled={!sensible}
        onPress={() => run(of)}
        {...(label ? { 'aria-label': label } : {})}
      >
        {children ?? titleOf(of)}
        {keyed && key ? <Key chord={key} /> : null}
      </Button>
      <Tip className="tooltip">
        {tip ?? titleOf(of)} {key ? <Key chord={key} /> : null}
      </Tip>
    </TooltipTrigger>
  );
}
