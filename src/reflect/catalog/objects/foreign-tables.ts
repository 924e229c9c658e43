import { relkind } from '../../../schema/relation-kinds.js';
import { optionParts, optionsClause, optionsText } from './foreign-options.js';
import { accessSql, type ObjectSource, qualifiedName } from './object-source.js';
import { storageWord } from './views.js';

const COLUMNS = 'pg_attribute AS a WHERE a.attrelid = x.oid AND a.attnum > 0 AND NOT a.attisdropped';

const EXPRESSION = `(SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef AS d WHERE d.adrelid = x.oid AND d.adnum = a.attnum)`;

const TYPED = "concat(quote_ident(a.attname), ' ', format_type(a.atttypid, a.atttypmod))";

const COLLATION = `(SELECT 'COLLATE ' || a.attcollation::regcollation FROM pg_type AS t
    WHERE t.oid = a.atttypid AND t.typcollation <> a.attcollation AND a.attcollation <> 0)`;

const GENERATED = `CASE WHEN a.attgenerated <> '' THEN format('GENERATED ALWAYS AS (%s) %s', ${EXPRESSION},
    CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END) END`;

const DEFAULT = `CASE WHEN a.attgenerated = '' THEN 'DEFAULT ' || ${EXPRESSION} END`;

/** What stays of a column that is altered in place. */
const BARE_COLUMN = `concat_ws(' ', ${TYPED}, ${COLLATION}, ${GENERATED})`;

const COLUMN = `concat_ws(' ', ${TYPED}, 'OPTIONS (' || ${optionsText('a.attfdwoptions')} || ')', ${COLLATION}, ${GENERATED}, ${DEFAULT},
  CASE WHEN a.attnotnull THEN 'NOT NULL' END)`;

const CONSTRAINTS = "pg_constraint AS c WHERE c.conrelid = x.oid AND c.contype = 'c' AND c.conislocal";
const CHECK = "format('CONSTRAINT %I %s', c.conname, pg_get_constraintdef(c.oid, true))";
const CHECKS = `ARRAY(SELECT ${CHECK} FROM ${CONSTRAINTS} ORDER BY c.conname)`;

const OWN = `${COLUMNS} AND a.attislocal AND NOT x.relispartition`;
const OWN_COLUMNS = `ARRAY(SELECT ${COLUMN} FROM ${OWN} ORDER BY a.attnum)`;

const ALTER = "concat('ALTER FOREIGN TABLE ', x.oid::regclass)";

/** Pairs of statements for each own column that has something. */
const columnParts = (
  set: string,
  unset: string,
) => `ARRAY(SELECT unnest(ARRAY[concat(${ALTER}, ' ', p.set), concat(${ALTER}, ' ', p.unset)])
  FROM (SELECT ${set} AS set, ${unset} AS unset FROM ${OWN} ORDER BY a.attnum) AS p WHERE p.set IS NOT NULL)`;

const ofColumn = "format('ALTER COLUMN %I ', a.attname)";

const COLUMN_OPTIONS = `ARRAY(SELECT unnest(ARRAY[
    concat(${ALTER}, format(' ALTER COLUMN %I OPTIONS (ADD %I %L)', attname, option_name, option_value)),
    concat(${ALTER}, format(' ALTER COLUMN %I OPTIONS (DROP %I)', attname, option_name))])
  FROM (SELECT a.attname, o.* FROM ${COLUMNS.replace(' WHERE', ' CROSS JOIN LATERAL pg_options_to_table(a.attfdwoptions) AS o WHERE')}
     AND a.attislocal AND NOT x.relispartition ORDER BY a.attnum, o.option_name) AS options)`;

