import type { Queryable } from '../util/queryable.js';

/** From which version of an extension the server can update it to which. */
export interface ExtensionUpdate {
  readonly from: string;
  readonly to: string;
}

/** The ways between the versions of one extension. Reading them of all would take long where one has many. */
export async function readExtensionUpdates(db: Queryable, extension: string): Promise<readonly ExtensionUpdate[]> {
  const { rows } = await db.query<ExtensionUpdate>(
    'SELECT source AS "from", target AS "to" FROM pg_catalog.pg_extension_update_paths($1) WHERE path IS NOT NULL',
    [extension],
  );
  return rows;
}
