/** Controls that are no white space, and marks that turn the direction of what follows. */
const STEERING = /[\u202a-\u202e\u2066-\u2069\ufeff]|(?!\s)\p{Cc}/gu;

/**
 * A name or title as it may be shown among other words, or printed on a terminal: in one line, and without what would steer
 * a terminal or make other words look otherwise than they are.
 */
export const plainLine = (text: string): string => text.replaceAll(STEERING, '').replaceAll(/\s+/gu, ' ');
