import { compileOperation } from '../ddl/compile.js';
import { createOperations, dropOperations } from '../operations/create-all.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { DEFAULT_SCHEMA, PUBLIC_SCHEMA } from '../schema/names.js';

/** What can be asked to create and drop: a Client, PoolClient or Pool of `pg`, a PGlite or a transaction of one. */
export interface SchemaConnection {
  query(sql: string): Promise<{ readonly rows: readonly unknown[] }>;
  /** Runs several statements, where `query` prepares what it is given and thus takes a single one. */
  exec?(sql: string): Promise<unknown>;
}

/** What is declared, for a database whose default schema has this name. */
type Declare = (options: { readonly defaultSchema: string }) => DatabaseSchema;

/** Creates everything, all or nothing: one string of statements is one transaction, unless one is open already. */
export async function createAll(connection: SchemaConnection, declare: Declare): Promise<void> {
  await run(connection, createStatements(await declaredIn(connection, declare)));
}

/** What creates everything of a schema, in an order that can run; statements without semicolons. */
export function createStatements(schema: DatabaseSchema): readonly string[] {
  return createOperations(withoutPublic(schema)).flatMap(compileOperation);
}

export async function dropAll(connection: SchemaConnection, declare: Declare): Promise<void> {
  const operations = dropOperations(withoutPublic(await declaredIn(connection, declare)));
  await run(connection, operations.flatMap(compileOperation));
}

async function declaredIn(connection: SchemaConnection, declare: Declare): Promise<DatabaseSchema> {
  const { rows } = await connection.query(`SELECT ${DEFAULT_SCHEMA} AS name`);
  const [row] = rows;
  const name = typeof row === 'object' && row !== null && 'name' in row ? row.name : PUBLIC_SCHEMA;
  return declare({ defaultSchema: String(name) });
}

function withoutPublic(schema: DatabaseSchema): DatabaseSchema {
  return { ...schema, schemas: schema.schemas.filter(({ name }) => name !== PUBLIC_SCHEMA) };
}

async function run(connection: SchemaConnection, statements: readonly string[]): Promise<void> {
  const script = statements.join(';\n');
  if (script !== '') {
    await (connection.exec === undefined ? connection.query(script) : connection.exec(script));
  }
}
