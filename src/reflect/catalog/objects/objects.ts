import { type DefinedKind, isDefinedKind } from '../../../schema/defined-kinds.js';
import { type CatalogReader, catalogReader, NO_ROWS } from '../catalog-reader.js';
import { CITUS_FACTS } from '../distributions.js';
import { AGGREGATES } from './aggregates.js';
import { BASE_TYPES } from './base-types.js';
import { CASTS, CONVERSIONS, TRANSFORMS } from './conversions.js';
import { EVENT_TRIGGERS } from './event-triggers.js';
import { EXTENSIONS } from './extensions.js';
import { FOREIGN_DATA_WRAPPERS, SERVERS, USER_MAPPINGS } from './foreign.js';
import { FOREIGN_TABLES } from './foreign-tables.js';
import { ACCESS_METHODS, LANGUAGES } from './languages.js';
import { MATERIALIZED_VIEW_INDEXES } from './materialized-view-indexes.js';
import { isPresentSql, type ObjectSource, objectSql } from './object-source.js';
import { OPERATOR_CLASSES, OPERATOR_FAMILIES, OPERATORS } from './operators.js';
import { POLICIES } from './policies.js';
import { publications } from './publications.js';
import { FUNCTIONS, PROCEDURES } from './routines.js';
import { RULES } from './rules.js';
import { SECURITY_LABELS } from './security-labels.js';
import {
  TEXT_SEARCH_CONFIGURATIONS,
  TEXT_SEARCH_DICTIONARIES,
  TEXT_SEARCH_PARSERS,
  TEXT_SEARCH_TEMPLATES,
} from './text-search.js';
import { TRIGGERS } from './triggers.js';
import { MATERIALIZED_VIEWS, VIEWS } from './views.js';

type SourcesByKind = { readonly [Kind in DefinedKind]: ObjectSource<Kind> };

const sourcesByKind = (version: number): SourcesByKind => ({
  extension: EXTENSIONS,
  language: LANGUAGES,
  baseType: BASE_TYPES,
  function: FUNCTIONS,
  procedure: PROCEDURES,
  aggregate: AGGREGATES,
  accessMethod: ACCESS_METHODS,
  operator: OPERATORS,
  operatorFamily: OPERATOR_FAMILIES,
  operatorClass: OPERATOR_CLASSES,
  cast: CASTS,
  transform: TRANSFORMS,
  conversion: CONVERSIONS,
  textSearchParser: TEXT_SEARCH_PARSERS,
  textSearchTemplate: TEXT_SEARCH_TEMPLATES,
  textSearchDictionary: TEXT_SEARCH_DICTIONARIES,
  textSearchConfiguration: TEXT_SEARCH_CONFIGURATIONS,
  foreignDataWrapper: FOREIGN_DATA_WRAPPERS,
  server: SERVERS,
  userMapping: USER_MAPPINGS,
  foreignTable: FOREIGN_TABLES,
  view: VIEWS,
  materializedView: MATERIALIZED_VIEWS,
  materializedViewIndex: MATERIALIZED_VIEW_INDEXES,
  rule: RULES,
  trigger: TRIGGERS,
  policy: POLICIES,
  publication: publications(version),
  eventTrigger: EVENT_TRIGGERS,
  securityLabel: SECURITY_LABELS,
});

function sources(version: number): readonly ObjectSource[] {
  return Object.values(sourcesByKind(version));
}

/**
 * SQL for a JSON list of the kinds that exist in the database, in a form that any server version can run. This check
 * costs less than planning the queries for kinds that don't exist.
 */
export const PRESENT_KINDS = `(SELECT json_agg(k.kind)::text
  FROM (VALUES ${sources(0)
    .map((source) => `('${source.kind}', ${isPresentSql(source)})`)
    .join(',\n')},
  ${Object.entries(CITUS_FACTS)
    .map(([fact, sql]) => `('${fact}', ${sql})`)
    .join(',\n')}) AS k(kind, present) WHERE k.present)`;

export interface ObjectRow {
  readonly kind: DefinedKind;
  readonly schema: string | null;
  readonly name: string;
  readonly signature: string | null;
  readonly table: string | null;
  readonly definition: string;
  readonly frame: readonly string[] | null;
  readonly additions: readonly string[];
  readonly restored: readonly string[];
  readonly alteration: string | null;
  readonly version: string | null;
  readonly parts: readonly string[];
  readonly isParsed: boolean;
  readonly comment: string | null;
}

/**
 * @param version as server_version_num says it
 * @param kinds those that are read
 */
export function objectsReader(version: number, kinds: ReadonlySet<string>): CatalogReader<ObjectRow> {
  const wanted = sources(version).filter(({ kind }) => kinds.has(kind));
  return wanted.length === 0 ? NO_ROWS : readerOf(wanted);
}

/** The object of a kind that has the names of $3 to $6: schema, name, signature, table. */
export function objectReader(version: number, kind: DefinedKind): CatalogReader<ObjectRow> {
  return readerOf([sourcesByKind(version)[kind]], ONE_OBJECT);
}

const ONE_OBJECT = `WHERE o.name = $4 AND o.schema IS NOT DISTINCT FROM $3 AND o.signature IS NOT DISTINCT FROM $5
  AND o."table" IS NOT DISTINCT FROM $6`;

const readerOf = (wanted: readonly ObjectSource[], where = '') =>
  catalogReader({
    fields: {
      kind: 'o.kind',
      schema: 'o.schema',
      name: 'o.name',
      signature: 'o.signature',
      table: 'o."table"',
      definition: 'o.definition',
      frame: 'o.frame',
      additions: 'o.additions',
      restored: 'o.restored',
      alteration: 'o.alteration',
      version: 'o.version',
      parts: 'o.parts',
      isParsed: 'o.parsed',
      comment: 'o.comment',
    },
    from: `(${wanted.map(objectSql).join(' UNION ALL ')}) AS o(kind, schema, name, signature, "table", definition, frame, additions, restored, comment, alteration, version, parts, parsed) ${where}`,
    toRow: (row): ObjectRow => ({
      kind: toKind(row.text('kind')),
      schema: row.textOrNull('schema'),
      name: row.text('name'),
      signature: row.textOrNull('signature'),
      table: row.textOrNull('table'),
      definition: row.text('definition'),
      frame: row.textsOrNull('frame'),
      additions: row.texts('additions'),
      restored: row.texts('restored'),
      alteration: row.textOrNull('alteration'),
      version: row.textOrNull('version'),
      parts: row.texts('parts'),
      isParsed: row.flag('isParsed'),
      comment: row.textOrNull('comment'),
    }),
  });

function toKind(word: string): DefinedKind {
  if (!isDefinedKind(word)) {
    throw new TypeError(`the catalog gave an object of the kind ${word}`);
  }
  return word;
}
