// @ts-check

/** What npm and downloads print, and what it means for somebody at the keyboard; the first that matches is told. */
const ADVICE = /** @type {[RegExp, string][]} */ ([
  [
    /ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/,
    'the network cannot be reached: connect, or set HTTPS_PROXY where a proxy is needed',
  ],
  [
    /\b407\b|ECONNREFUSED|ERR_PROXY|tunneling socket/,
    'the proxy or registry refuses the connection: check HTTPS_PROXY and `npm config get registry`',
  ],
  [
    /ETIMEDOUT|ECONNRESET|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT/,
    'the network is too slow or breaks off: try again, or set HTTPS_PROXY where a proxy is needed',
  ],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_(?:GET|VERIFY)|CERT_HAS_EXPIRED/,
    "the connection's certificate is not trusted: point NODE_EXTRA_CA_CERTS to your organisation's",
  ],
  [/\bE40[13]\b|ENEEDAUTH/, 'the registry wants a login: check `npm config get registry` and ~/.npmrc'],
  [/\bE404\b|ETARGET/, 'the registry lacks a package: check `npm config get registry`'],
  [/ENOSPC/, 'the disk is full: make room'],
  [
    /EACCES|EPERM|EROFS/,
    'a folder cannot be written: check who owns the project, node_modules and the npm cache',
  ],
  [/EINTEGRITY/, "a package's bytes are not those expected: run `npm cache verify`"],
  [/EUSAGE|can only install packages when/, 'package.json and package-lock.json differ: run `npm install`'],
  [/fetch failed/, 'its site cannot be reached from here'],
]);

/**
 * @param {string} output what a failed program printed
 * @returns {string | null}
 */
export const adviceOn = (output) => ADVICE.find(([sign]) => sign.test(output))?.[1] ?? null;
