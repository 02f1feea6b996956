import type { Sureness } from '#shared/domain/provenance';

/** Bytes as text. */
export interface Decoded {
  /** What could not be decoded stands as U+FFFD; a byte order mark is dropped. */
  readonly text: string;
  /** WHATWG name, lower case (IANA's where WHATWG has none). */
  readonly encoding: string;
  readonly sure: Sureness;
  /** Offset of the first byte that does not fit the encoding; null where all do. */
  readonly brokenAt: number | null;
  /** Whether it reads like text at all: nothing fits bytes that are noise, and `brokenAt` then says where it begins. */
  readonly fits: boolean;
}

/** Bytes that decode without a fault. */
export const whole = (text: string, encoding: string, sure: Sureness): Decoded => ({
  text,
  encoding,
  sure,
  brokenAt: null,
  fits: true,
});
