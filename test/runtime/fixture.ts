import { openConnection } from '../../src/runtime/open-connection.js';
import { test as base } from '../support/database.js';

/** A test with a connection of the tool's own to an empty database, next to `db` to look at what it did. */
export const test = base.extend('connection', async ({ databaseUrl }, { onCleanup }) => {
  const connection = await openConnection(databaseUrl);
  onCleanup(() => connection.close());
  return connection;
});
