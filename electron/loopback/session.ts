import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody guesses, as they stand in an address. */
const secret = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Takes the same time whatever `given` is, its length included. */
const same = (given: string, kept: string): boolean => timingSafeEqual(digest(given), digest(kept));

/**
 * Who may talk to the host. The address shows a token; whoever comes with it gets a cookie, and from then on the cookie
 * alone counts. A ticket is a token that works once: command lines can be read by others on the machine.
 */
export class Session {
  readonly token = secret();
  readonly #cookie = secret();
  readonly #name: string;
  readonly #tickets = new Set<string>();

  /** Cookies are not told apart by port, so the name carries it: two hosts may run beside each other. */
  constructor(port: number) {
    this.#name = `galley-${port}`;
  }

  newTicket(): string {
    const ticket = secret();
    this.#tickets.add(ticket);
    return ticket;
  }

  /** The cookie for whoever shows a good token or ticket; null for everybody else. */
  admit(token: string): string | null {
    const ticket = [...this.#tickets].find((kept) => same(token, kept));
    if (ticket !== undefined) this.#tickets.delete(ticket);
    if (ticket === undefined && !same(token, this.token)) return null;
    return `${this.#name}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a request's Cookie header holds ours. */
  knows(cookies: string | undefined): boolean {
    const prefix = `${this.#name}=`;
    const values = (cookies ?? '').split(';').map((part) => part.trim());
    return values.some((part) => part.startsWith(prefix) && same(part.slice(prefix.length), this.#cookie));
  }
}
