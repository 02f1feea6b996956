import { version } from '../../package.json';
import { run, type Terminal } from './run';

/** The headless host: `node out/main/galley.js COMMAND …`. */
const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  errIsTerminal: process.stderr.isTTY === true,
  outIsTerminal: process.stdout.isTTY === true,
  env: process.env,
};

// Whoever reads our output may stop early (`galley ledger | head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

run(process.argv.slice(2), terminal, version).then((status) => {
  process.exitCode = status;
});
