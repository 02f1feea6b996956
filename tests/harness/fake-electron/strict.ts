import { EventEmitter } from 'node:events';
import { EVENT_NAMES } from './declarations';

/** Lets nobody read what is not there: a misspelt or removed method must fail, not be `undefined`. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'string' && key !== 'then' && !(key in object))
        throw new TypeError(`${name} has no ${key}`);
      const value: unknown = Reflect.get(object, key);
      return typeof value === 'function' && !isClass(value) ? value.bind(object) : value;
    },
  });
}

const isClass = (value: object): boolean => /^class\b/.test(Function.prototype.toString.call(value));

/** An emitter that knows which events there are. */
export class StrictEmitter extends EventEmitter {
  override on(event: string, listener: (...args: never[]) => void): this {
    refuseEvent(event);
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  override once(event: string, listener: (...args: never[]) => void): this {
    refuseEvent(event);
    return super.once(event, listener as (...args: unknown[]) => void);
  }
}

function refuseEvent(event: string): void {
  if (!EVENT_NAMES.has(event)) throw new TypeError(`nothing in Electron emits ${event}`);
}

/** An event that may be prevented. */
export function preventable<T extends object>(details: T) {
  let prevented = false;
  return {
    ...details,
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
}
