interface KindRule {
  /** In SQL, after CREATE, DROP and COMMENT ON. */
  readonly words: string;
  /**
   * What identifies an object among others of its kind: a name in the database or in a schema; a name in a schema with
   * arguments, operands, or the method of an index; a name on a table; or a piece of SQL, such as `(integer AS text)`.
   */
  readonly place: 'database' | 'schema' | 'routine' | 'operator' | 'method' | 'table' | 'sql';
  /** The object is on a table, but its name is unique in the schema. */
  readonly isNamedAlone?: boolean;
  /** CREATE OR REPLACE exists. */
  readonly isReplaceable?: boolean;
  /** The object shares the namespace of tables, and has a row type. */
  readonly isRelation?: boolean;
  /** The object shares the namespace of types. */
  readonly isType?: boolean;
  /** PostgreSQL keeps a part of the object parsed, and prints that part in its own way. */
  readonly holdsExpressions?: boolean;
  /** Tables may use it, in their defaults, checks, types and indexes. */
  readonly isForTables?: boolean;
  /** ALTER … RENAME TO exists, and ALTER … SET SCHEMA. */
  readonly isRenamable?: boolean;
  readonly isMovable?: boolean;
}

/** The kinds of objects that PostgreSQL knows by a definition. */
const DEFINED_KINDS = {
  extension: { words: 'EXTENSION', place: 'database', isMovable: true },
  language: { words: 'LANGUAGE', place: 'database', isForTables: true, isRenamable: true },
  baseType: {
    words: 'TYPE',
    place: 'schema',
    isType: true,
    isForTables: true,
    isRenamable: true,
    isMovable: true,
  },
  function: {
    words: 'FUNCTION',
    place: 'routine',
    isReplaceable: true,
    isForTables: true,
    isRenamable: true,
    isMovable: true,
    holdsExpressions: true,
  },
  procedure: {
    words: 'PROCEDURE',
    place: 'routine',
    isReplaceable: true,
    isForTables: true,
    isRenamable: true,
    isMovable: true,
    holdsExpressions: true,
  },
  aggregate: {
    words: 'AGGREGATE',
    place: 'routine',
    isReplaceable: true,
    isForTables: true,
    isRenamable: true,
    isMovable: true,
  },
  accessMethod: { words: 'ACCESS METHOD', place: 'database', isForTables: true },
  operator: { words: 'OPERATOR', place: 'operator', isForTables: true, isMovable: true },
  operatorFamily: { words: 'OPERATOR FAMILY', place: 'method', isForTables: true, isRenamable: true, isMovable: true },
  operatorClass: { words: 'OPERATOR CLASS', place: 'method', isForTables: true, isRenamable: true, isMovable: true },
  cast: { words: 'CAST', place: 'sql', isForTables: true },
  transform: { words: 'TRANSFORM', place: 'sql', isForTables: true },
  conversion: { words: 'CONVERSION', place: 'schema', isForTables: true, isRenamable: true, isMovable: true },
  textSearchParser: {
    words: 'TEXT SEARCH PARSER',
    place: 'schema',
    isForTables: true,
    isRenamable: true,
    isMovable: true,
  },
  textSearchTemplate: {
    words: 'TEXT SEARCH TEMPLATE',
    place: 'schema',
    isForTables: true,
    isRenamable: true,
    isMovable: true,
  },
  textSearchDictionary: {
    words: 'TEXT SEARCH DICTIONARY',
    place: 'schema',
    isForTables: true,
    isRenamable: true,
    isMovable: true,
  },
  textSearchConfiguration: {
    words: 'TEXT SEARCH CONFIGURATION',
    place: 'schema',
    isForTables: true,
    isRenamable: true,
    isMovable: true,
  },
  foreignDataWrapper: { words: 'FOREIGN DATA WRAPPER', place: 'database', isForTables: true, isRenamable: true },
  server: { words: 'SERVER', place: 'database', isForTables: true, isRenamable: true },
  userMapping: { words: 'USER MAPPING', place: 'sql' },
  foreignTable: {
    words: 'FOREIGN TABLE',
    place: 'schema',
    isRelation: true,
    isRenamable: true,
    isMovable: true,
    holdsExpressions: true,
  },
  view: {
    words: 'VIEW',
    place: 'schema',
    isReplaceable: true,
    isRelation: true,
    isRenamable: true,
    isMovable: true,
    holdsExpressions: true,
  },
  materializedView: {
    words: 'MATERIALIZED VIEW',
    place: 'schema',
    isRelation: true,
    isRenamable: true,
    isMovable: true,
    holdsExpressions: true,
  },
  materializedViewIndex: {
    words: 'INDEX',
    place: 'table',
    isNamedAlone: true,
    isRenamable: true,
    holdsExpressions: true,
  },
  rule: { words: 'RULE', place: 'table', isReplaceable: true, isRenamable: true, holdsExpressions: true },
  trigger: { words: 'TRIGGER', place: 'table', isReplaceable: true, isRenamable: true, holdsExpressions: true },
  policy: { words: 'POLICY', place: 'table', isRenamable: true, holdsExpressions: true },
  publication: { words: 'PUBLICATION', place: 'database', isRenamable: true, holdsExpressions: true },
  eventTrigger: { words: 'EVENT TRIGGER', place: 'database', isRenamable: true },
  securityLabel: { words: 'SECURITY LABEL', place: 'sql', isReplaceable: true },
} as const satisfies Readonly<Record<string, KindRule>>;

export type DefinedKind = keyof typeof DEFINED_KINDS;

type KindsWith<Rule> = { [Kind in DefinedKind]: (typeof DEFINED_KINDS)[Kind] extends Rule ? Kind : never }[DefinedKind];

/** The kinds whose objects are on a table. */
export type TablePartKind = KindsWith<{ readonly place: 'table' }>;

export type ReplaceableKind = KindsWith<{ readonly isReplaceable: true }>;

export type RenamableKind = KindsWith<{ readonly isRenamable: true }>;

export type MovableKind = KindsWith<{ readonly isMovable: true }>;

/** Kinds that are not on a table: their directives take no table. */
export type FreeKind = Exclude<DefinedKind, TablePartKind>;

export function ruleOf(kind: DefinedKind): KindRule {
  return DEFINED_KINDS[kind];
}

export function isTablePart<Kind extends DefinedKind>(kind: Kind): kind is Kind & TablePartKind {
  return ruleOf(kind).place === 'table';
}

export function isFree<Kind extends DefinedKind>(kind: Kind): kind is Kind & FreeKind {
  return !isTablePart(kind);
}

export function isReplaceable<Kind extends DefinedKind>(kind: Kind): kind is Kind & ReplaceableKind {
  return ruleOf(kind).isReplaceable === true;
}

export function isRenamable<Kind extends DefinedKind>(kind: Kind): kind is Kind & RenamableKind {
  return ruleOf(kind).isRenamable === true;
}

export function isMovable<Kind extends DefinedKind>(kind: Kind): kind is Kind & MovableKind {
  return ruleOf(kind).isMovable === true;
}

export function isDefinedKind(word: string): word is DefinedKind {
  return Object.hasOwn(DEFINED_KINDS, word);
}

/** All of them. */
export const KINDS: readonly DefinedKind[] = Object.keys(DEFINED_KINDS).filter(isDefinedKind);
