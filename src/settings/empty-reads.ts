/** The sets in which reads are being noted; several where several configs are loaded at once. */
const observers = new Set<Set<string>>();
let original = process.env;

export interface Observed<T> {
  readonly result: T;
  /** The environment variables that were read and were empty, or not there. */
  readonly empty: ReadonlySet<string>;
}

/**
 * Runs something and notes which environment variables it finds empty, so that an error can name them. Meanwhile
 * `process.env` is a stand-in that reads and writes the real one.
 */
export async function observeEmptyReads<T>(run: () => Promise<T>): Promise<Observed<T>> {
  const empty = new Set<string>();
  if (observers.size === 0) {
    original = process.env;
    process.env = standInFor(original);
  }
  observers.add(empty);
  try {
    return { result: await run(), empty };
  } finally {
    observers.delete(empty);
    if (observers.size === 0) process.env = original;
  }
}

function standInFor(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return new Proxy(env, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof name === 'string' && !value) {
        for (const observer of observers) observer.add(name);
      }
      return value;
    },
    // Without it the assignment would define a property, which process.env refuses.
    set: (target, name, value) => Reflect.set(target, name, value),
  });
}
