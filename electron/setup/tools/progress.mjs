// @ts-check

/** Steps shorter than this leave no trace, in milliseconds. */
const QUIET_FOR = 2000;

/**
 * @typedef {object} Progress
 * @property {<T>(label: string, work: (tell: (detail: string) => void) => Promise<T>) => Promise<T>} step
 *   Runs the work; past two seconds it shows `label … 12 s` (with the last `detail`), one line kept up to date on a
 *   terminal, else a plain line when it is seen to be long and one at its end.
 */

/**
 * @param {{ isTTY?: boolean, write(text: string): unknown }} [out]
 * @param {{ quietFor?: number }} [options]
 * @returns {Progress}
 */
export function progressOn(out = process.stderr, { quietFor = QUIET_FOR } = {}) {
  return { step: (label, work) => step(new Line(out, label, quietFor), work) };
}

/** Shows nothing at all. @type {Progress} */
export const silent = { step: (_label, work) => work(() => {}) };

/**
 * @template T
 * @param {Line} line
 * @param {(tell: (detail: string) => void) => Promise<T>} work
 */
async function step(line, work) {
  try {
    const answer = await work((detail) => line.tell(detail));
    line.end('done in');
    return answer;
  } catch (error) {
    line.end('failed after');
    throw error;
  }
}

class Line {
  #started = Date.now();
  #detail = '';
  #shown = false;
  /** @type {NodeJS.Timeout} */ #timer;

  /** @param {{ isTTY?: boolean, write(text: string): unknown }} out @param {string} label @param {number} quietFor */
  constructor(out, label, quietFor) {
    this.out = out;
    this.label = label;
    this.#timer = setTimeout(() => this.#appear(), quietFor);
  }

  /** @param {string} detail */
  tell(detail) {
    this.#detail = detail;
  }

  #appear() {
    this.#shown = true;
    if (this.out.isTTY) this.#keepDrawing();
    else this.out.write(`${this.label} …\n`);
  }

  #keepDrawing() {
    this.#draw();
    this.#timer = setInterval(() => this.#draw(), 1000);
  }

  #draw() {
    const detail = this.#detail === '' ? '' : `, ${this.#detail}`;
    this.out.write(`\r\u001b[2K${this.label} … ${this.#seconds()} s${detail}`);
  }

  /** @param {string} how */
  end(how) {
    clearTimeout(this.#timer);
    if (!this.#shown) return;
    this.out.write(`${this.out.isTTY ? '\r\u001b[2K' : ''}${this.label} … ${how} ${this.#seconds()} s\n`);
  }

  #seconds() {
    return Math.round((Date.now() - this.#started) / 1000);
  }
}
