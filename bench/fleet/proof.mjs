// `npm run fleet-proof`: upgrades a fleet with two runners that are killed at random moments, and shows that every place is at
// head or named as failed. Then compares the CPU time of a place with that of a loop of `migrate upgrade`, and of Alembic. With the
// argument `costs`, it only compares.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { alembicProject, findAlembic } from '../contestants/alembic.mjs';
import { limbeckProject } from '../contestants/limbeck.mjs';

import { measure } from '../measure/cpu.mjs';
import { openServer } from '../setup/server.mjs';

const SCHEMAS = Number(process.env.FLEET_SCHEMAS ?? 2000);
const DATABASES = Number(process.env.FLEET_DATABASES ?? 50);
const KILLS = Number(process.env.FLEET_KILLS ?? 12);
const LONGEST_LIFE_MS = Number(process.env.FLEET_LIFE ?? 20_000);
const REVISIONS = 10;
const LOOP = 20;
const CONCURRENCY = 4;
/** They have a table already that a revision creates. */
const BROKEN = ['main/t3', `main/t${Math.floor(SCHEMAS / 2)}`, 'd1/public'];

const server = await openServer();
const folder = mkdtempSync(join(tmpdir(), 'limbeck-fleet-'));
try {
  if (process.argv[2] !== 'costs') {
    await prepare();
    await upgradeWithKills();
  }
  await compareCosts();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

function urlOf(database) {
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return url.href;
}

async function query(database, ...statements) {
  const client = new pg.Client({ connectionString: urlOf(database) });
  await client.connect();
  try {
    let rows = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

function revisions() {
  return Object.fromEntries(
    Array.from({ length: REVISIONS }, (_, number) => [
      `migrations/versions/r${number}.mjs`,
      `export const revision = 'r${number}';
export const downRevision = ${number === 0 ? 'null' : `'r${number - 1}'`};
export async function upgrade(op) {
  await op.execute('CREATE TABLE item${number} (id bigint PRIMARY KEY, label text)');
  await op.createIndex('ix_item${number}', 'item${number}', ['label']);
}
`,
    ]),
  );
}

async function prepare() {
  await query('postgres', 'CREATE DATABASE main');
  for (let number = 1; number <= DATABASES; number += 1) await query('postgres', `CREATE DATABASE d${number}`);
  for (let first = 0; first < SCHEMAS; first += 500) {
    const last = Math.min(first + 500, SCHEMAS) - 1;
    await query('main', `DO $$ BEGIN FOR i IN ${first}..${last} LOOP EXECUTE 'CREATE SCHEMA t' || i; END LOOP; END $$`);
  }
  for (const place of BROKEN) {
    const [database, schema] = place.split('/');
    await query(database, `CREATE TABLE ${schema}.item7 ()`);
  }
}

async function upgradeWithKills() {
  const project = limbeckProject(join(folder, 'fleet'), {
    url: urlOf('main'),
    settings: `fleet: {
    databases: [{ name: 'main', url: '${urlOf('main')}' },
      ...Array.from({ length: ${DATABASES} }, (_, number) => ({ name: \`d\${number + 1}\`, url: '${urlOf('')}d' + (number + 1) }))],
    schemas: ({ database }) =>
      database === 'main' ? Array.from({ length: ${SCHEMAS} }, (_, number) => \`t\${number}\`) : ['public'],
    canary: 'main/t0',
  },`,
    files: revisions(),
  });
  const watch = watchServer();
  const start = performance.now();
  const state = { kills: 0 };
  const ends = await Promise.all([runner(project, state), runner(project, state)]);
  const seconds = (performance.now() - start) / 1000;
  const { peak } = await watch.stop();
  for (const { status, counts, peakMiB } of ends) print('runner ended', { status, ...counts, peakMiB });
  print('killed runners', { kills: state.kills, seconds: Math.round(seconds), 'peak connections': peak });
  const [{ report }] = ends;
  const failed = report.places.filter(({ outcome }) => outcome === 'failed').map(({ place }) => place);
  expect('the broken places are named', failed.sort().join() === [...BROKEN].sort().join());
  await expectHeads(new Set(failed));
  measureUpToDate(project);
}

/** Runs the fleet again and again, and kills it, until the kills are used up and it ends by itself. */
async function runner(project, state) {
  for (;;) {
    const { command, cwd, env } = project.task([
      'upgrade',
      'head',
      '--fleet',
      '--json',
      '--concurrency',
      `${CONCURRENCY}`,
    ]);
    const [program, ...args] = command;
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    const memory = { peak: 0 };
    const timer = setInterval(() => {
      memory.peak = Math.max(memory.peak, peakOf(child.pid));
    }, 200);
    const ended = new Promise((resolve) => child.once('close', resolve));
    const isKilled = state.kills < KILLS;
    if (isKilled) {
      state.kills += 1;
      await Promise.race([ended, sleep(500 + Math.random() * LONGEST_LIFE_MS)]);
      child.kill('SIGKILL');
    }
    const status = await ended;
    clearInterval(timer);
    if (isKilled) continue;
    const report = JSON.parse(text);
    return { status, report, counts: report.counts, peakMiB: Math.round(memory.peak) };
  }
}

/** In MiB. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function watchServer() {
  const state = { peak: 0, ends: false };
  const watching = (async () => {
    while (!state.ends) {
      const sql = `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'limbeck'`;
      const [{ count }] = await query('postgres', sql);
      state.peak = Math.max(state.peak, count);
      await sleep(250);
    }
  })();
  return {
    async stop() {
      state.ends = true;
      await watching;
      return state;
    },
  };
}

async function expectHeads(failed) {
  const wrong = [];
  const places = [
    ...Array.from({ length: SCHEMAS }, (_, number) => ['main', `t${number}`]),
    ...Array.from({ length: DATABASES }, (_, number) => [`d${number + 1}`, 'public']),
  ];
  for (const [database, schema] of places) {
    if (failed.has(`${database}/${schema}`)) continue;
    const sql = `SELECT (SELECT string_agg(version_num, ',') FROM ${schema}.limbeck_version) AS version,
        (SELECT count(*)::int FROM pg_indexes WHERE schemaname = '${schema}' AND indexname LIKE 'ix_item%') AS indexes,
        (SELECT count(*)::int FROM ${schema}.limbeck_version_log) AS logged`;
    const [{ version, indexes, logged }] = await query(database, sql);
    if (version !== `r${REVISIONS - 1}` || indexes !== REVISIONS || logged !== REVISIONS)
      wrong.push(`${database}/${schema}`);
  }
  expect(`${places.length - failed.size} places are at head, and each revision ran once`, wrong.length === 0, wrong);
}

function measureUpToDate(project) {
  for (const command of ['status', 'current', 'upgrade']) {
    const figures = measure(project.task([command, '--fleet'], { expects: [0, 1, 7] }), server.postmaster);
    print(`${command} of a fleet that is up to date`, rounded(figures));
  }
}

/** The same revisions on empty schemas: one call of the fleet, and one call for each schema. */
async function compareCosts() {
  await query('postgres', 'CREATE DATABASE costs');
  await query(
    'costs',
    `DO $$ BEGIN FOR i IN 0..${20 * LOOP - 1} LOOP EXECUTE 'CREATE SCHEMA f' || i; END LOOP;
    FOR i IN 0..${LOOP - 1} LOOP EXECUTE 'CREATE SCHEMA l' || i; EXECUTE 'CREATE SCHEMA a' || i; END LOOP; END $$`,
  );
  const url = urlOf('costs');
  const project = limbeckProject(join(folder, 'costs'), {
    url,
    settings: `fleet: { schemas: Array.from({ length: ${20 * LOOP} }, (_, number) => \`f\${number}\`) },`,
    files: revisions(),
  });
  const fleet = measure(project.task(['upgrade', 'head', '--fleet', '--quiet']), server.postmaster);
  print(`a place of a fleet of ${20 * LOOP}`, perPlace([fleet], 20 * LOOP));
  const inSchema = (schema) => `${url}?options=-csearch_path%3D${schema}`;
  const loop = Array.from({ length: LOOP }, (_, number) =>
    measure(project.task(['upgrade', 'head', '--quiet', '--url', inSchema(`l${number}`)]), server.postmaster),
  );
  print(`a call of migrate upgrade (${LOOP})`, perPlace(loop, LOOP));
  const found = findAlembic();
  if (found === null) return;
  const files = alembicRevisions();
  const alembic = alembicProject(join(folder, 'alembic'), { program: found.program, url, files });
  const calls = Array.from({ length: LOOP }, (_, number) => {
    const task = alembic.task(['upgrade', 'head']);
    const env = { ...task.env, PGOPTIONS: `-csearch_path=a${number}` };
    return measure({ ...task, env }, server.postmaster);
  });
  print(`a call of alembic upgrade (${LOOP})`, perPlace(calls, LOOP));
}

function alembicRevisions() {
  return Object.fromEntries(
    Array.from({ length: REVISIONS }, (_, number) => [
      `migrations/versions/r${number}.py`,
      `from alembic import op
revision = 'r${number}'
down_revision = ${number === 0 ? 'None' : `'r${number - 1}'`}
def upgrade():
    op.execute('CREATE TABLE item${number} (id bigint PRIMARY KEY, label text)')
    op.create_index('ix_item${number}', 'item${number}', ['label'])
`,
    ]),
  );
}

function perPlace(figures, places) {
  const sum = (name) => figures.reduce((total, each) => total + (each[name] ?? 0), 0);
  return rounded({ client: sum('client') / places, server: sum('server') / places, wall: sum('wall') / places });
}

function rounded({ client, server: ofServer, wall, memory }) {
  const seconds = (value) => `${(value * 1000).toFixed(1)} ms`;
  return {
    'client CPU': seconds(client),
    'server CPU': seconds(ofServer),
    wall: seconds(wall),
    ...(memory === undefined ? {} : { memory: `${Math.round(memory)} MiB` }),
  };
}

function print(what, facts) {
  console.log(
    `${what}: ${Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  );
}

function expect(what, isTrue, details = []) {
  console.log(`${isTrue ? 'ok' : 'NOT OK'}: ${what}${isTrue ? '' : ` (${details.slice(0, 20).join(', ')})`}`);
  if (!isTrue) process.exitCode = 1;
}
