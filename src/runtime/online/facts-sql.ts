import { relationText, typeText } from '../../ddl/names/default-schema.js';
import type { Subjects } from '../../online/subjects.js';
import type { QualifiedName } from '../../schema/names.js';

/*
 * One query for all that the online forms have to know about tables. It runs between the statements of a revision, under
 * the search path of the session, so every name is qualified (see util/own-search-path). Numbers go as text: drivers
 * disagree about oid and bigint.
 */

const KIND = (relation: string) => `CASE WHEN ${relation}.relkind OPERATOR(pg_catalog.=) 'r' THEN 'table'
       WHEN ${relation}.relkind OPERATOR(pg_catalog.=) 'p' THEN 'partitioned'
       WHEN ${relation}.relkind OPERATOR(pg_catalog.=) 'm' THEN 'materializedView'
       WHEN ${relation}.relkind OPERATOR(pg_catalog.=) 'f' THEN 'foreign' ELSE 'other' END`;

const nameOf = (oid: string) => `(
  SELECT pg_catalog.json_build_array(n.nspname, c.relname) FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
   WHERE c.oid OPERATOR(pg_catalog.=) ${oid})`;

const columnNames = (relation: string, numbers: string) => `(
  SELECT pg_catalog.json_agg(a.attname ORDER BY u.place)
    FROM pg_catalog.unnest(${numbers}) WITH ORDINALITY AS u (number, place)
    JOIN pg_catalog.pg_attribute AS a
      ON a.attrelid OPERATOR(pg_catalog.=) ${relation} AND a.attnum OPERATOR(pg_catalog.=) u.number)`;

/** A check that Limbeck itself added for a while isn't one of the table's. */
const NEVER_NULL = `EXISTS (
  SELECT FROM pg_catalog.pg_constraint AS k
   WHERE k.conrelid OPERATOR(pg_catalog.=) a.attrelid AND k.contype OPERATOR(pg_catalog.=) 'c'
     AND k.convalidated AND NOT k.connoinherit AND NOT pg_catalog.starts_with(k.conname::pg_catalog.text, 'limbeck_')
     AND pg_catalog.pg_get_expr(k.conbin, k.conrelid)
         OPERATOR(pg_catalog.=) pg_catalog.format('(%I IS NOT NULL)', a.attname))`;

/** In PostgreSQL 18, attnotnull is true even if the constraint is NOT VALID. */
const NOT_NULL_UNPROVEN = `EXISTS (
  SELECT FROM pg_catalog.pg_constraint AS k
   WHERE k.conrelid OPERATOR(pg_catalog.=) a.attrelid AND k.contype OPERATOR(pg_catalog.=) 'n'
     AND NOT k.convalidated AND k.conkey[1] OPERATOR(pg_catalog.=) a.attnum)`;

const COLUMNS = `(
  SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
           a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), NOT a.attnotnull OR ${NOT_NULL_UNPROVEN},
           ${NEVER_NULL}, pg_catalog.pg_get_expr(d.adbin, d.adrelid)) ORDER BY a.attnum)
    FROM pg_catalog.pg_attribute AS a
    LEFT JOIN pg_catalog.pg_attrdef AS d
      ON d.adrelid OPERATOR(pg_catalog.=) a.attrelid AND d.adnum OPERATOR(pg_catalog.=) a.attnum
   WHERE a.attrelid OPERATOR(pg_catalog.=) r.oid AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped)`;

const CONSTRAINTS = `(
  SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
           k.conname, k.contype, pg_catalog.pg_get_constraintdef(k.oid), ${columnNames('k.conrelid', 'k.conkey')},
           k.convalidated, ${nameOf('k.confrelid')}, pg_catalog.obj_description(k.oid, 'pg_constraint')) ORDER BY k.conname)
    FROM pg_catalog.pg_constraint AS k WHERE k.conrelid OPERATOR(pg_catalog.=) r.oid)`;

