import { quoteIdentifier } from '../ddl/quote.js';
import { readDefaultSchema } from '../reflect/session.js';
import type { Connection } from '../runtime/connection.js';
import { PUBLIC_SCHEMA } from '../schema/names.js';
import { buildScratch } from './build.js';
import { copyExtensions } from './copy-extensions.js';
import { openPlace, type PlaceOptions } from './open-place.js';
import { type NameFacts, Scratch } from './scratch.js';
import { readStatements, type SqlSource } from './sql-source.js';

export interface ScratchOptions extends PlaceOptions {
  /** Ends the work; the scratch database goes all the same. */
  readonly signal?: AbortSignal | undefined;
}

/** Has an empty database that is like the live one, for as long as `use` runs. */
export async function withScratch<T>(options: ScratchOptions, use: (scratch: Scratch) => Promise<T>): Promise<T> {
  const names = await readNames(options.live);
  const place = await openPlace(options);
  try {
    const scratch = new Scratch(place.connection, names, options.signal);
    await scratch.resetSession();
    if (names.defaultSchema !== PUBLIC_SCHEMA) {
      await scratch.run(`CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(names.defaultSchema)}`);
    }
    return await use(scratch);
  } finally {
    await place.close();
  }
}

/** Builds what SQL makes in such a database, and has it looked at before it goes. */
export function withScratchOf<T>(
  sources: readonly SqlSource[],
  options: ScratchOptions,
  look: (connection: Connection, scratch: Scratch) => Promise<T>,
): Promise<T> {
  const statements = sources.flatMap(readStatements);
  const { live } = options;
  return withScratch(options, async (scratch) => {
    await buildScratch(scratch, statements, async () => live !== null && (await copyExtensions(live, scratch)));
    await scratch.resetSession();
    return look(scratch.connection, scratch);
  });
}

async function readNames(live: Connection | null): Promise<NameFacts> {
  if (live === null) return { defaultSchema: PUBLIC_SCHEMA, searchPath: [] };
  const { rows } = await live.query<{ readonly path: string }>(
    'SELECT array_to_json(current_schemas(false))::text AS path',
  );
  const path: unknown = JSON.parse(rows[0]?.path ?? '[]');
  return {
    defaultSchema: await readDefaultSchema(live),
    searchPath: Array.isArray(path) ? path.map(String) : [],
  };
}
