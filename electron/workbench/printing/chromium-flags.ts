/** Chromium's sandbox cannot work for root, and only there do we go without. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/** No talking to anybody on its own account, and no names resolved should something try. */
export const QUIET_FLAGS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-domain-reliability',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
