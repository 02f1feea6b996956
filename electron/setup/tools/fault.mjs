// @ts-check

/** Something set-up cannot mend by itself. Its message is for people: what went wrong and what to do. */
export class SetupFault extends Error {
  /**
   * @param {string} message one line
   * @param {{ output?: string, status?: number }} [more] the failed program's whole output, shown before the message
   */
  constructor(message, { output = '', status = 1 } = {}) {
    super(message);
    this.output = output;
    this.status = status;
  }
}

/**
 * Runs a command's work; a SetupFault becomes its output and message on stderr.
 * @param {() => Promise<number | undefined>} work answers with the exit status
 * @returns {Promise<number | undefined>}
 */
export async function reportingFaults(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SetupFault)) throw error;
    if (error.output !== '') process.stderr.write(`${error.output.trimEnd()}\n\n`);
    process.stderr.write(`galley: ${error.message}\n`);
    return error.status;
  }
}
