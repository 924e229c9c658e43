import { isDeepStrictEqual } from 'node:util';
import { type Comparison, compare } from '../../src/autogen/compare.js';
import type { CompareOptions } from '../../src/autogen/compare-options.js';
import { describeOperation } from '../../src/autogen/describe/describe-operation.js';
import { type RenderedBody, renderRevisionBody } from '../../src/autogen/render/render-revision-body.js';
import { renderSqlRevision } from '../../src/autogen/render/render-sql-revision.js';
import { settle } from '../../src/autogen/settle/settle.js';
import { compileOperation } from '../../src/ddl/compile.js';
import { compileBatch } from '../../src/ddl/compile-batch.js';
import * as words from '../../src/models/index.js';
import type { Operation } from '../../src/operations/operation.js';
import { createPrinter } from '../../src/reflect/create-printer.js';
import { reflect } from '../../src/reflect/reflect.js';
import type { Reflection } from '../../src/reflect/reflection.js';
import { createOperations } from '../../src/runtime/op/create-operations.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { DatabaseSchema } from '../../src/schema/database-schema.js';
import { splitStatements } from '../../src/script/split-statements.js';
import type { Queryable } from '../../src/util/queryable.js';

export interface RoundTripOptions extends Omit<CompareOptions, 'serverVersion'> {
  /** Schemas in addition to the default schema. */
  readonly schemas?: readonly string[];
}

export interface RoundTrip {
  /** What autogenerate found, one line each. */
  readonly differences: readonly string[];
  readonly upgrade: readonly string[];
  readonly downgrade: readonly string[];
  /** What is still found after the upgrade, and after the downgrade: nothing, if all is well. */
  readonly left: readonly string[];
}

/**
 * Autogenerates what makes the database equal to the models, runs it as rendered, compares again, runs the downgrade,
 * and compares with what there was; then all that once more with a revision in SQL, if it has other statements.
 */
export async function roundTrip(
  db: Queryable,
  declared: DatabaseSchema,
  options: RoundTripOptions = {},
): Promise<RoundTrip> {
  const before = await look(db, options);
  const { comparison, enums } = await difference(db, declared, options);
  const { operations, downgrade, notes } = comparison;
  const [up, down] = [operations, downgrade].map((list) => renderRevisionBody(list, { notes, enums }));
  const left: string[] = [];
  const stillFound = async (wanted: DatabaseSchema, when: string) => {
    const found = await difference(db, wanted, options);
    left.push(...found.comparison.operations.map((operation) => `${when}: ${describeOperation(operation)}`));
  };
  const sent = [await runBody(db, up)];
  await stillFound(declared, 'after the upgrade');
  sent.push(await runBody(db, down));
  await stillFound(before.schema, 'after the downgrade');
  const inSql = renderSqlRevision({ ...comparison, enums });
  const [sqlUp = [], sqlDown = []] = [inSql.upgrade, inSql.downgrade].map(statementsOf);
  // The same statements on the same schema would lead where they led before.
  if (!isDeepStrictEqual([sqlUp, sqlDown], sent)) {
    for (const statement of sqlUp) await db.query(statement);
    await stillFound(declared, 'after the upgrade in SQL');
    for (const statement of sqlDown) await db.query(statement);
    await stillFound(before.schema, 'after the downgrade in SQL');
  }
  return {
    differences: operations.map(describeOperation),
    upgrade: trimmed(up),
    downgrade: trimmed(down),
    left,
  };
}

export async function difference(
  db: Queryable,
  declared: DatabaseSchema,
  options: RoundTripOptions = {},
): Promise<{ readonly comparison: Comparison; readonly enums: DatabaseSchema['enums'] }> {
  const { schema, serverVersion, defaultSchema, keptSchemas } = await look(db, options);
  const { declared: settled } = await settle(declared, schema, {
    expressions: createPrinter(db, { defaultSchema }),
    definitions: null,
  });
  const comparison = compare(settled, schema, { ...options, serverVersion, keptSchemas });
  return { comparison, enums: [...declared.enums, ...schema.enums] };
}

/** Objects that are in no schema, and so aren't dropped with one. */
const DROP_GLOBALS = `DO $$ DECLARE statement text; BEGIN
  FOR statement IN
    SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
    UNION ALL SELECT format('DROP FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
    UNION ALL SELECT format('DROP CAST (%s AS %s)', castsource::regtype, casttarget::regtype) FROM pg_cast WHERE oid >= 16384
    UNION ALL SELECT format('DROP LANGUAGE %I CASCADE', lanname) FROM pg_language WHERE oid >= 16384
    UNION ALL SELECT format('DROP ACCESS METHOD %I CASCADE', amname) FROM pg_am WHERE oid >= 16384
  LOOP EXECUTE statement; END LOOP;
END $$`;

/** What reflection makes of this SQL in an empty database, which is empty again after. */
export async function schemaOf(db: Queryable, definition: string): Promise<DatabaseSchema> {
  await db.query(definition);
  const { schema } = await reflect(db);
  await db.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${DROP_GLOBALS}`);
  return schema;
}

/** A round trip between two states given as SQL. */
export async function roundTripOfSql(db: Queryable, before: string, after: string): Promise<RoundTrip> {
  const declared = await schemaOf(db, after);
  await db.query(before);
  return roundTrip(db, declared, { managedKinds: 'all' });
}

function look(db: Queryable, { schemas = [] }: RoundTripOptions): Promise<Reflection> {
  return reflect(db, { schemas });
}

function trimmed(body: RenderedBody | undefined): readonly string[] {
  return body?.lines.flatMap((directive) => directive.split('\n')).map((line) => line.replace(/^ {2}/, '')) ?? [];
}

/** Returns what was sent to the server. */
async function runBody(db: Queryable, body: RenderedBody | undefined): Promise<readonly string[]> {
  const { lines = [], imports = [] } = body ?? {};
  const vocabulary = new Map(Object.entries<unknown>(words));
  const run: unknown = new Function('op', ...imports, `return (async () => {\n${lines.join('\n')}\n})();`);
  const sent: string[] = [];
  const recorder: Queryable = {
    query(sql, parameters) {
      sent.push(sql.trim());
      return db.query(sql, parameters);
    },
  };
  if (typeof run === 'function') {
    await run(operationsOn(recorder), ...imports.map((name) => vocabulary.get(name)));
  }
  return sent;
}

function operationsOn(db: Queryable): Operations {
  return createOperations({
    run: (_, prepare) => runOperations(db, prepare()),
    runParts: async (_, prepare) => {
      for await (const operation of prepare()) await runOperations(db, [operation]);
    },
    execute: async (prepare) => {
      await runOperations(db, [prepare()]);
      return [];
    },
    batch: async (_, block) => {
      const { table, operations } = await block();
      for (const statement of compileBatch(table, operations)) await db.query(statement);
    },
    autocommitBlock: (block) => block(),
    file: import.meta.filename,
    bind: db,
    context: { offline: false, tag: null, x: {}, revision: 'test', direction: 'upgrade' },
  });
}

export async function runOperations(db: Queryable, operations: readonly Operation[]): Promise<void> {
  for (const statement of operations.flatMap(compileOperation)) {
    await db.query(statement);
  }
}

function statementsOf(lines: readonly string[]): readonly string[] {
  return splitStatements(lines.join('\n'), { file: 'revision.sql', line: 1 }).map(({ text }) => text.trim());
}
