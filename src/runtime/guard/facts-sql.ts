import { relkindArray } from '../../schema/relation-kinds.js';
import type { Queryable } from '../../util/queryable.js';
import type { ColumnFacts, DatabaseFacts, LockedFacts, RelationFacts } from './facts.js';

// These run between the statements of a revision, under its search path, so every name is qualified (see
// util/own-search-path). Numbers go as text: drivers disagree about oid and bigint.

/** Where lo_unlink() deletes. */
const LARGE_OBJECTS = '2613';

const COLUMNS = `(
  SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
           a.attnum::pg_catalog.text, a.attname,
           CASE WHEN t.typtype OPERATOR(pg_catalog.=) 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod)
                ELSE pg_catalog.format_type(a.atttypid, a.atttypmod) END,
           pg_catalog.concat(a.atttypid, ' ', a.atttypmod),
           COALESCE(e.typtype, t.typtype) OPERATOR(pg_catalog.=) 'e',
           a.attgenerated OPERATOR(pg_catalog.<>) ''))
    FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_type AS t ON t.oid OPERATOR(pg_catalog.=) a.atttypid
    LEFT JOIN pg_catalog.pg_type AS e
      ON e.oid OPERATOR(pg_catalog.=) t.typelem AND t.typcategory OPERATOR(pg_catalog.=) 'A'
   WHERE a.attrelid OPERATOR(pg_catalog.=) c.oid AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped)`;

const PARENTS = `(
  SELECT pg_catalog.json_agg(i.inhparent::pg_catalog.text) FROM pg_catalog.pg_inherits AS i
   WHERE i.inhrelid OPERATOR(pg_catalog.=) c.oid)`;

const RELATION = `pg_catalog.json_build_array(
  c.oid::pg_catalog.text, n.nspname, c.relname, pg_catalog.pg_table_is_visible(c.oid), c.relkind,
  c.relfilenode::pg_catalog.text, pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid),
  pg_catalog.pg_stat_get_xact_tuples_updated(c.oid), ${PARENTS}, ${COLUMNS})`;

const FROM = `pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace`;

const SETTINGS = `'countsRows', pg_catalog.current_setting('track_counts') OPERATOR(pg_catalog.=) 'on',
  'timeZone', pg_catalog.current_setting('TimeZone')`;

/** Every relation that can lose data: no temporary ones, none of the system. */
const EVERYTHING = `SELECT pg_catalog.json_build_object(${SETTINGS}, 'relations', (
  SELECT pg_catalog.json_agg(${RELATION}) FROM ${FROM}
   WHERE c.oid OPERATOR(pg_catalog.=) ${LARGE_OBJECTS}
      OR c.relkind OPERATOR(pg_catalog.=) ANY (${relkindArray('table', 'partitionedTable', 'compositeType')})
     AND c.relpersistence OPERATOR(pg_catalog.<>) 't'
     AND n.nspname OPERATOR(pg_catalog.<>) ALL ('{pg_catalog,information_schema,pg_toast}'::pg_catalog.name[])
))::pg_catalog.text AS facts`;

/** What this transaction has locked for writing. A relation that was dropped is still locked. */
const LOCKED = `WITH held AS (
  SELECT l.relation AS oid,
         pg_catalog.bool_or(l.mode OPERATOR(pg_catalog.=) 'AccessExclusiveLock') AS exclusive
    FROM pg_catalog.pg_locks AS l
   WHERE l.locktype OPERATOR(pg_catalog.=) 'relation' AND l.granted
     AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
     AND l.mode OPERATOR(pg_catalog.<>) ALL ('{AccessShareLock,RowShareLock}'::pg_catalog.text[])
   GROUP BY l.relation
)
SELECT pg_catalog.json_build_object(${SETTINGS},
  'locked', (SELECT pg_catalog.json_agg(held.oid::pg_catalog.text) FROM held),
  'exclusive', (SELECT pg_catalog.json_agg(held.oid::pg_catalog.text) FROM held WHERE held.exclusive),
  'relations', (
    SELECT pg_catalog.json_agg(${RELATION}) FROM ${FROM}
     WHERE c.oid OPERATOR(pg_catalog.=) ${LARGE_OBJECTS}
        OR c.relkind OPERATOR(pg_catalog.=) ANY (${relkindArray('table', 'partitionedTable', 'compositeType', 'foreignTable')})
       AND EXISTS (SELECT FROM held WHERE held.oid OPERATOR(pg_catalog.=) c.oid)
))::pg_catalog.text AS facts`;

/** Reads all that a revision could lose, before its first statement. */
export async function readFacts(ask: Queryable): Promise<DatabaseFacts> {
  return toFacts(await askForJson(ask, EVERYTHING));
}

/** Reads what the transaction has touched so far. @param first a statement to run first, to save a round trip */
export async function readLocked(ask: Queryable, first = ''): Promise<LockedFacts> {
  const value = await askForJson(ask, first === '' ? LOCKED : `${first};\n${LOCKED}`);
  return { ...toFacts(value), locked: new Set(texts(value.locked)), exclusive: new Set(texts(value.exclusive)) };
}

/** The oids of a relation and of all that inherits from it. */
export async function readDescendants(ask: Queryable, oid: string): Promise<readonly string[]> {
  const { rows } = await ask.query<{ readonly oids: string }>(`WITH RECURSIVE tree AS (
  SELECT ${oid}::pg_catalog.oid AS oid
  UNION ALL
  SELECT i.inhrelid FROM pg_catalog.pg_inherits AS i JOIN tree ON i.inhparent OPERATOR(pg_catalog.=) tree.oid
)
SELECT pg_catalog.json_agg(tree.oid::pg_catalog.text)::pg_catalog.text AS oids FROM tree`);
  return texts(JSON.parse(String(rows[0]?.oids)));
}

type Json = Readonly<Record<string, unknown>>;

async function askForJson(ask: Queryable, sql: string): Promise<Json> {
  const { rows } = await ask.query<{ readonly facts: string }>(sql);
  const value: unknown = JSON.parse(String(rows[0]?.facts));
  return Object.fromEntries(Object.entries(value ?? {}));
}

function toFacts({ countsRows, timeZone, relations }: Json): DatabaseFacts {
  return {
    countsRows: countsRows === true,
    fixedTimeZone: /^(?:Etc\/)?(?:UTC|GMT|UCT|Universal|Zulu|Greenwich)$/i.test(String(timeZone)),
    relations: new Map(
      list(relations)
        .map((row) => toRelation(list(row)))
        .map((relation) => [relation.oid, relation]),
    ),
  };
}

function toRelation(row: readonly unknown[]): RelationFacts {
  const [oid, schema, name, isVisible, kind, fileNode, deleted, updated, parents, columns] = row;
  return {
    oid: String(oid),
    schema: String(schema),
    name: oid === LARGE_OBJECTS ? 'large objects' : String(name),
    isVisible: isVisible === true,
    kind: String(kind),
    fileNode: String(fileNode),
    deleted: Number(deleted),
    updated: Number(updated),
    parents: texts(parents),
    columns: new Map(list(columns).map((column) => toColumn(list(column)))),
  };
}

function toColumn([attnum, name, type, typeKey, isEnum, isGenerated]: readonly unknown[]): [string, ColumnFacts] {
  const text = String(type);
  const array = text.endsWith('[]');
  return [
    String(attnum),
    {
      name: String(name),
      type: { sql: array ? text.slice(0, -2) : text, array, userType: null },
      typeKey: String(typeKey),
      isEnum: isEnum === true,
      isGenerated: isGenerated === true,
    },
  ];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return list(value).map(String);
}
