// @ts-check

/**
 * Ends this process in good order when npm is gone. npm hands a signal to the shell between it and us, which keeps it
 * to itself: without this a stopped `npm start` would go on serving, and holding the desk, unseen.
 */
export function endWithNpm({ env, platform } = process) {
  if (platform === 'win32' || env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}
