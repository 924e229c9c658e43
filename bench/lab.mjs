// What a workload works with: databases, projects of the contestants, races between them, and aims.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alembicProject } from './contestants/alembic.mjs';
import { limbeckProject } from './contestants/limbeck.mjs';
import { drizzleProject, pgMigrateProject } from './contestants/peers.mjs';
import { run } from './measure/cpu.mjs';
import { race } from './measure/race.mjs';
import { countStatements } from './measure/statements.mjs';
import { createDatabase } from './setup/server.mjs';

/** Runs `use` with a lab whose folder and databases are removed afterwards. */
export async function withLab(options, use) {
  const folder = mkdtempSync(join(tmpdir(), 'limbeck-bench-'));
  const databases = [];
  try {
    return await use(lab({ ...options, folder, databases }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    for (const database of databases) await database.drop();
  }
}

function lab({ server, runs, alembic, withOthers, folder, databases }) {
  const { postmaster } = server;
  const database = async (sql) => {
    databases.push(await createDatabase(server, sql));
    return databases.at(-1);
  };
  return {
    folder,
    limbeck: (options) => limbeckProject(join(folder, `limbeck-${options.name ?? 'models'}`), options),
    // The projects of the others are null if those are not measured.
    async alembic({ sql, ...options }) {
      if (!withOthers || alembic === null) return null;
      // Every command of Alembic creates its version table, which the others would find: it has its own database.
      const url = options.url ?? (await database(sql)).url;
      return alembicProject(join(folder, `alembic-${options.name ?? 'models'}`), {
        program: alembic.program,
        ...options,
        url,
      });
    },
    drizzle: (options) =>
      withOthers ? drizzleProject(join(folder, `drizzle-${options.name ?? 'models'}`), options) : null,
    pgMigrate: (options) =>
      withOthers ? pgMigrateProject(join(folder, `node-pg-migrate-${options.name}`), options) : null,
    hasPsql: withOthers && spawnSync('psql', ['--version']).status === 0,
    database,
    race: (contestants, { warmUp = true } = {}) => race(withoutNull(contestants), { runs, warmUp, postmaster }),
    async statements(tasks) {
      const counts = {};
      for (const [name, task] of Object.entries(withoutNull(tasks))) counts[name] = await countStatements(task);
      return counts;
    },
  };
}

const withoutNull = (object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined));

/** Limbeck caches what models declare if it reads them a second time. */
export function warm(task) {
  for (let time = 0; time < 2; time += 1) run(task);
}

/** CPU of one contestant as a multiple of another's. */
export function ratioAim(figures, { of = 'Limbeck', to = 'Alembic', atMost }) {
  const [own, other] = [figures[of], figures[to]];
  const value = own?.total !== undefined && other?.total !== undefined ? own.total / other.total : null;
  return { measure: `CPU of ${of} / ${to}`, of, to, atMost, value };
}

export function memoryAim(figures, { of = 'Limbeck', atMost }) {
  return { measure: `peak memory of ${of} in MiB`, atMost, value: figures[of].memory };
}
