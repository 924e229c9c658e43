import type { Connection } from '../../../runtime/connection.js';

/**
 * What a query reads, as PostgreSQL's planner tells: rows of tables, only the catalogs (whether a table exists), or
 * nothing. A migration that reads rows may do something else on another database.
 */
export async function findRead(
  connection: Connection,
  sql: string,
  command: string,
): Promise<'rows' | 'catalogs' | null> {
  if (!QUERIES.has(command)) return null;
  const { rows } = await connection.query<{ readonly 'QUERY PLAN': unknown }>(`EXPLAIN (VERBOSE, FORMAT JSON) ${sql}`);
  const schemas = rows.flatMap((row) => [...schemasOf(parsePlan(row['QUERY PLAN']))]);
  if (schemas.length === 0) return null;
  return schemas.every((schema) => schema === 'pg_catalog' || schema === 'information_schema') ? 'catalogs' : 'rows';
}

const QUERIES: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'TABLE', 'VALUES']);

function parsePlan(plan: unknown): unknown {
  return typeof plan === 'string' ? JSON.parse(plan) : plan;
}

/** The schemas of the relations in a plan, at any depth. */
function* schemasOf(plan: unknown): Generator<string> {
  if (typeof plan !== 'object' || plan === null) return;
  const node: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(plan));
  if (typeof node['Relation Name'] === 'string') yield String(node.Schema);
  for (const inner of Object.values(node)) yield* schemasOf(inner);
}
