import type { Command, HostCommand } from './command';

const HEAD = `galley: offline fact-check workbench

galley [--desk DIR] [--checker NAME] [--json] [--at SEQ] COMMAND …

The desk is --desk, else $GALLEY_DESK, else the one in your data folder.
The checker is --checker, else $GALLEY_CHECKER, else the desk's setting, else your user name.
--at SEQ shows the desk as it stood after that entry of the ledger.
`;

/** The page behind `galley --help`, drawn from the commands themselves. */
export function helpPage(commands: readonly (Command | HostCommand)[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name, does }) => `  ${name.padEnd(width)}${does}`);
  return `${HEAD}\n${lines.join('\n')}\n\n  galley COMMAND --help shows how a command is called.\n`;
}

export const helpOn = ({ name, usage, does }: Command | HostCommand): string =>
  `galley ${name} ${usage}\n\n  ${does}\n`;
