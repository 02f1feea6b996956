import { parseArgs } from 'node:util';
import { FaultError } from '#shared/contract/faults';

export const USAGE = `node out/main/loopback.js [OPTION …]
  --port N         this port instead of any that is free
  --open           opens a Chromium window
  --until-closed   ends some seconds after the last window has gone
  --json           prints one line, {"url": …}, and nothing else
  --headless       tells what the desk holds and prints its first story's sheet
  --once           with --headless: ends there
  --help           this
`;

export type Flags = ReturnType<typeof readFlags>;

/** @throws FaultError `invalid` for what is no option, or no port. */
export function readFlags(args: readonly string[]) {
  const yes = { type: 'boolean', default: false } as const;
  const options = { open: yes, 'until-closed': yes, json: yes, headless: yes, once: yes, help: yes };
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...options, port: { type: 'string', default: '0' } },
    });
    return { ...values, port: portIn(values.port) };
  } catch (error) {
    throw new FaultError('invalid', (error as Error).message, null, 'See --help.');
  }
}

function portIn(word: string): number {
  const port = Number(word);
  if (/^\d+$/.test(word) && port <= 65_535) return port;
  throw new Error(`--port ${word} is not a port`);
}
