import type { WrittenType } from '../act.js';

/** What a change of type does to the rows of a table. */
export type TypeChange = 'nothing' | 'rewrite' | 'perhaps rewrite' | 'narrows' | 'unknown';

const TEXT = new Set(['text', 'varchar']);

/** As measured on PostgreSQL 14 to 18. Without the old type, only some changes can be judged. */
export function judgeTypeChange(from: WrittenType | null, to: WrittenType): TypeChange {
  if (to.isArray || from?.isArray === true) return sameType(from, to) ? 'nothing' : 'rewrite';
  return from === null ? withoutOldType(to) : withOldType(from, to);
}

function withOldType(from: WrittenType, to: WrittenType): TypeChange {
  if (sameType(from, to)) return 'nothing';
  if (TEXT.has(from.name) && TEXT.has(to.name)) return lengthOf(to) >= lengthOf(from) ? 'nothing' : 'narrows';
  if (from.name === 'numeric' && to.name === 'numeric') return numericChange(from, to);
  if (from.name === to.name) return precisionChange(from, to);
  if (from.name === 'cidr' && to.name === 'inet') return 'nothing';
  return isNarrower(from.name, to.name) ? 'narrows' : 'rewrite';
}

const INTEGERS = ['int2', 'int4', 'int8'];

function isNarrower(from: string, to: string): boolean {
  const [before, after] = [INTEGERS.indexOf(from), INTEGERS.indexOf(to)];
  return after !== -1 && (before > after || ['numeric', 'float8', 'float4'].includes(from));
}

function lengthOf({ modifiers: [length = Number.POSITIVE_INFINITY] }: WrittenType): number {
  return length;
}

function numericChange({ modifiers: from }: WrittenType, { modifiers: to }: WrittenType): TypeChange {
  const [toPrecision, toScale = 0] = to;
  if (toPrecision === undefined) return 'nothing';
  const [fromPrecision, fromScale = 0] = from;
  if (fromPrecision === undefined || toPrecision - toScale < fromPrecision - fromScale) return 'narrows';
  return toScale === fromScale ? 'nothing' : 'rewrite';
}

const TIMES = new Set(['time', 'timetz', 'timestamp', 'timestamptz', 'interval', 'varbit']);

function precisionChange(from: WrittenType, to: WrittenType): TypeChange {
  if (!TIMES.has(from.name)) return 'rewrite';
  return lengthOf(to) >= lengthOf(from) ? 'nothing' : 'rewrite';
}

// Below this, a limit is more likely a new one than a raised one.
const SHORT = 100;

/** `text` and `varchar` are usually the target of `varchar(n)`, which PostgreSQL changes without touching a row. */
function withoutOldType(to: WrittenType): TypeChange {
  if (TEXT.has(to.name)) return lengthOf(to) > SHORT ? 'unknown' : 'narrows';
  if (to.name === 'numeric') return to.modifiers.length > 0 ? 'perhaps rewrite' : 'unknown';
  if (to.name === 'inet') return 'unknown';
  return 'rewrite';
}

function sameType(from: WrittenType | null, to: WrittenType): boolean {
  return (
    from !== null &&
    from.name === to.name &&
    from.isArray === to.isArray &&
    from.modifiers.join() === to.modifiers.join()
  );
}
