// npm run bench -- NAME [ARGS…]: runs tests/bench/NAME.ts, which prints its own table.
import { readdirSync } from 'node:fs';
import { runModule } from '../harness/run-module.mjs';

const here = import.meta.dirname;
const known = readdirSync(here)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.slice(0, -'.bench.ts'.length));
const [name = '', ...args] = process.argv.slice(2);

if (!known.includes(name)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${known.join(', ')}`);
  process.exit(2);
}
await runModule(`${here}/${name}.bench.ts`, ({ bench }) => bench(args));
