import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, connect, SERVER_MAJOR, type TestDatabase } from './database.js';

const EXTENSION = join(import.meta.dirname, 'citus');

/** The server finds the stand-in by `extension_control_path`, which PostgreSQL 18 brought. */
export const HAS_CITUS: boolean = SERVER_MAJOR >= 18;

/**
 * A test with a database on whose server the stand-in for Citus can be installed: `citus` is a connection to it, and `citusUrl`
 * is its URL. Citus itself was not available. The stand-in follows the documentation of its catalogs and functions.
 */
export const test = base
  .extend('citusUrl', async ({ databaseUrl }, { onCleanup }) => {
    // The server may run as a role of the system that can't read the folder of the project.
    const folder = mkdtempSync(join(tmpdir(), 'limbeck-citus-'));
    onCleanup(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(EXTENSION, folder, { recursive: true });
    for (const path of ['', 'extension']) chmodSync(join(folder, path), 0o755);
    for (const file of ['citus.control', 'citus--13.0.sql']) chmodSync(join(folder, 'extension', file), 0o644);
    const url = new URL(databaseUrl);
    url.searchParams.set('options', `-c extension_control_path=${folder}:$system`);
    return url.href;
  })
  .extend('citus', async ({ citusUrl }, { onCleanup }): Promise<TestDatabase> => {
    const db = await connect(citusUrl);
    onCleanup(() => db.close());
    await db.query('CREATE EXTENSION citus');
    return db;
  });
