import { relkind } from '../../schema/relation-kinds.js';
import { hasFeature } from '../../schema/server-features.js';
import { type CatalogRow, catalogReader } from './catalog-reader.js';
import { hasStatisticsTarget } from './scope.js';

/** An index, and the constraint that it belongs to. */
export interface IndexRow {
  readonly oid: string;
  readonly table: string;
  readonly name: string;
  readonly method: string;
  readonly unique: boolean;
  readonly usable: boolean;
  readonly clustered: boolean;
  readonly replicaIdentity: boolean;
  /** Its table is partitioned. */
  readonly partitioned: boolean;
  /** A constraint of a parent brought it along. Its index may be attached to an index of the parent without one. */
  readonly inherited: boolean;
  /** The index of the partitioned table that it is attached to, and whether that is valid: every partition has its part. */
  readonly attachedTo: readonly string[] | null;
  /** The names of its columns, if its table is partitioned: PostgreSQL names the indexes of partitions after them. */
  readonly keyNames: readonly string[] | null;
  /** How many of the columns are keys; the rest is included. */
  readonly keyCount: number;
  /** Positions in the table; 0 for an expression. */
  readonly columns: readonly number[];
  /** A bit for DESC, a bit for NULLS FIRST. */
  readonly options: readonly number[];
  readonly opclasses: readonly string[];
  readonly collations: readonly string[];
  /** Each key as pg_get_indexdef() prints it; only if one of them is an expression. */
  readonly expressions: readonly string[] | null;
  /** The whole of CREATE INDEX; only if one of the keys is an expression. */
  readonly definition: string | null;
  readonly predicate: string | null;
  readonly nullsNotDistinct: boolean;
  readonly with: readonly string[];
  readonly tablespace: string | null;
  /** `p`, `u` or `x` if it belongs to a constraint. */
  readonly constraint: string | null;
  readonly constraintOid: string | null;
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  /** WITHOUT OVERLAPS (PostgreSQL 18). */
  readonly temporal: boolean;
  /** Of an exclusion constraint, as they stand after WITH. */
  readonly operators: readonly string[];
}

const KEYS = `CASE WHEN i.indexprs IS NOT NULL THEN ARRAY(
  SELECT pg_get_indexdef(i.indexrelid, k, true) FROM generate_series(1, i.indnkeyatts) AS k ORDER BY k) END`;

/** Also whether PostgreSQL would bring the same, with the same constraint. */
const ATTACHED_TO = `CASE WHEN c.relispartition THEN (
  SELECT ARRAY[p.relname::text, (x.indisvalid AND CASE WHEN k.oid IS NULL THEN x.indoption = i.indoption
      ELSE NOT EXISTS (SELECT FROM pg_constraint AS a WHERE a.oid = k.conparentid
        AND (a.contype <> k.contype OR a.condeferrable <> k.condeferrable OR a.condeferred <> k.condeferred)) END
      AND (c.relkind <> ${relkind('partitionedIndex')} OR c.reloptions IS NOT DISTINCT FROM p.reloptions))::text]
    FROM pg_inherits AS h
    JOIN pg_class AS p ON p.oid = h.inhparent
    JOIN pg_index AS x ON x.indexrelid = h.inhparent
   WHERE h.inhrelid = c.oid) END`;

const KEY_NAMES = `CASE WHEN c.relkind = ${relkind('partitionedIndex')} THEN ARRAY(
  SELECT a.attname FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 ORDER BY a.attnum) END`;

const OPERATORS = `CASE WHEN k.contype = 'x' THEN ARRAY(
  SELECT CASE WHEN pg_operator_is_visible(o.oid) THEN o.oprname::text
              ELSE format('OPERATOR(%I.%s)', n.nspname, o.oprname) END
    FROM unnest(k.conexclop) WITH ORDINALITY AS e(oid, position)
    JOIN pg_operator AS o ON o.oid = e.oid
    JOIN pg_namespace AS n ON n.oid = o.oprnamespace
   ORDER BY e.position) ELSE '{}' END`;

// A foreign key names the index that it relies on in conindid too.
const FROM = `tables AS r
  JOIN pg_index AS i ON i.indrelid = r.oid
  JOIN pg_class AS c ON c.oid = i.indexrelid
  JOIN pg_am AS m ON m.oid = c.relam
  LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
  LEFT JOIN pg_constraint AS k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')`;

