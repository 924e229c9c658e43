import { compileOperation } from '../../ddl/compile.js';
import { relationText } from '../../ddl/names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from '../../ddl/quote.js';
import { typeChangeName } from '../../online/helper-name.js';
import type { IndexFacts, TableFacts, TypeChangeFacts } from '../../online/table-facts.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import { hasAttributeOptions } from '../../reflect/catalog/attribute-options.js';
import type { ObjectIdentity } from '../../schema/defined-object.js';
import type { Queryable } from '../../util/queryable.js';
import { belongsTo } from './belongs-to.js';
import { readForeignKeys } from './foreign-keys-of-column.js';
import { readIdentity } from './identity-of-column.js';

const TRIAL = { schema: 'pg_temp', name: 'limbeck_trial' };

export interface TypeChangePlace {
  readonly place: TableFacts;
  /** Objects that will be dropped before the new column takes its place. */
  readonly without: readonly ObjectIdentity[];
}

/**
 * What depends on the column, in the words that PostgreSQL has for it once the column has the new type and the name of
 * the column that takes its place. The caller takes everything back.
 */
export async function tryTypeChange(
  db: Queryable,
  operation: AlterColumn,
  { place, without }: TypeChangePlace,
): Promise<TypeChangeFacts> {
  const { attnum, table, blocker, comment, sequence } = await readState(db, operation, without);
  const { column, type, serverDefault } = operation;
  const newName = typeChangeName(operation.table, column);
  const identity = await readIdentity(db, operation);
  const foreignKeys = await readForeignKeys(db, operation, { place, newName });
  const known = place.columns.find(({ name }) => name === column)?.serverDefault ?? null;
  const isOf = (part: { readonly columns: readonly string[] | null }) => part.columns?.includes(column) !== false;
  const indexes = place.indexes.filter(isOf);
  const checks = place.constraints.filter((one) => one.kind === 'check' && isOf(one));
  for (const [at, index] of indexes.entries()) await db.query(onTrial(index, at, table));
  for (const [at, { definition }] of checks.entries()) {
    await db.query(`ALTER TABLE pg_temp.limbeck_trial ADD CONSTRAINT limbeck_check_${at} ${definition}`);
  }
  const changed = `ALTER TABLE pg_temp.limbeck_trial ALTER COLUMN ${quoteIdentifier(column)}`;
  if (known !== null && sequence === null) await db.query(`${changed} SET DEFAULT ${known}`);
  const alter = {
    kind: 'alterColumn',
    table: TRIAL,
    column,
    ...(type && { type }),
    ...(serverDefault && { serverDefault }),
  } as const;
  for (const statement of compileOperation(alter)) await db.query(statement);
  await db.query(`ALTER TABLE pg_temp.limbeck_trial RENAME COLUMN ${quoteIdentifier(column)} TO ${newName}`);
  const after = await readDefinitions(db, newName);
  return {
    attnum,
    blocker: blocker ?? identity.blocker ?? foreignKeys.blocker,
    comment,
    sequence,
    identity: identity.identity,
    serverDefault: sequence === null ? after.serverDefault : known,
    indexes: pair(indexes, after.indexes),
    checks: pair(checks, after.checks),
    foreignKeys: foreignKeys.foreignKeys,
  };
}

/** The definition of the index for the temporary table. */
function onTrial({ name, definition, unique }: IndexFacts, at: number, table: string): string {
  const words = unique ? 'CREATE UNIQUE INDEX' : 'CREATE INDEX';
  const start = `${words} ${quoteIdentifier(name)} ON ${table}`;
  return `${words} limbeck_index_${at} ON pg_temp.limbeck_trial${definition.slice(start.length)}`;
}

interface Named {
  readonly name: string;
  readonly comment: string | null;
}

interface IndexChanged extends Named {
  readonly unique: boolean;
  readonly constraint: string | null;
}

function pair<Part extends Named | IndexChanged>(parts: readonly Part[], definitions: readonly string[]) {
  return parts.map((part, at) => ({ ...part, definition: definitions[at] ?? '' }));
}

interface Definitions {
  readonly serverDefault: string | null;
  readonly indexes: readonly string[];
  readonly checks: readonly string[];
}

/** The definitions of indexes begin with USING. */
async function readDefinitions(db: Queryable, column: string): Promise<Definitions> {
  const trial = `'pg_temp.limbeck_trial'::pg_catalog.regclass`;
  const { rows } = await db.query<{ readonly kind: string; readonly definition: string }>(
    `SELECT 'default' AS kind, 0 AS place, pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS definition
       FROM pg_catalog.pg_attrdef AS d JOIN pg_catalog.pg_attribute AS a
         ON a.attrelid OPERATOR(pg_catalog.=) d.adrelid AND a.attnum OPERATOR(pg_catalog.=) d.adnum
      WHERE d.adrelid OPERATOR(pg_catalog.=) ${trial} AND a.attname OPERATOR(pg_catalog.=) ${quoteLiteral(column)}
     UNION ALL
     SELECT 'index', pg_catalog.substr(c.relname::pg_catalog.text, 15)::pg_catalog.int4, pg_catalog.pg_get_indexdef(i.indexrelid)
       FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
      WHERE i.indrelid OPERATOR(pg_catalog.=) ${trial} AND pg_catalog.starts_with(c.relname::pg_catalog.text, 'limbeck_index_')
     UNION ALL
     SELECT 'check', pg_catalog.substr(k.conname::pg_catalog.text, 15)::pg_catalog.int4, pg_catalog.pg_get_constraintdef(k.oid)
       FROM pg_catalog.pg_constraint AS k
      WHERE k.conrelid OPERATOR(pg_catalog.=) ${trial} AND k.contype OPERATOR(pg_catalog.=) 'c'
      ORDER BY 2`,
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ definition }) => definition);
  return {
    serverDefault: of('default')[0] ?? null,
    indexes: of('index').map((definition) => definition.slice(definition.indexOf(' USING ') + 1)),
    checks: of('check'),
  };
}