const INDEXES = `(
  SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
           c.relname, pg_catalog.pg_get_indexdef(i.indexrelid),
           CASE WHEN i.indexprs IS NULL THEN ${columnNames('i.indrelid', 'i.indkey::pg_catalog.int2[]')} END,
           i.indisunique, i.indisvalid, i.indpred IS NOT NULL,
           (SELECT k.conname FROM pg_catalog.pg_constraint AS k
             WHERE k.conindid OPERATOR(pg_catalog.=) i.indexrelid AND k.conrelid OPERATOR(pg_catalog.=) i.indrelid
               AND k.contype OPERATOR(pg_catalog.<>) 'f'),
           (SELECT ${nameOf('h.inhparent')} FROM pg_catalog.pg_inherits AS h
             WHERE h.inhrelid OPERATOR(pg_catalog.=) i.indexrelid),
           pg_catalog.obj_description(i.indexrelid, 'pg_class'), i.indexrelid::pg_catalog.text, i.indnkeyatts)
           ORDER BY c.relname)
    FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
   WHERE i.indrelid OPERATOR(pg_catalog.=) r.oid)`;

const PARTS = `(
  SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
           ${nameOf('r.oid')}, CASE WHEN t.level OPERATOR(pg_catalog.>) 1 THEN ${nameOf('t.parent')} END, ${KIND('r')},
           ${CONSTRAINTS}, ${INDEXES}) ORDER BY t.level, r.relname)
    FROM tree AS t JOIN pg_catalog.pg_class AS r ON r.oid OPERATOR(pg_catalog.=) t.oid
   WHERE t.place OPERATOR(pg_catalog.=) s.place AND t.level OPERATOR(pg_catalog.>) 0)`;

/** Bit 4 of tgtype is UPDATE. Of partitions and children too. */
const UPDATE_TRIGGERS = `(
  SELECT pg_catalog.json_agg(DISTINCT g.tgname::pg_catalog.text) FROM tree AS t
    JOIN pg_catalog.pg_trigger AS g ON g.tgrelid OPERATOR(pg_catalog.=) t.oid
   WHERE t.place OPERATOR(pg_catalog.=) s.place AND NOT g.tgisinternal AND g.tgenabled OPERATOR(pg_catalog.<>) 'D'
     AND (g.tgtype::pg_catalog.int4 OPERATOR(pg_catalog.&) 16) OPERATOR(pg_catalog.<>) 0
     AND g.tgattr::pg_catalog.text OPERATOR(pg_catalog.=) '')`;

const sum = (value: string) => `(
  SELECT pg_catalog.sum(${value}) FROM tree AS t
    JOIN pg_catalog.pg_class AS f ON f.oid OPERATOR(pg_catalog.=) t.oid
   WHERE t.place OPERATOR(pg_catalog.=) s.place
     AND f.relkind OPERATOR(pg_catalog.=) ANY ('{r,m,p}'::pg_catalog."char"[]))`;

const SIZE = sum('pg_catalog.pg_table_size(t.oid)');

const FACTS = `pg_catalog.json_build_object(
  'place', s.place, 'oid', r.oid::pg_catalog.text, 'name', ${nameOf('r.oid')}, 'kind', ${KIND('r')},
  'bytes', ${SIZE}::pg_catalog.text,
  'pages', ${sum("pg_catalog.pg_relation_size(t.oid, 'main')")}::pg_catalog.text,
  'rows', ${sum('CASE WHEN f.reltuples OPERATOR(pg_catalog.>) 0 THEN f.reltuples ELSE 0 END')}::pg_catalog.text,
  'partition', CASE WHEN r.relispartition THEN (
    SELECT pg_catalog.json_build_array(${nameOf('h.inhparent')}, pg_catalog.pg_get_expr(r.relpartbound, r.oid),
             pg_catalog.pg_get_partition_constraintdef(r.oid))
      FROM pg_catalog.pg_inherits AS h WHERE h.inhrelid OPERATOR(pg_catalog.=) r.oid) END,
  'defaultPartition', (
    SELECT ${nameOf('p.partdefid')} FROM pg_catalog.pg_partitioned_table AS p
     WHERE p.partrelid OPERATOR(pg_catalog.=) r.oid AND p.partdefid OPERATOR(pg_catalog.<>) 0),
  'parts', ${PARTS}, 'columns', ${COLUMNS}, 'constraints', ${CONSTRAINTS}, 'indexes', ${INDEXES},
  'updateTriggers', ${UPDATE_TRIGGERS})`;

