interface KindRule {
  /** In SQL, after CREATE, DROP and COMMENT ON. */
  readonly words: string;
  /** What tells two of a kind apart: a name in the database, in a schema, there with arguments, or on a table. */
  readonly place: 'database' | 'schema' | 'routine' | 'table';
  /** Its name is one of the schema's, although it stands on a table. */
  readonly isNamedAlone?: boolean;
  /** CREATE OR REPLACE exists. */
  readonly isReplaceable?: boolean;
  /** It stands where tables stand, and has a row type. */
  readonly isRelation?: boolean;
}

/** The kinds of objects that PostgreSQL knows by a definition. */
export const DEFINED_KINDS = {
  extension: { words: 'EXTENSION', place: 'database' },
  function: { words: 'FUNCTION', place: 'routine', isReplaceable: true },
  procedure: { words: 'PROCEDURE', place: 'routine', isReplaceable: true },
  aggregate: { words: 'AGGREGATE', place: 'routine', isReplaceable: true },
  view: { words: 'VIEW', place: 'schema', isReplaceable: true, isRelation: true },
  materializedView: { words: 'MATERIALIZED VIEW', place: 'schema', isRelation: true },
  materializedViewIndex: { words: 'INDEX', place: 'table', isNamedAlone: true },
  rule: { words: 'RULE', place: 'table', isReplaceable: true },
  trigger: { words: 'TRIGGER', place: 'table', isReplaceable: true },
  policy: { words: 'POLICY', place: 'table' },
  eventTrigger: { words: 'EVENT TRIGGER', place: 'database' },
} as const satisfies Readonly<Record<string, KindRule>>;

export type DefinedKind = keyof typeof DEFINED_KINDS;

type KindsWith<Rule> = { [Kind in DefinedKind]: (typeof DEFINED_KINDS)[Kind] extends Rule ? Kind : never }[DefinedKind];

/** Those that stand on a table. */
export type TablePartKind = KindsWith<{ readonly place: 'table' }>;

export type ReplaceableKind = KindsWith<{ readonly isReplaceable: true }>;

export function ruleOf(kind: DefinedKind): KindRule {
  return DEFINED_KINDS[kind];
}

export function isDefinedKind(word: string): word is DefinedKind {
  return Object.hasOwn(DEFINED_KINDS, word);
}
