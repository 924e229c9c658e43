import { quoteIdentifier } from '../ddl/quote.js';
import { sqlTargetReachesServer } from '../errors/scratch-errors.js';
import { readDefaultSchema } from '../reflect/session.js';
import type { Connection } from '../runtime/connection.js';
import { PUBLIC_SCHEMA } from '../schema/names.js';
import { buildScratch, type OnRefused } from './build.js';
import { copyExtensions } from './copy-extensions.js';
import { openPlace, type PlaceOptions } from './open-place.js';
import { type NameFacts, Scratch } from './scratch.js';
import { serverAccess } from './server-access.js';
import { readStatements, type ScratchStatement, type SqlSource } from './sql-source.js';

export interface ScratchOptions extends PlaceOptions {
  /** Ends the work. The scratch database is still dropped. */
  readonly signal?: AbortSignal | undefined;
  /** Whether SQL may reach the server itself. */
  readonly allowSuperuserSql: boolean;
  /** Takes note of statements that can't be run; without it, they are errors. */
  readonly onRefused?: OnRefused | undefined;
  /** The SQL was written from a database, where anybody may have written the functions that its queries call. */
  readonly isOfDatabase?: boolean | undefined;
}

/** Has an empty database that is like the live one, for as long as `use` runs. */
export async function withScratch<T>(options: ScratchOptions, use: (scratch: Scratch) => Promise<T>): Promise<T> {
  const { scratch, close } = await openScratch(options);
  return use(scratch).finally(close);
}

export interface OpenScratch {
  readonly scratch: Scratch;
  close(): Promise<void>;
}

/** Such a database, which exists until it is closed. */
export async function openScratch(options: ScratchOptions): Promise<OpenScratch> {
  const names = await readNames(options.live);
  const place = await openPlace(options);
  const close = () => place.close();
  try {
    const scratch = new Scratch(place.connection, names, options.signal);
    await scratch.resetSession();
    if (names.defaultSchema !== PUBLIC_SCHEMA) {
      await scratch.run(`CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(names.defaultSchema)}`);
    }
    return { scratch, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Builds what SQL makes in such a database, and has it looked at before it goes. */
export function withScratchOf<T>(
  sources: readonly SqlSource[],
  options: ScratchOptions,
  look: (connection: Connection, scratch: Scratch) => Promise<T>,
): Promise<T> {
  const { live, allowSuperuserSql, onRefused, isOfDatabase = false } = options;
  const read = sources.flatMap(readStatements);
  const all = isOfDatabase ? read.map(withoutRows) : read;
  const statements = allowSuperuserSql ? all : withoutServerAccess(all, onRefused);
  return withScratch(options, async (scratch) => {
    const onStuck = async () => live !== null && (await copyExtensions(live, scratch));
    await buildScratch(scratch, statements, { onStuck, onRefused });
    await scratch.resetSession();
    return look(scratch.connection, scratch);
  });
}

/** PostgreSQL then keeps the query of a materialized view, and does not run it. */
function withoutRows(statement: ScratchStatement): ScratchStatement {
  const [first, second] = statement.words;
  const isMaterializedView = first === 'CREATE' && second === 'MATERIALIZED';
  return isMaterializedView ? { ...statement, text: `${statement.text}\nWITH NO DATA` } : statement;
}

/** Before anything is run: what a program of the server has done can't be taken back. */
function withoutServerAccess(
  statements: readonly ScratchStatement[],
  onRefused: OnRefused | undefined,
): readonly ScratchStatement[] {
  return statements.filter((statement) => {
    const access = serverAccess(statement);
    if (access === null) return true;
    const { file, line, column, text } = statement;
    if (onRefused === undefined) throw sqlTargetReachesServer({ file, line, column, statement: text }, access);
    onRefused(statement, `${access} reaches beyond the scratch database`);
    return false;
  });
}

async function readNames(live: Connection | null): Promise<NameFacts> {
  if (live === null) return { defaultSchema: PUBLIC_SCHEMA, searchPath: [] };
  const { rows } = await live.query<{ readonly path: string }>(
    'SELECT pg_catalog.array_to_json(pg_catalog.current_schemas(false))::pg_catalog.text AS path',
  );
  const path: unknown = JSON.parse(rows[0]?.path ?? '[]');
  return {
    defaultSchema: await readDefaultSchema(live),
    searchPath: Array.isArray(path) ? path.map(String) : [],
  };
}
