// Side by side with Alembic (and psql) in one run, as ratios. Needs a server, `alembic` and `psql` on the PATH:
//   BENCH_DATABASE_URL=postgres://postgres@127.0.0.1:5432/postgres node bench/run.mjs [current] [check] [upgrade]
// BENCH_RUNS (5) measured runs each, after one that is not.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { printRace, race } from './cpu.mjs';
import { countStatements } from './statements.mjs';
import { limbeckModels, sqlalchemyModels } from './tables.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MIGRATE = join(ROOT, 'bin', 'migrate.js');
const SERVER = process.env.BENCH_DATABASE_URL;
if (SERVER === undefined) {
  console.error('BENCH_DATABASE_URL names no server.');
  process.exit(2);
}
const RUNS = Number(process.env.BENCH_RUNS ?? 5);

async function admin(sql) {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

async function postmasterPid() {
  const [{ data_directory: folder }] = await admin('SHOW data_directory');
  return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function freshDatabase(name) {
  await admin(`DROP DATABASE IF EXISTS ${name}`);
  await admin(`CREATE DATABASE ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return url.href;
}

let replaced = 0;

/**
 * An empty database in the place of the one that a run has filled. That one stays until the end: file systems such as
 * ext4 are slow to create files soon after others were deleted, which would be charged to the next contestant.
 */
function replaceDatabase(name) {
  replaced += 1;
  const aside = `bench_aside_${replaced}`;
  const statements = [`ALTER DATABASE ${name} RENAME TO ${aside}`, `CREATE DATABASE ${name}`];
  run('psql', ['-q', SERVER, ...statements.flatMap((statement) => ['-c', statement])]);
}

async function dropDatabases() {
  const databases = await admin(`SELECT datname AS name FROM pg_database WHERE datname LIKE 'bench\\_%'`);
  for (const { name } of databases) await admin(`DROP DATABASE ${name}`);
}

function run(command, args, options) {
  const result = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${result.stdout}\n${result.stderr}`);
  return result.stdout;
}

function limbeckProject(folder, url, models) {
  mkdirSync(join(folder, 'migrations', 'versions'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(ROOT, join(folder, 'node_modules', 'limbeck'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(
    join(folder, 'migrate.config.ts'),
    `import { defineConfig } from 'limbeck';\n\nexport default defineConfig({\n  scriptLocation: './migrations',\n  target: './models.ts',\n  url: '${url}',\n});\n`,
  );
  writeFileSync(join(folder, 'models.ts'), models);
}

function alembicProject(folder, url, models) {
  mkdirSync(folder, { recursive: true });
  run('alembic', ['init', 'migrations'], { cwd: folder });
  const ini = readFileSync(join(folder, 'alembic.ini'), 'utf8').replace(
    /^sqlalchemy.url = .*$/m,
    `sqlalchemy.url = ${url.replace('postgres://', 'postgresql://')}`,
  );
  writeFileSync(join(folder, 'alembic.ini'), ini);
  const env = readFileSync(join(folder, 'migrations', 'env.py'), 'utf8')
    .replace(
      'target_metadata = None',
      'import sys; sys.path.insert(0, ".")\nfrom models import metadata as target_metadata',
    )
    .replace(
      'target_metadata=target_metadata\n',
      'target_metadata=target_metadata, compare_type=True, compare_server_default=True\n',
    );
  writeFileSync(join(folder, 'migrations', 'env.py'), env);
  writeFileSync(join(folder, 'models.py'), models);
}

const id = (number) => number.toString(16).padStart(12, '0');

function writeChain(folder, count, body) {
  for (let number = 1; number <= count; number += 1) {
    const down = number === 1 ? null : id(number - 1);
    writeFileSync(
      join(folder, 'limbeck', 'migrations', 'versions', `${id(number)}_step.ts`),
      limbeckRevision(number, down, body),
    );
    writeFileSync(
      join(folder, 'alembic', 'migrations', 'versions', `${id(number)}_step.py`),
      alembicRevision(number, down, body),
    );
  }
}

function limbeckRevision(number, down, { up, back }) {
  return `/**
 * step ${number}
 *
 * Revision ID: ${id(number)}
 * Revises: ${down ?? ''}
 * Create Date: 2026-03-02 09:14:55.120394
 */
import type { Operations } from 'limbeck';
import { integer, text } from 'limbeck/schema';

export const revision = '${id(number)}';
export const downRevision = ${down === null ? 'null' : `'${down}'`};
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  ${up(number).limbeck}
}

export async function downgrade(op: Operations): Promise<void> {
  ${back(number).limbeck}
}
`;
}

function alembicRevision(number, down, { up, back }) {
  return `"""step ${number}

Revision ID: ${id(number)}
Revises: ${down ?? ''}
Create Date: 2026-03-02 09:14:55.120394

"""
from alembic import op
import sqlalchemy as sa

revision = '${id(number)}'
down_revision = ${down === null ? 'None' : `'${down}'`}
branch_labels = None
depends_on = None


def upgrade():
    ${up(number).alembic}


def downgrade():
    ${back(number).alembic}
`;
}

const smallStep = {
  up: (number) => ({
    limbeck: `await op.createTable('step_${number}', { id: integer().primaryKey(), note: text().nullable() });`,
    alembic: `op.create_table('step_${number}', sa.Column('id', sa.Integer, primary_key=True, autoincrement=False), sa.Column('note', sa.Text))`,
    sql: `CREATE TABLE step_${number} (id integer NOT NULL, note text, PRIMARY KEY (id));`,
  }),
  back: (number) => ({ limbeck: `await op.dropTable('step_${number}');`, alembic: `op.drop_table('step_${number}')` }),
};

async function twoProjects(folder, models) {
  const limbeckUrl = await freshDatabase('bench_limbeck');
  const alembicUrl = await freshDatabase('bench_alembic');
  limbeckProject(join(folder, 'limbeck'), limbeckUrl, models.limbeck);
  alembicProject(join(folder, 'alembic'), alembicUrl, models.alembic);
  return { limbeckUrl, alembicUrl };
}

const NO_MODELS = { limbeck: limbeckModels(0), alembic: sqlalchemyModels(0) };

async function benchCurrent(folder, postmaster) {
  await twoProjects(folder, NO_MODELS);
  writeChain(folder, 10, smallStep);
  const limbeck = { cwd: join(folder, 'limbeck'), postmaster };
  const alembic = { cwd: join(folder, 'alembic'), postmaster };
  run('node', [MIGRATE, 'upgrade', 'head'], limbeck);
  run('alembic', ['upgrade', 'head'], alembic);
  const results = race(
    {
      'node -e 0': { command: ['node', ['-e', '0'], limbeck] },
      limbeck: { command: ['node', [MIGRATE, 'current'], limbeck] },
      alembic: { command: ['alembic', ['current'], alembic] },
    },
    RUNS,
  );
  printRace('current, ten revisions', results, ['alembic']);
}

async function benchCheck(folder, postmaster, count) {
  await twoProjects(folder, { limbeck: limbeckModels(count), alembic: sqlalchemyModels(count) });
  const limbeck = { cwd: join(folder, 'limbeck'), postmaster };
  const alembic = { cwd: join(folder, 'alembic'), postmaster };
  run('node', [MIGRATE, 'revision', '--autogenerate', '-m', 'all'], limbeck);
  run('node', [MIGRATE, 'upgrade', 'head'], limbeck);
  run(
    '/usr/bin/python3',
    [
      '-c',
      'import models, sqlalchemy, sys; e = sqlalchemy.create_engine(sys.argv[1]); models.metadata.create_all(e)',
      (await url('bench_alembic')).replace('postgres://', 'postgresql://'),
    ],
    alembic,
  );
  // Alembic 1.8 has no `check`; --autogenerate with a hook that drops the empty result does the same work.
  const env = join(folder, 'alembic', 'migrations', 'env.py');
  const source = readFileSync(env, 'utf8').replace(
    'compare_server_default=True',
    'compare_server_default=True, process_revision_directives=lambda c, r, d: d.clear() if d[0].upgrade_ops.is_empty() else None',
  );
  writeFileSync(env, source);
  const results = race(
    {
      limbeck: { command: ['node', [MIGRATE, 'check'], limbeck] },
      alembic: { command: ['alembic', ['revision', '--autogenerate', '-m', 'none'], alembic] },
    },
    RUNS,
  );
  printRace(`check, ${count} tables, no change`, results, ['alembic']);
  const [own, theirs] = await Promise.all([
    statementsOf('migrate.config.ts', { command: 'node', args: [MIGRATE, 'check'], options: limbeck }),
    statementsOf('alembic.ini', {
      command: 'alembic',
      args: ['revision', '--autogenerate', '-m', 'none'],
      options: alembic,
    }),
  ]);
  console.log(`  statements sent: limbeck ${own}, alembic ${theirs}`);
}

/** Statements that a command sends, whose URL is in the file of that name. */
function statementsOf(file, command) {
  const path = join(command.options.cwd, file);
  const { host } = new URL(SERVER);
  return countStatements(new URL(SERVER), (port) => {
    writeFileSync(path, readFileSync(path, 'utf8').replace(host, `127.0.0.1:${port}`));
    return command;
  });
}

async function url(name) {
  const result = new URL(SERVER);
  result.pathname = `/${name}`;
  return result.href;
}

async function benchUpgrade(folder, postmaster, count) {
  const { limbeckUrl } = await twoProjects(folder, NO_MODELS);
  writeChain(folder, count, smallStep);
  const script = join(folder, 'all.sql');
  const steps = Array.from(
    { length: count },
    (_, number) => `${smallStep.up(number + 1).sql}\nUPDATE v SET version_num = '${id(number + 1)}';`,
  );
  writeFileSync(
    script,
    `BEGIN;\nCREATE TABLE v (version_num varchar(32));\nINSERT INTO v VALUES ('0');\n${steps.join('\n')}\nCOMMIT;\n`,
  );
  const limbeck = { cwd: join(folder, 'limbeck'), postmaster };
  const alembic = { cwd: join(folder, 'alembic'), postmaster };
  const empty = (name) => () => replaceDatabase(name);
  const results = race(
    {
      limbeck: { before: empty('bench_limbeck'), command: ['node', [MIGRATE, 'upgrade', 'head'], limbeck] },
      alembic: { before: empty('bench_alembic'), command: ['alembic', ['upgrade', 'head'], alembic] },
      psql: {
        before: empty('bench_limbeck'),
        command: ['psql', ['-q', '-v', 'ON_ERROR_STOP=1', '-f', script, limbeckUrl], limbeck],
      },
    },
    RUNS,
  );
  printRace(`upgrade, ${count} small revisions`, results, ['alembic', 'psql']);
}

const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);
const postmaster = await postmasterPid();

async function within(bench, ...args) {
  const folder = mkdtempSync(join(tmpdir(), 'limbeck-bench-'));
  try {
    await bench(folder, postmaster, ...args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isWanted('current')) await within(benchCurrent);
if (isWanted('check')) {
  await within(benchCheck, 100);
  await within(benchCheck, 1000);
}
if (isWanted('upgrade')) await within(benchUpgrade, 1000);
await dropDatabases();
