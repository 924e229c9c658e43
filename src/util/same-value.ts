/** Deep equality of plain data: what JSON can hold. A key whose value is undefined counts as absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  return sameEntries(a, b);
}

/** Whether two objects are the same, except for the values of some keys. */
export function sameValueBut(a: object, b: object, ignored: ReadonlySet<string>): boolean {
  return isContainer(a) && isContainer(b) && sameEntries(a, b, ignored);
}

type Container = Readonly<Record<string, unknown>>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

const NOTHING: ReadonlySet<string> = new Set();

function sameEntries(a: Container, b: Container, ignored = NOTHING): boolean {
  let surplus = 0;
  for (const key in a) {
    if (a[key] !== undefined && !ignored.has(key)) {
      if (!sameValue(a[key], b[key])) {
        return false;
      }
      surplus += 1;
    }
  }
  for (const key in b) {
    surplus -= b[key] !== undefined && !ignored.has(key) ? 1 : 0;
  }
  return surplus === 0;
}
