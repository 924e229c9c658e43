// Drizzle registers its symbols, so that objects of another copy of it are known too.
const ENTITY_KIND = Symbol.for('drizzle:entityKind');
const IS_ENUM = Symbol.for('drizzle:isPgEnum');

/** What a target can declare by Drizzle. Relations and tables of other databases aren't among it. */
const DECLARED = ['PgTable', 'PgView', 'PgMaterializedView', 'PgSequence', 'PgSchema', 'PgPolicy', 'PgRole'] as const;

export type DrizzleKind = (typeof DECLARED)[number] | 'PgEnum';

/** The kind of an object that Drizzle made; null for any other value, and for what isn't part of a schema. */
export function findDrizzleKind(value: unknown): DrizzleKind | null {
  if (typeof value === 'function') return Reflect.get(value, IS_ENUM) === true ? 'PgEnum' : null;
  return DECLARED.find((kind) => isEntity(value, kind)) ?? null;
}

/** Is it an object of this class of Drizzle, or of a class that extends it? */
export function isEntity(value: unknown, kind: string): value is object {
  if (typeof value !== 'object' || value === null) return false;
  let maker: unknown = Object.getPrototypeOf(value)?.constructor;
  while (typeof maker === 'function') {
    if (Object.hasOwn(maker, ENTITY_KIND) && Reflect.get(maker, ENTITY_KIND) === kind) return true;
    maker = Object.getPrototypeOf(maker);
  }
  return false;
}
