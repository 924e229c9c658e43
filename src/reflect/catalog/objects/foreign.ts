import { accessSql, type ObjectSource, qualifiedName } from './object-source.js';

/** `host 'a', port '5432'` */
const optionsText = (
  column: string,
) => `(SELECT string_agg(format('%I %L', option_name, option_value), ', ' ORDER BY option_name)
  FROM pg_options_to_table(${column}))`;

const optionsClause = (column: string) => `' OPTIONS (' || ${optionsText(column)} || ')'`;

/** One addition for each option, so that it can be altered in place. */
const optionAdditions = (alter: string, column: string) => `ARRAY(SELECT unnest(ARRAY[
    concat(${alter}, format(' OPTIONS (ADD %I %L)', option_name, option_value)),
    concat(${alter}, format(' OPTIONS (DROP %I)', option_name))])
  FROM (SELECT * FROM pg_options_to_table(${column}) ORDER BY option_name) AS options)`;

export const FOREIGN_DATA_WRAPPERS: ObjectSource = {
  kind: 'foreignDataWrapper',
  catalog: 'pg_foreign_data_wrapper',
  where: 'x.oid >= 16384',
  name: 'x.fdwname',
  definition: `concat('CREATE FOREIGN DATA WRAPPER ', quote_ident(x.fdwname),
    ' HANDLER ' || nullif(x.fdwhandler, 0)::regproc, ' VALIDATOR ' || nullif(x.fdwvalidator, 0)::regproc)`,
  additions: optionAdditions("concat('ALTER FOREIGN DATA WRAPPER ', quote_ident(x.fdwname))", 'x.fdwoptions'),
  restored: accessSql({
    words: 'FOREIGN DATA WRAPPER',
    address: 'quote_ident(x.fdwname)',
    owner: 'x.fdwowner',
    acl: 'x.fdwacl',
  }),
};

const ALTER_SERVER = "concat('ALTER SERVER ', quote_ident(x.srvname))";

export const SERVERS: ObjectSource = {
  kind: 'server',
  catalog: 'pg_foreign_server',
  joins: 'JOIN pg_foreign_data_wrapper AS w ON w.oid = x.srvfdw',
  name: 'x.srvname',
  definition: `concat('CREATE SERVER ', quote_ident(x.srvname), ' TYPE ' || quote_literal(x.srvtype),
    ' VERSION ' || quote_literal(x.srvversion), ' FOREIGN DATA WRAPPER ', quote_ident(w.fdwname))`,
  additions: optionAdditions(ALTER_SERVER, 'x.srvoptions'),
  restored: accessSql({
    words: 'FOREIGN SERVER',
    ownerWords: 'SERVER',
    address: 'quote_ident(x.srvname)',
    owner: 'x.srvowner',
    acl: 'x.srvacl',
  }),
};

/** As DROP names it. */
export const MAPPING_NAME = `concat('FOR ', CASE WHEN x.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(x.usename) END,
  ' SERVER ', quote_ident(x.srvname))`;

/** The catalog itself is for superusers alone. */
export const USER_MAPPINGS: ObjectSource = {
  kind: 'userMapping',
  catalog: 'pg_user_mapping',
  rows: "(SELECT umid AS oid, 'pg_user_mapping'::regclass::oid AS tableoid, m.* FROM pg_user_mappings AS m)",
  name: MAPPING_NAME,
  definition: `concat('CREATE USER MAPPING ', ${MAPPING_NAME}, ${optionsClause('x.umoptions')})`,
};

const COLUMNS = 'pg_attribute AS a WHERE a.attrelid = x.oid AND a.attnum > 0 AND NOT a.attisdropped';

const COLUMN = `concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
  (SELECT 'COLLATE ' || a.attcollation::regcollation FROM pg_type AS t
    WHERE t.oid = a.atttypid AND t.typcollation <> a.attcollation AND a.attcollation <> 0),
  'OPTIONS (' || ${optionsText('a.attfdwoptions')} || ')',
  (SELECT CASE WHEN a.attgenerated <> '' THEN format('GENERATED ALWAYS AS (%s) %s', pg_get_expr(d.adbin, d.adrelid),
        CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END)
      ELSE 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END
     FROM pg_attrdef AS d WHERE d.adrelid = x.oid AND d.adnum = a.attnum),
  CASE WHEN a.attnotnull THEN 'NOT NULL' END)`;

const CHECKS = `ARRAY(SELECT format('CONSTRAINT %I %s', c.conname, pg_get_constraintdef(c.oid, true))
  FROM pg_constraint AS c WHERE c.conrelid = x.oid AND c.contype = 'c' AND c.conislocal ORDER BY c.conname)`;

const OWN_COLUMNS = `ARRAY(SELECT ${COLUMN} FROM ${COLUMNS} AND a.attislocal ORDER BY a.attnum)`;

const PARENTS = `(SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) FROM pg_inherits AS i WHERE i.inhrelid = x.oid)`;

const BODY = `CASE WHEN x.relispartition
  THEN concat(' PARTITION OF ', ${PARENTS}, ' ', pg_get_expr(x.relpartbound, x.oid))
  ELSE concat(' (', E'\\n  ' || nullif(array_to_string(${OWN_COLUMNS} || ${CHECKS}, E',\\n  '), '') || E'\\n', ')',
    ' INHERITS (' || ${PARENTS} || ')') END`;

const COLUMN_COMMENTS = `ARRAY(SELECT unnest(ARRAY[
      format('COMMENT ON COLUMN %s.%I IS %L', x.oid::regclass, a.attname, col_description(x.oid, a.attnum)),
      format('COMMENT ON COLUMN %s.%I IS NULL', x.oid::regclass, a.attname)])
    FROM (SELECT a.* FROM ${COLUMNS} ORDER BY a.attnum) AS a WHERE col_description(x.oid, a.attnum) IS NOT NULL)`;

export const FOREIGN_TABLES: ObjectSource = {
  kind: 'foreignTable',
  catalog: 'pg_class',
  namespace: 'relnamespace',
  joins: 'JOIN pg_foreign_table AS t ON t.ftrelid = x.oid JOIN pg_foreign_server AS v ON v.oid = t.ftserver',
  where: "x.relkind = 'f'",
  name: 'x.relname',
  definition: `concat('CREATE FOREIGN TABLE ', ${qualifiedName('x.relname')}, ${BODY},
    E'\\nSERVER ', quote_ident(v.srvname), E'\\n' || ltrim(${optionsClause('t.ftoptions')}))`,
  additions: COLUMN_COMMENTS,
  restored: accessSql({
    words: 'TABLE',
    ownerWords: 'FOREIGN TABLE',
    address: 'x.oid::regclass',
    owner: 'x.relowner',
    acl: 'x.relacl',
  }),
};
