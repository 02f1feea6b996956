/**
 * The Content-Security-Policy of Galley's window, the same on every host. `nonce` is fresh for each load: component
 * libraries add `<style>` elements and may do so only with it.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** Stands in the built `index.html` wherever the nonce goes. */
export const NONCE_PLACEHOLDER = '__GALLEY_NONCE__';
