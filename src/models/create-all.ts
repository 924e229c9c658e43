import { compileOperation } from '../ddl/compile.js';
import { quoteLiteral } from '../ddl/quote.js';
import { createAllOperations, dropOperations } from '../operations/create-all.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { DEFAULT_SCHEMA, PUBLIC_SCHEMA } from '../schema/names.js';
import type { ObjectDeclaration } from './objects/object-declaration.js';

/** What can be asked to create and drop: a Client, PoolClient or Pool of `pg`, a PGlite or a transaction of one. */
export interface SchemaConnection {
  query(sql: string): Promise<{ readonly rows: readonly unknown[] }>;
  /** Runs several statements, where `query` prepares what it is given and thus takes a single one. */
  exec?(sql: string): Promise<unknown>;
}

/** What is declared, for a database whose default schema has this name. */
type Declare = (options: { readonly defaultSchema: string }) => DatabaseSchema;

/** Creates everything, all or nothing: one string of statements is one transaction, unless one is open already. */
export async function createAll(
  connection: SchemaConnection,
  declare: Declare,
  objects: readonly ObjectDeclaration[],
): Promise<void> {
  const statements = createStatements(await declaredIn(connection, declare));
  await run(
    connection,
    objects.length === 0
      ? statements
      : [inAnyOrder([...statements, ...objects.flatMap((object) => object.statements)])],
  );
}

/**
 * Only PostgreSQL knows what objects depend on. A statement that PostgreSQL refuses is tried again after the others, as
 * long as each round creates more objects. One DO is one statement, whatever connection runs it.
 */
function inAnyOrder(statements: readonly string[]): string {
  const body = `DECLARE
  open pg_catalog.text[] := ARRAY[${statements.map(quoteLiteral).join(', ')}]::pg_catalog.text[];
  refused pg_catalog.text[];
  statement pg_catalog.text;
BEGIN
  LOOP
    refused := '{}';
    FOREACH statement IN ARRAY open LOOP
      BEGIN
        EXECUTE statement;
      EXCEPTION WHEN OTHERS THEN
        refused := pg_catalog.array_append(refused, statement);
      END;
    END LOOP;
    EXIT WHEN pg_catalog.cardinality(refused) OPERATOR(pg_catalog.=) 0;
    IF pg_catalog.cardinality(refused) OPERATOR(pg_catalog.=) pg_catalog.cardinality(open) THEN
      EXECUTE refused[1];
    END IF;
    open := refused;
  END LOOP;
END`;
  return `DO ${quoteLiteral(body)}`;
}

/** What creates everything of a schema, in an order that can run; statements without semicolons. */
export function createStatements(schema: DatabaseSchema): readonly string[] {
  return createAllOperations(withoutPublic(schema)).flatMap(compileOperation);
}

/**
 * Objects that `metadata.sql` created are unknown here. They are dropped at most along with an object that they depend
 * on.
 */
export async function dropAll(
  connection: SchemaConnection,
  declare: Declare,
  objects: readonly ObjectDeclaration[],
): Promise<void> {
  const operations = dropOperations(withoutPublic(await declaredIn(connection, declare)));
  const drops = objects.flatMap(({ drop }) => drop ?? []).toReversed();
  // An extension has types that tables use, and is itself in a schema.
  const isExtension = (drop: string) => drop.startsWith('DROP EXTENSION ');
  const schemasAt = operations.findIndex(({ kind }) => kind === 'dropSchema');
  const at = schemasAt === -1 ? operations.length : schemasAt;
  await run(connection, [
    ...drops.filter((drop) => !isExtension(drop)),
    ...operations.slice(0, at).flatMap(compileOperation),
    ...drops.filter(isExtension),
    ...operations.slice(at).flatMap(compileOperation),
  ]);
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