const IS_PARTITIONED = `EXISTS (
  SELECT FROM tree AS t JOIN pg_catalog.pg_class AS p ON p.oid OPERATOR(pg_catalog.=) t.oid
   WHERE p.relkind OPERATOR(pg_catalog.=) 'p')`;

/** PostgreSQL chooses names for the indexes of partitions that neither a relation nor a constraint has. */
const takenNames = (isAsked: string) => `(
  SELECT pg_catalog.json_agg(pg_catalog.json_build_array(n.nspname, x.name))
    FROM pg_catalog.pg_namespace AS n JOIN (
      SELECT c.relnamespace AS schema, c.relname AS name FROM pg_catalog.pg_class AS c
      UNION SELECT k.connamespace, k.conname FROM pg_catalog.pg_constraint AS k
    ) AS x ON x.schema OPERATOR(pg_catalog.=) n.oid
   WHERE (${isAsked} OR ${IS_PARTITIONED}) AND n.oid OPERATOR(pg_catalog.=) ANY (
     SELECT c.relnamespace FROM tree AS t JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) t.oid))`;

/** The subjects, and below each its partitions and children. */
function subjectTrees({ tables, domain }: Subjects): string {
  return `WITH RECURSIVE subject (place, oid) AS (
${domain === undefined ? namedTables(tables) : tablesOfDomain(domain)}
), tree (place, oid, parent, level) AS (
  SELECT s.place, s.oid, NULL::pg_catalog.oid, 0 FROM subject AS s WHERE s.oid IS NOT NULL
  UNION
  SELECT t.place, h.inhrelid, h.inhparent, t.level OPERATOR(pg_catalog.+) 1
    FROM tree AS t JOIN pg_catalog.pg_inherits AS h ON h.inhparent OPERATOR(pg_catalog.=) t.oid
)`;
}

/** Whether a subject has so many bytes, with its partitions and children: one row and one column, `large`. */
export function largeSubjectsSql(subjects: Subjects, bytes: number): string {
  return `${subjectTrees(subjects)}
SELECT EXISTS (
  SELECT FROM subject AS s WHERE ${SIZE} OPERATOR(pg_catalog.>=) ${bytes}
) AS large`;
}

/** The query has one row and one column, `facts`: JSON. */
export function factsSql(subjects: Subjects): string {
  return `${subjectTrees(subjects)}
SELECT pg_catalog.json_build_object(
  'serverVersion', pg_catalog.current_setting('server_version_num'),
  'takenNames', ${takenNames(String(subjects.names === true))},
  'tables', (SELECT pg_catalog.json_agg(${FACTS} ORDER BY s.place)
               FROM subject AS s JOIN pg_catalog.pg_class AS r ON r.oid OPERATOR(pg_catalog.=) s.oid)
)::pg_catalog.text AS facts`;
}

function namedTables(tables: readonly QualifiedName[]): string {
  const rows = tables.map((name, place) => `(${place}, pg_catalog.to_regclass(${relationText(name)})::pg_catalog.oid)`);
  return `  VALUES ${['(-1, NULL::pg_catalog.oid)', ...rows].join(', ')}`;
}

/** Tables with a column of the domain, of an array of it, or of a domain over it. */
function tablesOfDomain(domain: QualifiedName): string {
  return `  SELECT pg_catalog.row_number() OVER (ORDER BY x.oid)::pg_catalog.int4, x.oid FROM (
    WITH RECURSIVE type (oid) AS (
      SELECT pg_catalog.to_regtype(${typeText(domain)})::pg_catalog.oid
      UNION
      SELECT t.oid FROM pg_catalog.pg_type AS t JOIN type ON t.typbasetype OPERATOR(pg_catalog.=) type.oid
          OR t.typelem OPERATOR(pg_catalog.=) type.oid
    )
    SELECT DISTINCT c.oid FROM pg_catalog.pg_class AS c
      JOIN pg_catalog.pg_attribute AS a ON a.attrelid OPERATOR(pg_catalog.=) c.oid AND NOT a.attisdropped
      JOIN type ON type.oid OPERATOR(pg_catalog.=) a.atttypid
     WHERE c.relkind OPERATOR(pg_catalog.=) ANY ('{r,m}'::pg_catalog."char"[])) AS x`;
}
