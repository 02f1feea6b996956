/** The largest original Galley takes in as one report, in bytes. Longer than any article; a whole book still fits. */
export const MAX_REPORT_BYTES = 10_000_000;
