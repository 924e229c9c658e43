import { test as base } from 'vitest';
import { openConnection } from '../../src/runtime/open-connection.js';
import type { Queryable } from '../../src/util/queryable.js';

/** Drops what a test can have left behind. */
const EMPTY = `
  DO $$
  DECLARE name text;
  BEGIN
    FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
      EXECUTE format('DROP SCHEMA %I CASCADE', name);
    END LOOP;
  END $$;
  CREATE SCHEMA public;
  RESET ALL;`;

/** A test with an empty embedded database. Starting one takes seconds, so the tests of a file take turns with it. */
export const test = base
  .extend('embedded', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const embedded = await openConnection('pglite://memory');
    onCleanup(() => embedded.close());
    return embedded;
  })
  .extend('db', async ({ embedded }, { onCleanup }): Promise<Queryable> => {
    onCleanup(async () => {
      await embedded.query(EMPTY);
    });
    return embedded;
  });
