import type { DefinedKind } from '../../schema/defined-kinds.js';

/**
 * What models have for an object of each kind: a function of the metadata for an object in a schema, or for one in the
 * database, an item of a table or view, or only `metadata.sql`.
 */
const MODEL_WORDS = {
  view: 'inSchema',
  materializedView: 'inSchema',
  function: 'inSchema',
  procedure: 'inSchema',
  aggregate: 'inSchema',
  extension: 'inDatabase',
  eventTrigger: 'inDatabase',
  rule: 'onTable',
  trigger: 'onTable',
  policy: 'onTable',
  language: 'sql',
  baseType: 'sql',
  accessMethod: 'sql',
  operator: 'sql',
  operatorFamily: 'sql',
  operatorClass: 'sql',
  cast: 'sql',
  transform: 'sql',
  conversion: 'sql',
  textSearchParser: 'sql',
  textSearchTemplate: 'sql',
  textSearchDictionary: 'sql',
  textSearchConfiguration: 'sql',
  foreignDataWrapper: 'sql',
  server: 'sql',
  userMapping: 'sql',
  foreignTable: 'sql',
  materializedViewIndex: 'sql',
  publication: 'sql',
  securityLabel: 'sql',
} as const satisfies Readonly<Record<DefinedKind, 'inSchema' | 'inDatabase' | 'onTable' | 'sql'>>;

type KindsWith<Place> = {
  [Kind in DefinedKind]: (typeof MODEL_WORDS)[Kind] extends Place ? Kind : never;
}[DefinedKind];

/** Kinds with a function of the metadata. */
export type WordKind = KindsWith<'inSchema' | 'inDatabase'>;

export function hasWord<Kind extends DefinedKind>(kind: Kind): kind is Kind & WordKind {
  return MODEL_WORDS[kind] === 'inSchema' || MODEL_WORDS[kind] === 'inDatabase';
}

/** Whether the function of the kind uses the schema of the metadata. */
export function isPlaced(kind: DefinedKind): boolean {
  return MODEL_WORDS[kind] === 'inSchema';
}

/** Functions of the metadata that use its schema. */
export const PLACED_WORDS: ReadonlySet<string> = new Set([
  'table',
  'partition',
  'enum',
  'domain',
  'composite',
  'range',
  'sequence',
  'collation',
  ...Object.entries(MODEL_WORDS).flatMap(([kind, place]) => (place === 'inSchema' ? [kind] : [])),
]);
