import type { Queryable } from '../../src/util/queryable.js';
import { describeDatabase } from './describe-database.js';

/** Recreates, from PostgreSQL's own print, every object whose text PostgreSQL prints differently after it has read that print. */
const REMAKE: readonly string[] = [
  `SELECT format('CREATE OR REPLACE VIEW %s %s AS %s', c.oid::regclass,
            'WITH (' || array_to_string(c.reloptions, ', ') || ')', pg_get_viewdef(c.oid)) AS statement
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.relkind = 'v' AND OURS`,
  `SELECT pg_get_functiondef(p.oid) AS statement
     FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE p.prosqlbody IS NOT NULL AND OURS`,
  `SELECT format('ALTER POLICY %I ON %s %s %s', p.polname, p.polrelid::regclass,
            'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
            'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') AS statement
     FROM pg_policy AS p`,
  `SELECT format('ALTER TABLE ONLY %s ALTER COLUMN %I SET DEFAULT %s', d.adrelid::regclass, a.attname,
            pg_get_expr(d.adbin, d.adrelid)) AS statement
     FROM pg_attrdef AS d JOIN pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated = ''
     JOIN pg_class AS c ON c.oid = d.adrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE OURS`,
  `SELECT format('DROP INDEX %s; %s', i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)) AS statement
     FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL) AND NOT c.relispartition AND c.relkind = 'i' AND OURS
      AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = i.indexrelid)
      AND NOT i.indisreplident AND NOT i.indisclustered AND obj_description(c.oid, 'pg_class') IS NULL`,
  // A trigger that is replaced is enabled again.
  `SELECT regexp_replace(pg_get_triggerdef(t.oid), '^CREATE', 'CREATE OR REPLACE') AS statement FROM pg_trigger AS t
    WHERE t.tgqual IS NOT NULL AND t.tgconstraint = 0 AND t.tgparentid = 0 AND t.tgenabled = 'O' AND NOT t.tgisinternal`,
  `SELECT regexp_replace(pg_get_ruledef(r.oid), '^CREATE', 'CREATE OR REPLACE') AS statement FROM pg_rewrite AS r WHERE r.oid >= 16384 AND r.rulename <> '_RETURN'`,
];

const OURS = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;

/** How PostgreSQL prints a query over and over; it settles at the third print at the latest. */
const MATERIALIZED = `SELECT c.oid::regclass::text AS name, pg_get_viewdef(c.oid) AS query
  FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.relkind = 'm' AND ${OURS}`;

/**
 * The description of a database in texts that PostgreSQL prints the same once it has read them: a view that was made from
 * what a person wrote, and one that was made from what PostgreSQL printed of it, are the same then. Nothing is changed.
 */
export async function describeSettled(db: Queryable, more: readonly string[] = []): Promise<readonly string[]> {
  await db.query('BEGIN');
  try {
    for (let round = 0; round < 3; round++) {
      for (const source of REMAKE) {
        const { rows } = await db.query<{ readonly statement: string }>(source.replace('OURS', OURS));
        for (const { statement } of rows) await db.query(statement);
      }
    }
    const prints = await settleMaterialized(db);
    const lines = await describeDatabase(db, more);
    const predicates = await settlePredicates(db);
    const settledIndex = (line: string) => {
      const [before, after] = predicates.find(([start]) => line.startsWith(start)) ?? ['', ''];
      return after + line.slice(before.length);
    };
    return lines
      .filter((line) => !/^rule CREATE RULE "_RETURN"/.test(line))
      .map((line) => prints.get(line) ?? settledIndex(line))
      .sort();
  } finally {
    await db.query('ROLLBACK');
  }
}

const PARTS_WITH_PREDICATES = `SELECT pg_get_indexdef(i.indexrelid) AS definition, pg_get_expr(i.indpred, i.indrelid) AS predicate,
         i.indrelid::regclass::text AS of
    FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
   WHERE i.indpred IS NOT NULL AND (c.relispartition OR c.relkind = 'I') AND ${OURS}`;

/**
 * An index of a partitioned table can't be dropped without its parts, which would lose their names. So an index of a temporary table shows
 * how its predicate settles. The starts of lines of the description, before and after.
 */
async function settlePredicates(db: Queryable): Promise<readonly (readonly [string, string])[]> {
  const settled: (readonly [string, string])[] = [];
  const { rows } = await db.query<{ definition: string; predicate: string; of: string }>(PARTS_WITH_PREDICATES);
  for (const { definition, predicate, of } of rows) {
    let print = predicate;
    for (let round = 0; round < 3; round++) {
      await db.query(`CREATE TEMPORARY TABLE limbeck_settling (LIKE ${of})`);
      await db.query(`CREATE INDEX limbeck_settling_index ON pg_temp.limbeck_settling ((1)) WHERE ${print}`);
      const { rows } = await db.query<{ predicate: string }>(
        `SELECT pg_get_expr(indpred, indrelid) AS predicate FROM pg_index
          WHERE indexrelid = 'pg_temp.limbeck_settling_index'::regclass`,
      );
      print = rows[0]?.predicate ?? print;
      await db.query('DROP TABLE pg_temp.limbeck_settling');
    }
    if (definition.endsWith(predicate)) {
      settled.push([`index ${definition} `, `index ${definition.slice(0, -predicate.length)}${print} `]);
    }
  }
  return settled;
}

/** Materialized views cannot be replaced, so a temporary view shows how their query settles. By line of the description. */
async function settleMaterialized(db: Queryable): Promise<ReadonlyMap<string, string>> {
  const settled = new Map<string, string>();
  const { rows } = await db.query<{ readonly name: string; readonly query: string }>(MATERIALIZED);
  for (const { name, query } of rows) {
    let print = query;
    for (let round = 0; round < 3; round++) {
      await db.query(`CREATE OR REPLACE TEMPORARY VIEW limbeck_settling AS ${print}`);
      const { rows } = await db.query<{ readonly query: string }>(
        `SELECT pg_get_viewdef('pg_temp.limbeck_settling'::regclass) AS query`,
      );
      print = rows[0]?.query ?? print;
      await db.query('DROP VIEW pg_temp.limbeck_settling');
    }
    settled.set(`view ${name} ${query}`, `view ${name} ${print}`);
  }
  return settled;
}
