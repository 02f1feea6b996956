/** Chromium's sandbox cannot work for root, and only there do we go without. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * No talking to anybody on its own account; should something try, it is sent to a port where nobody is. Chromium itself
 * leaves this machine's own addresses out of that. (A resolver rule would do the same, under a banner that warns of it.)
 */
export const QUIET_FLAGS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-domain-reliability',
  '--no-pings',
  '--proxy-server=127.0.0.1:9',
];
