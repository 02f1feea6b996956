declare module 'fs-native-extensions' {
  /** Exclusive lock on the whole open file; false when somebody else has it. Released when the process ends. */
  export function tryLock(fd: number): boolean;
  export function unlock(fd: number): void;
}