const PARTS = [
  columnParts(`'ADD COLUMN ' || ${BARE_COLUMN}`, `format('DROP COLUMN %I', a.attname)`),
  COLUMN_OPTIONS,
  columnParts(`${ofColumn} || 'SET ' || ${DEFAULT}`, `${ofColumn} || 'DROP DEFAULT'`),
  columnParts(`${ofColumn} || CASE WHEN a.attnotnull THEN 'SET NOT NULL' END`, `${ofColumn} || 'DROP NOT NULL'`),
  `ARRAY(SELECT unnest(ARRAY[concat(${ALTER}, ' ADD ', ${CHECK}), concat(${ALTER}, format(' DROP CONSTRAINT %I', c.conname))])
    FROM (SELECT c.* FROM ${CONSTRAINTS} AND NOT x.relispartition ORDER BY c.conname) AS c)`,
  optionParts(ALTER, 't.ftoptions'),
];

const PARENTS = `(SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) FROM pg_inherits AS i WHERE i.inhrelid = x.oid)`;

const BODY = `CASE WHEN x.relispartition
  THEN concat(' PARTITION OF ', ${PARENTS}, ' ', pg_get_expr(x.relpartbound, x.oid))
  ELSE concat(' (', E'\\n  ' || nullif(array_to_string(${OWN_COLUMNS} || ${CHECKS}, E',\\n  '), '') || E'\\n', ')',
    ' INHERITS (' || ${PARENTS} || ')') END`;

const COLUMN_COMMENTS = `ARRAY(SELECT unnest(ARRAY[
      format('COMMENT ON COLUMN %s.%I IS %L', x.oid::regclass, a.attname, col_description(x.oid, a.attnum)),
      format('COMMENT ON COLUMN %s.%I IS NULL', x.oid::regclass, a.attname)])
    FROM (SELECT a.* FROM ${COLUMNS} ORDER BY a.attnum) AS a WHERE col_description(x.oid, a.attnum) IS NOT NULL)`;

/** What only ALTER says of columns. */
const COLUMN_SETTINGS = `ARRAY(SELECT unnest(ARRAY[
      concat(${ALTER}, format(' ALTER COLUMN %I SET %s', a.attname, o.wanted)),
      concat(${ALTER}, format(' ALTER COLUMN %I SET %s', a.attname, o.usual))])
    FROM pg_attribute AS a JOIN pg_type AS y ON y.oid = a.atttypid
    CROSS JOIN LATERAL (VALUES
      ('STATISTICS ' || a.attstattarget, 'STATISTICS -1', a.attstattarget >= 0),
      ('STORAGE ' || (${storageWord('a.attstorage')}), 'STORAGE ' || (${storageWord('y.typstorage')}), a.attstorage <> y.typstorage)
    ) AS o(wanted, usual, differs)
   WHERE a.attrelid = x.oid AND a.attnum > 0 AND NOT a.attisdropped AND o.differs ORDER BY a.attnum, o.wanted)`;

export const FOREIGN_TABLES: ObjectSource<'foreignTable'> = {
  kind: 'foreignTable',
  catalog: 'pg_class',
  namespace: 'relnamespace',
  joins: 'JOIN pg_foreign_table AS t ON t.ftrelid = x.oid JOIN pg_foreign_server AS v ON v.oid = t.ftserver',
  where: `x.relkind = ${relkind('foreignTable')}`,
  name: 'x.relname',
  definition: `concat('CREATE FOREIGN TABLE ', ${qualifiedName('x.relname')}, ${BODY},
    E'\\nSERVER ', quote_ident(v.srvname), E'\\n' || ltrim(${optionsClause('t.ftoptions')}))`,
  frame: `ARRAY[v.srvname::text, CASE WHEN x.relispartition THEN ${BODY} ELSE coalesce(${PARENTS}, '') END]
    || ARRAY(SELECT ${BARE_COLUMN} FROM ${OWN} ORDER BY a.attnum)`,
  alteration: "''",
  parts: PARTS.join(' ||\n'),
  additions: `${COLUMN_SETTINGS} || ${COLUMN_COMMENTS}`,
  restored: accessSql({
    words: 'TABLE',
    ownerWords: 'FOREIGN TABLE',
    address: 'x.oid::regclass',
    owner: 'x.relowner',
    acl: 'x.relacl',
  }),
};
