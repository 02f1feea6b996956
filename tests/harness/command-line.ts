import { run } from '../../electron/cli/run';

/** What one call of the command line did. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** Both as they came, as one terminal shows them. */
  readonly both: string;
  /** Standard output as JSON Lines, where they were asked for and the words were understood. */
  readonly json: Record<string, unknown>[];
}

export interface Shown {
  /** Whether both outputs are a terminal. */
  readonly terminal?: boolean;
  readonly version?: string;
}

/** Runs the command line in this process, with nothing in its environment but `env`. */
export async function galleyWith(
  env: Readonly<Record<string, string>>,
  words: readonly string[],
  { terminal = false, version = '1.2.3' }: Shown = {},
): Promise<Ran> {
  const shown = { out: '', err: '', both: '' };
  const print = (to: 'out' | 'err') => (text: string) => {
    shown[to] += text;
    shown.both += text;
  };
  const status = await run(
    words,
    { out: print('out'), err: print('err'), errIsTerminal: terminal, outIsTerminal: terminal, env },
    version,
  );
  const lines = words.includes('--json') && status !== 2 ? shown.out.split('\n').filter(Boolean) : [];
  return { status, ...shown, json: lines.map((line) => JSON.parse(line)) };
}
