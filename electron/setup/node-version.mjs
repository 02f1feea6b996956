// Syntax and modules of old Nodes only: this file is what tells them that they are too old.

/** @param {string} version e.g. `22.12.0` */
export function isSupported(version) {
  var parts = version.split('.').map(Number);
  var major = parts[0] || 0;
  var minor = parts[1] || 0;
  if (major === 20) return minor >= 19;
  return major > 22 || (major === 22 && minor >= 12);
}

/**
 * Imports a command and runs it with the command line's arguments; or, on a Node that cannot run Galley, says so. A
 * command without a status has become a program that sets its own.
 * @param {() => Promise<{ main: (args: string[]) => Promise<number | undefined> }>} load
 */
export function runCommand(load) {
  if (!isSupported(process.versions.node)) {
    console.error(
      'Galley needs Node 22.12 or newer (20.19 or a newer 20 works too); this is Node ' +
        process.versions.node +
        '. Install one from https://nodejs.org and run the same command again.',
    );
    process.exitCode = 1;
    return Promise.resolve();
  }
  return load()
    .then((command) => command.main(process.argv.slice(2)))
    .then((status) => {
      if (status !== undefined) process.exitCode = status;
    });
}