/** @param version as server_version_num says it */
export function indexesReader(version: number) {
  return catalogReader({
    fields: {
      oid: 'i.indexrelid',
      table: 'i.indrelid',
      name: 'c.relname',
      method: 'm.amname',
      unique: 'i.indisunique',
      usable: 'i.indisvalid AND i.indisready AND i.indislive',
      clustered: 'i.indisclustered',
      replicaIdentity: 'i.indisreplident',
      partitioned: `c.relkind = ${relkind('partitionedIndex')}`,
      inherited: 'coalesce(k.conparentid <> 0, c.relispartition)',
      attachedTo: ATTACHED_TO,
      keyNames: KEY_NAMES,
      keyCount: 'i.indnkeyatts',
      columns: 'i.indkey',
      options: 'i.indoption',
      opclasses: 'i.indclass',
      collations: 'i.indcollation',
      expressions: KEYS,
      definition: 'CASE WHEN i.indexprs IS NOT NULL THEN pg_get_indexdef(i.indexrelid, 0, true) END',
      predicate: 'pg_get_expr(i.indpred, i.indrelid, true)',
      nullsNotDistinct: hasFeature(version, 'nullsNotDistinct') ? 'i.indnullsnotdistinct' : 'false',
      with: "coalesce(c.reloptions, '{}')",
      tablespace: 's.spcname',
      constraint: 'k.contype',
      constraintOid: 'k.oid',
      deferrable: 'coalesce(k.condeferrable, false)',
      initiallyDeferred: 'coalesce(k.condeferred, false)',
      temporal: hasFeature(version, 'temporalKeys') ? 'coalesce(k.conperiod, false)' : 'false',
      operators: OPERATORS,
    },
    from: FROM,
    toRow: toIndexRow,
  });
}

function toIndexRow(row: CatalogRow<keyof IndexRow>): IndexRow {
  return {
    oid: row.text('oid'),
    table: row.text('table'),
    name: row.text('name'),
    method: row.text('method'),
    unique: row.flag('unique'),
    usable: row.flag('usable'),
    clustered: row.flag('clustered'),
    replicaIdentity: row.flag('replicaIdentity'),
    partitioned: row.flag('partitioned'),
    inherited: row.flag('inherited'),
    attachedTo: row.textsOrNull('attachedTo'),
    keyNames: row.textsOrNull('keyNames'),
    keyCount: row.integer('keyCount'),
    columns: row.integers('columns'),
    options: row.integers('options'),
    opclasses: row.texts('opclasses'),
    collations: row.texts('collations'),
    expressions: row.textsOrNull('expressions'),
    definition: row.textOrNull('definition'),
    predicate: row.textOrNull('predicate'),
    nullsNotDistinct: row.flag('nullsNotDistinct'),
    with: row.texts('with'),
    tablespace: row.textOrNull('tablespace'),
    constraint: row.textOrNull('constraint'),
    constraintOid: row.textOrNull('constraintOid'),
    deferrable: row.flag('deferrable'),
    initiallyDeferred: row.flag('initiallyDeferred'),
    temporal: row.flag('temporal'),
    operators: row.texts('operators'),
  };
}

/** Properties of a column of an index that pg_index doesn't contain. */
export interface IndexColumnRow {
  readonly index: string;
  readonly position: number;
  readonly opclassParameters: readonly string[];
  /** Null if it is the usual one. */
  readonly statistics: string | null;
}

/** @param version as server_version_num says it */
export function indexColumnsReader(version: number) {
  const hasTarget = hasStatisticsTarget('a', version);
  return catalogReader({
    fields: {
      index: 'a.attrelid',
      position: 'a.attnum',
      opclassParameters: "coalesce(a.attoptions, '{}')",
      statistics: `CASE WHEN ${hasTarget} THEN a.attstattarget::text END`,
    },
    from: `pg_attribute AS a
      JOIN pg_index AS i ON i.indexrelid = a.attrelid
     WHERE i.indrelid IN (SELECT oid FROM tables) AND (a.attoptions IS NOT NULL OR ${hasTarget})`,
    toRow: (row): IndexColumnRow => ({
      index: row.text('index'),
      position: row.integer('position'),
      opclassParameters: row.texts('opclassParameters'),
      statistics: row.textOrNull('statistics'),
    }),
  });
}
