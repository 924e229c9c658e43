// The PostgreSQL that the contestants work on: one that is given, or one that is started as for the tests.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createJiti } from 'jiti';
import pg from 'pg';

const DEFAULT_MAJOR = 18;

export async function openServer() {
  const given = process.env.BENCH_DATABASE_URL;
  if (given !== undefined) return describe(given, () => Promise.resolve());
  // Node 20 reads no TypeScript.
  const { startEmbeddedServer } = await createJiti(import.meta.url).import(
    '../../test/support/setup/embedded-server.ts',
  );
  const { url, stop } = await startEmbeddedServer(Number(process.env.BENCH_POSTGRES ?? DEFAULT_MAJOR));
  return describe(url, stop);
}

async function describe(url, stop) {
  const [{ server_version: version }] = await query(url, 'SHOW server_version');
  return { url, version: version.split(' ')[0], postmaster: await postmasterOf(url), stop };
}

/** Its process id; null if its data are not on this machine, or not for us to read. */
async function postmasterOf(url) {
  const [{ data_directory: folder }] = await query(url, 'SHOW data_directory');
  const file = join(folder, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

/** Runs SQL, statement by statement if it is a list, and returns the rows of the last one. */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows = [];
    for (const statement of [sql].flat()) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

let databases = 0;

/** A database that is empty, or has what the SQL creates, and whose catalogs are analyzed. */
export async function createDatabase(server, sql = '') {
  databases += 1;
  const name = `limbeck_bench_${process.pid}_${databases}`;
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const database = {
    url: url.href,
    analyze: () => query(url.href, 'ANALYZE'),
    replaced: 0,
    /**
     * Puts an empty database in its place. The old one stays until the end: file systems such as ext4 are slow to
     * create files soon after others were deleted, and the next contestant would pay for that.
     */
    async empty() {
      database.replaced += 1;
      const aside = `ALTER DATABASE ${name} RENAME TO ${name}_${database.replaced}`;
      await query(server.url, [aside, `CREATE DATABASE ${name}`]);
    },
    async drop() {
      await query(server.url, `DROP DATABASE ${name}`);
      for (; database.replaced > 0; database.replaced -= 1) {
        await query(server.url, `DROP DATABASE ${name}_${database.replaced}`);
      }
    },
  };
  await query(server.url, `CREATE DATABASE ${name}`);
  if (sql !== '') await query(database.url, sql);
  await database.analyze();
  return database;
}