interface ColumnState {
  readonly attnum: number;
  readonly table: string;
  readonly blocker: string | null;
  readonly comment: string | null;
  readonly sequence: string | null;
}

const is = (a: string, b: string) => `${a} OPERATOR(pg_catalog.=) ${b}`;

async function readState(
  db: Queryable,
  { table, column }: AlterColumn,
  without: TypeChangePlace['without'],
): Promise<ColumnState> {
  const { rows } = await db.query<ColumnState>(
    `SELECT a.attnum::pg_catalog.int4 AS attnum, pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.',
              pg_catalog.quote_ident(c.relname)) AS table, pg_catalog.col_description(c.oid, a.attnum) AS comment,
            (SELECT pg_catalog.concat(pg_catalog.quote_ident(sn.nspname), '.', pg_catalog.quote_ident(s.relname))
               FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_class AS s ON ${is('s.oid', 'd.objid')}
               JOIN pg_catalog.pg_namespace AS sn ON ${is('sn.oid', 's.relnamespace')}
              WHERE ${ON_COLUMN} AND ${is('d.classid', "'pg_catalog.pg_class'::pg_catalog.regclass")} AND ${is('d.deptype', "'a'")}
                AND ${is('s.relkind', "'S'")} LIMIT 1) AS sequence,
            COALESCE(${blockerWithout(without)}) AS blocker
       FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON ${is('n.oid', 'c.relnamespace')}
       JOIN pg_catalog.pg_attribute AS a ON ${is('a.attrelid', 'c.oid')} AND ${is('a.attname', quoteLiteral(column))}
      WHERE ${is('c.oid', `pg_catalog.to_regclass(${relationText(table)})`)}`,
  );
  const [state] = rows;
  if (state === undefined) throw new Error(`the column ${column} doesn't exist`);
  return state;
}

const ON_COLUMN = `${is('d.refclassid', "'pg_catalog.pg_class'::pg_catalog.regclass")}
  AND ${is('d.refobjid', 'c.oid')} AND ${is('d.refobjsubid', 'a.attnum')}`;

const isA = (catalog: string, condition: string) =>
  `(${is('d.classid', `'pg_catalog.${catalog}'::pg_catalog.regclass`)} AND EXISTS (SELECT FROM pg_catalog.${catalog} AS x
      WHERE ${is('x.oid', 'd.objid')} AND ${condition}))`;

/** The first thing that the new column wouldn't have: what depends on the old one, and what its row says. */
const blockerWithout = (objects: TypeChangePlace['without']) => `
  (SELECT pg_catalog.concat(pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), ' depends on the column')
     FROM pg_catalog.pg_depend AS d
    WHERE ${ON_COLUMN}
      AND NOT ${isA('pg_attrdef', `${is('x.adrelid', 'c.oid')} AND ${is('x.adnum', 'a.attnum')}`)}
      AND NOT ${isA('pg_class', `x.relkind OPERATOR(pg_catalog.=) ANY ('{i,S}'::pg_catalog."char"[])`)}
      AND NOT ${isA(
        'pg_constraint',
        `(${is('x.contype', "'f'")} OR ${is('x.conrelid', 'c.oid')} AND x.convalidated
        AND x.contype OPERATOR(pg_catalog.=) ANY ('{p,u,c,n}'::pg_catalog."char"[]))`,
      )} ${objects.map((object) => `AND NOT (${belongsTo(object)})`).join(' ')} LIMIT 1),
  (SELECT pg_catalog.concat('the trigger ', g.tgname, ' runs for every row that is filled') FROM pg_catalog.pg_trigger AS g
    WHERE ${is('g.tgrelid', 'c.oid')} AND NOT g.tgisinternal LIMIT 1),
  (SELECT 'an index of the table is the replica identity, or CLUSTER goes by it' FROM pg_catalog.pg_index AS i
    WHERE ${is('i.indrelid', 'c.oid')} AND (i.indisreplident OR i.indisclustered OR NOT i.indisvalid) LIMIT 1),
  CASE WHEN a.attgenerated OPERATOR(pg_catalog.<>) '' THEN 'it is generated' END,
  CASE WHEN a.attacl IS NOT NULL THEN 'there are privileges on the column alone' END,
  CASE WHEN ${hasAttributeOptions('a')} OR a.attcompression OPERATOR(pg_catalog.<>) '' OR a.attstattarget OPERATOR(pg_catalog.>=) 0
         OR a.attstorage OPERATOR(pg_catalog.<>) (SELECT t.typstorage FROM pg_catalog.pg_type AS t
              WHERE ${is('t.oid', 'a.atttypid')}) THEN 'the column has storage or statistics options' END`;
