import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What the real Electron declares: the fake refuses whatever is not in here. */
const DECLARATIONS = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8');

/** The fields of an interface, those it inherits included. */
export function fieldsOf(name: string): ReadonlySet<string> {
  const head = new RegExp(`^  interface ${name}(?: extends (\\w+))? \\{$`, 'm').exec(DECLARATIONS);
  if (!head) throw new Error(`electron.d.ts declares no interface ${name}`);
  const start = head.index + head[0].length;
  const body = DECLARATIONS.slice(start, DECLARATIONS.indexOf('\n  }', start));
  const own = [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(([, field]) => String(field));
  return new Set([...own, ...(head[1] ? fieldsOf(head[1]) : [])]);
}

/** Every name of an event that something in Electron emits. */
export const EVENT_NAMES: ReadonlySet<string> = new Set(
  [...DECLARATIONS.matchAll(/^ {4}on\(event: '([\w-]+)'/gm)].map(([, name]) => String(name)),
);

/** Every role a menu item may have. */
export const ROLES: ReadonlySet<string> = new Set(
  [...(/^ {4}role\?: \((.+)\);$/m.exec(DECLARATIONS)?.[1]?.matchAll(/'(\w+)'/g) ?? [])].map(([, role]) =>
    String(role),
  ),
);

/** @throws Error naming a field the interface does not have. */
export function refuseUnknown(given: object, name: string): void {
  const known = fieldsOf(name);
  for (const field of Object.keys(given)) {
    if (!known.has(field)) throw new TypeError(`${name} has no ${field}`);
  }
}
