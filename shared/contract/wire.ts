/**
 * JSON with byte arrays, for transports that have no structured clone. Bytes travel as `{"$bytes": base64}`; the
 * runtime supplies base64 because the two sides have different ones.
 */
const KEY = '$bytes';

export const encodeWire = (value: unknown, toBase64: (bytes: Uint8Array) => string): string =>
  JSON.stringify(value, function (key, shown) {
    // Buffer has a toJSON of its own, so look at what is really there.
    const real: unknown = (this as Record<string, unknown>)[key];
    return real instanceof Uint8Array ? { [KEY]: toBase64(real) } : shown;
  });

/** @throws SyntaxError when `json` is not JSON. */
export const decodeWire = (json: string, fromBase64: (text: string) => Uint8Array): unknown =>
  JSON.parse(json, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, KEY)) return value;
    const packed = (value as Record<string, unknown>)[KEY];
    return typeof packed === 'string' && Object.keys(value).length === 1 ? fromBase64(packed) : value;
  });
