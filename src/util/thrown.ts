import { isError } from './kind-of-value.js';

/** Longer texts than this say nothing more. */
const LONGEST = 500;

/** What was thrown, in words. Never throws, whatever the value does when it is read. */
export function describeThrown(thrown: unknown): string {
  try {
    const text = isReadableError(thrown) ? thrown.message || thrown.name : describeValue(thrown);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  } catch {
    return 'a value that cannot be read';
  }
}

function describeValue(value: unknown): string {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value);
  const message: unknown = Reflect.get(value, 'message');
  if (typeof message === 'string' && message !== '') return message;
  const text = typeof value === 'function' ? 'a function' : String(value);
  return text === '[object Object]' ? 'an object that is not an Error' : text;
}

/** Whether it is an Error whose fields can be read: a getter of it, or a Proxy around it, may throw. */
export function isReadableError(thrown: unknown): thrown is Error {
  try {
    if (!isError(thrown)) return false;
    const { name, message, stack = '' } = thrown;
    // To read a field is the test.
    Reflect.get(thrown, 'cause');
    return [name, message, stack].every((field) => typeof field === 'string');
  } catch {
    return false;
  }
}

/** What was thrown, or an error instead of it if asking for its kind or reading it throws. */
export function toReadable(thrown: unknown): unknown {
  try {
    if (!isError(thrown) || isReadableError(thrown)) return thrown;
  } catch {
    // A Proxy may refuse even `instanceof`.
  }
  return new Error(describeThrown(thrown));
}

/** Each error that led to it, from the outermost in; every one once, as an error may be its own cause. */
export function causesOf(thrown: unknown): readonly Error[] {
  const found: Error[] = [];
  for (let each = thrown; isReadableError(each) && !found.includes(each) && found.length < MOST_CAUSES; ) {
    found.push(each);
    each = each.cause;
  }
  return found;
}

/** A getter may make a new cause each time it is read. */
const MOST_CAUSES = 50;

/** Finds a field of an error that has a text in it; undefined if it cannot be read. */
export function textOfError(thrown: unknown, field: string): string | undefined {
  try {
    const value: unknown = isReadableError(thrown) ? Reflect.get(thrown, field) : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}
