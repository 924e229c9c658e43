import { spawnSync } from 'node:child_process';
import type { Queryable } from '../../src/util/queryable.js';

const HAS_PSQL = spawnSync('psql', ['--version']).status === 0;

/** Runs a script by psql, in this folder, up to the first error. Without psql the server alone reads the script. */
export async function runPsql(
  script: string,
  { db, databaseUrl, folder }: { readonly db: Queryable; readonly databaseUrl: string; readonly folder: string },
): Promise<void> {
  if (!HAS_PSQL) {
    console.warn('psql is NOT INSTALLED: what psql itself makes of the script is not tested.');
    await db.query(script);
    return;
  }
  const args = ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', '-', databaseUrl];
  const { status, stderr } = spawnSync('psql', args, { cwd: folder, input: script, encoding: 'utf8' });
  if (status !== 0) throw new Error(`psql exited ${status}: ${stderr}`);
}
