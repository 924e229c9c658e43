import { type DefinedKind, ruleOf } from './defined-kinds.js';
import { type Key, objectKey, routineKey } from './keys.js';
import { formatName, nameKey, type QualifiedName } from './names.js';

/** What tells one object from all others. */
export interface ObjectIdentity {
  readonly kind: DefinedKind;
  /** Null for the default schema, and for objects without a schema. */
  readonly schema: string | null;
  readonly name: string;
  /** The types of the arguments of a routine or operator: `integer, text`; the method of an operator class. */
  readonly signature: string | null;
  /** The table of a trigger, a policy or a rule. It is in the same schema. */
  readonly table: string | null;
}

/**
 * Something that is known by a definition and changed as a whole: a view, a function, a trigger. It is compared as
 * PostgreSQL prints it, so both sides must come from a database.
 */
export interface DefinedObject extends ObjectIdentity {
  /** The whole CREATE statement. */
  readonly definition: string;
  /**
   * The parts that must stay if the definition is replaced in place: the columns of a view, the result and the
   * arguments of a function. More may follow at the end. Null if the definition can't be replaced in place.
   */
  readonly frame: readonly string[] | null;
  /** What CREATE cannot say, such as a trigger's being disabled. */
  readonly additions: readonly Addition[];
  readonly comment: string | null;
  /** Statements that restore what is not compared when the object is recreated: owner and privileges. */
  readonly restored: readonly string[];
  /**
   * The statement that turns an object with the same frame into this one, if PostgreSQL has no CREATE OR REPLACE for
   * it. Empty if the additions alone make the difference.
   */
  readonly alteration?: string;
  /** A view that another one of its name and columns takes the place of, or has taken the place of. */
  readonly isStandIn?: true;
  /** The version of an extension; missing if it is not compared. */
  readonly version?: string;
  /**
   * PostgreSQL keeps the body of a routine, or a default of an argument, as a parsed expression. Such an expression depends on the
   * columns of the rows that it uses.
   */
  readonly isParsed?: true;
}

/** A statement for what CREATE cannot say, and one that takes it back. */
export interface Addition {
  readonly set: string;
  readonly unset: string;
  /** CREATE includes this addition: the statements are for an object that already exists. */
  readonly isInCreate?: boolean;
}

/** One object depends on another: PostgreSQL refuses to drop the second before the first. */
export interface Dependence {
  readonly dependent: Key;
  readonly on: Key;
}

/** The statements that follow CREATE. */
export function statementsAfterCreate({ additions }: Pick<DefinedObject, 'additions'>): readonly string[] {
  return additions.filter(({ isInCreate }) => isInCreate !== true).map(({ set }) => set);
}

/** The identity alone. */
export function identityOf({ kind, schema, name, signature, table }: ObjectIdentity): ObjectIdentity {
  return { kind, schema, name, signature, table };
}

export function definedKey(object: ObjectIdentity): Key {
  const { kind, signature, table } = object;
  const { place, isRelation = false, isNamedAlone = false, isType = false } = ruleOf(kind);
  if (isType) {
    return objectKey('type', object);
  }
  if (isRelation || isNamedAlone) {
    return objectKey(isRelation ? 'table' : 'relation', object);
  }
  return place === 'routine'
    ? routineKey(object, signature ?? '')
    : `object:${[kind, nameKey(object), signature ?? '', table ?? ''].join('\0')}`;
}

/** A key for maps of objects: other than things of PostgreSQL, a view and a materialized view are never the same. */
export function objectMapKey(object: ObjectIdentity): string {
  return `${object.kind} ${definedKey(object)}`;
}

/** The table or view that the object is on. */
export function tableOfObject({ schema, table }: ObjectIdentity): QualifiedName | null {
  return table === null ? null : { schema, name: table };
}

/** For people: `active_users`, `touch(integer)`, `set_updated_at on users`, `ordered USING btree`. */
export function formatObject(object: ObjectIdentity): string {
  const table = tableOfObject(object);
  if (table !== null) {
    return `${object.name} on ${formatName(table)}`;
  }
  const { kind, signature } = object;
  if (signature === null) {
    return formatName(object);
  }
  return ruleOf(kind).place === 'method'
    ? `${formatName(object)} USING ${signature}`
    : `${formatName(object)}(${signature})`;
}
