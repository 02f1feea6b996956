// npm run chaos [-- kill|power|fuzz|end] [--runs N] [--seed S]: proofs too long for `npm test`. Ends with status 1 when one fails.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, removeBundles } from './bundle.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? 1);
const [what = 'kill'] = positionals;
const started = performance.now();

/** @param {string} path */
const load = async (path) => import(await bundle(`${import.meta.dirname}/${path}`));
/** @param {string} line */
const log = (line) => console.log(line);

/** Each returns what went wrong; nothing when all went well. */
const proofs = {
  async kill() {
    const { kill } = await load('kill.ts');
    const { failures, during, ...counts } = await kill(
      await bundle(`${import.meta.dirname}/driver.ts`),
      Number(values.runs ?? 300),
      seed,
      log,
    );
    console.log(JSON.stringify(counts));
    console.log(`killed during: ${JSON.stringify(during)}`);
    return failures;
  },
  async power() {
    const { powerLoss } = await load('../harness/power-loss.ts');
    const { failures, ...counts } = await powerLoss(Number(values.runs ?? 200), seed, { log });
    console.log(JSON.stringify(counts));
    return failures;
  },
  /** Of what `npm run build` made. */
  async end() {
    const { end } = await load('end.ts');
    const program = resolve(import.meta.dirname, '../../out/main/loopback.js');
    const { failures, ...counts } = await end(program, Number(values.runs ?? 200), seed, log);
    console.log(JSON.stringify(counts));
    return failures;
  },
  async fuzz() {
    const { fuzz } = await load('../harness/fuzz-commands-run.ts');
    const { failures = [], ...counts } = (await fuzz(Number(values.runs ?? 10_000), seed)) ?? {};
    console.log(JSON.stringify(counts));
    return failures;
  },
};
const proof = proofs[/** @type {keyof typeof proofs} */ (what)];
if (!proof) {
  console.error(`npm run chaos -- NAME, where NAME is one of: ${Object.keys(proofs).join(', ')}`);
  process.exit(2);
}
const failures = await proof().finally(removeBundles);
for (const failure of failures) console.error(failure);
console.log(
  `${what}: ${failures.length === 0 ? 'held' : 'FAILED'}, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
process.exit(failures.length === 0 ? 0 : 1);
