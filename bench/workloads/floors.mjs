import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newerNode } from '../contestants/peers.mjs';
import { linkPackages, writeFiles } from '../contestants/project.mjs';
import { alembicRevisions, limbeckRevisions } from '../inputs/chains.mjs';
import { limbeckModels, sqlalchemyModels, sqlTables } from '../inputs/tables.mjs';
import { memoryAim, ratioAim, warm } from '../lab.mjs';
import { run } from '../measure/cpu.mjs';
import { recordMessages } from '../measure/statements.mjs';

const ROOT = join(import.meta.dirname, '../..');
const FLOORS = join(import.meta.dirname, '../floors');
const TIMES = 5;
/** What takes seconds needs no round that doesn't count. */
const LONG = { warmUp: false };

/**
 * Programs that do only a part of a command that Limbeck can't leave out. If one of them takes more than an aim allows,
 * the aim isn't within reach. The "sizes" are what the floors are for.
 */
export const floors = {
  name: 'floors',
  unit: 'floor',
  get sizes() {
    return Object.keys(PARTS).map((size) => ({ size }));
  },
  peer: '`psql`, and Node with `pg`: see "Floors", if they were measured that day',
  async measure(lab, part) {
    return await PARTS[part](lab);
  },
};

const PARTS = {
  current: startFloors,
  check100: (lab) => checkFloor(lab, { size: 100, changed: false, aim: 0.2 }),
  check1000: (lab) => checkFloor(lab, { size: 1000, changed: false, aim: 0.12 }),
  check5000: (lab) => checkFloor(lab, { size: 5000, changed: false, aim: 0.12, memory: 300 }),
  changed: (lab) => checkFloor(lab, { size: 1000, changed: true, aim: 0.15 }),
  firstAutogenerate: firstFloor,
  ts: (lab) => runFloors(lab, 'ts', { aim: 0.5, memory: 80 }),
  sql: (lab) => runFloors(lab, 'sql', { aim: 0.4, memory: 80 }),
  offline: offlineFloor,
  heads: headsFloor,
  reflect: reflectFloor,
};

/** A program of the folder `floors`. */
const floor = (name, args = [], { node = process.execPath, ...options } = {}) => ({
  command: [node, join(FLOORS, `${name}.mjs`), ...args],
  ...options,
});

async function startFloors(lab) {
  const [own, others] = [await lab.database(), await lab.database()];
  const limbeck = lab.limbeck({ name: 'start', url: own.url, files: limbeckRevisions(10, 'ts') });
  const alembic = await lab.alembic({ url: others.url, files: alembicRevisions(10) });
  run(limbeck.task(['upgrade', 'head']));
  if (alembic !== null) run(alembic.task(['upgrade', 'head']));
  const nodes = [
    [process.execPath, 0.38],
    [newerNode(), 0.22],
  ].filter(([node]) => node !== null);
  const measurements = [];
  for (const [node, aim] of nodes) {
    const version = run({ command: [node, '-p', 'process.versions.node'] }).trim();
    const options = { node, times: TIMES };
    const contestants = await lab.race({
      Limbeck: limbeck.task(['current'], options),
      'pg, one query': floor('query', [own.url], options),
      'node -e 0': { command: [node, '-e', '0'], times: TIMES },
      Alembic: alembic?.task(['current'], { times: TIMES }),
    });
    const aims = [ratioAim(contestants, { of: 'pg, one query', atMost: aim })];
    measurements.push({ title: `\`current\`, Node ${version}`, size: 10, unit: 'revisions', contestants, aims });
  }
  return measurements;
}

/** Models as JavaScript, so that Node alone can load them. */
function plainModels(lab, name, files) {
  const folder = join(lab.folder, `plain-${name}`);
  const asJavaScript = Object.entries(files).map(([path, text]) => [path.replace(/\.ts$/, '.js'), text]);
  writeFiles(folder, { 'package.json': '{ "type": "module" }\n', ...Object.fromEntries(asJavaScript) });
  linkPackages(folder, { limbeck: ROOT });
  return join(folder, 'models/index.js');
}

async function writeMessages(lab, name, task) {
  const { hostname, port } = new URL(task.env.DATABASE_URL);
  const messages = await recordMessages(task);
  const file = join(lab.folder, `${name}.json`);
  const asText = messages.map((message) => ({ ...message, bytes: message.bytes.toString('base64') }));
  writeFileSync(file, JSON.stringify({ host: hostname, port: Number(port || 5432), messages: asText }));
  return file;
}

/** With an aim for the memory, Alembic doesn't run: it takes minutes for so many tables. */
async function checkFloor(lab, { size, changed, aim, memory = null }) {
  const name = `check-${size}${changed ? '-changed' : ''}`;
  const sql = sqlTables(size);
  const { url } = await lab.database(sql);
  const files = limbeckModels(size, { changed });
  const limbeck = lab.limbeck({ name, url, files });
  const others = { name, sql, files: sqlalchemyModels(size, { changed }) };
  const alembic = memory === null ? await lab.alembic(others) : null;
  const status = { expects: [0, 1] };
  const task = limbeck.task(['check'], status);
  const messages = await writeMessages(lab, name, task);
  warm(task);
  const contestants = await lab.race(
    {
      Limbeck: task,
      'the models and the messages': floor('replay', [messages, plainModels(lab, name, files)]),
      'the messages': floor('replay', [messages]),
      Alembic: alembic?.task(['check'], { expects: [0, 1, 255] }),
    },
    LONG,
  );
  // Limbeck doesn't run models that it has cached.
  const of = 'the messages';
  const aims = [ratioAim(contestants, { of, atMost: aim })];
  if (memory !== null) aims.push(memoryAim(contestants, { of, atMost: memory }));
  return [{ title: `\`check\`${changed ? ', 2 % changed' : ''}`, size, unit: 'tables', contestants, aims }];
}

async function firstFloor(lab) {
  const { url } = await lab.database();
  const files = limbeckModels(1000, { files: 20 });
  const limbeck = lab.limbeck({ name: 'first', url, files });
  const alembic = await lab.alembic({ name: 'first', files: sqlalchemyModels(1000, { files: 20 }) });
  const args = ['revision', '--autogenerate', '-m', 'all'];
  const messages = await writeMessages(lab, 'first', limbeck.task([...args, '--no-try']));
  const contestants = await lab.race(
    {
      Limbeck: { before: limbeck.removeRevisions, ...limbeck.task([...args, '--no-try']) },
      'the models and the messages': floor('replay', [messages, plainModels(lab, 'first', files)]),
      Alembic: alembic && { before: alembic.removeRevisions, ...alembic.task(args) },
    },
    LONG,
  );
  const aims = [ratioAim(contestants, { of: 'the models and the messages', atMost: 0.25 })];
  return [{ title: 'first autogenerate', size: 1000, unit: 'tables', contestants, aims }];
}

async function runFloors(lab, format, { aim, memory }) {
  const size = 1000;
  const name = `run-${format}`;
  const database = await lab.database();
  const { url } = database;
  const limbeck = lab.limbeck({ name, url, files: limbeckRevisions(size, format) });
  const alembic = await lab.alembic({ name, url, files: alembicRevisions(size) });
  const program = (direction) => floor('run', [url, join(limbeck.folder, 'migrations/versions'), direction]);
  const up = { before: database.empty };
  const down = { before: database.analyze };
  const figures = await lab.race(
    {
      'Limbeck up': { ...up, ...limbeck.task(['upgrade', 'head']) },
      'Limbeck down': { ...down, ...limbeck.task(['downgrade', 'base']) },
      'floor up': { ...up, ...program('upgrade') },
      'floor down': { ...down, ...program('downgrade') },
      'Alembic up': alembic && { ...up, ...alembic.task(['upgrade', 'head']) },
      'Alembic down': alembic && { ...down, ...alembic.task(['downgrade', 'base']) },
    },
    LONG,
  );
  return ['up', 'down'].map((way) => {
    const contestants = {
      Limbeck: figures[`Limbeck ${way}`],
      'the files and their statements': figures[`floor ${way}`],
      ...(alembic === null ? {} : { Alembic: figures[`Alembic ${way}`] }),
    };
    const of = 'the files and their statements';
    const aims = [
      ratioAim(contestants, { of, atMost: aim }),
      ...(way === 'up' ? [memoryAim(contestants, { of, atMost: memory })] : []),
    ];
    return { title: `\`.${format}\` revisions ${way}`, size, unit: 'revisions', contestants, aims };
  });
}

async function offlineFloor(lab) {
  const { url } = await lab.database();
  const limbeck = lab.limbeck({ name: 'script', url, files: limbeckRevisions(1000, 'ts') });
  const alembic = await lab.alembic({ name: 'script', url, files: alembicRevisions(1000) });
  const args = ['upgrade', 'head', '--sql'];
  const contestants = await lab.race({
    Limbeck: limbeck.task(args),
    'the files, compiled': floor('compile', [join(limbeck.folder, 'migrations/versions')]),
    Alembic: alembic?.task(args),
  });
  const aims = [ratioAim(contestants, { of: 'the files, compiled', atMost: 0.45 })];
  return [{ title: 'script of `.ts` revisions', size: 1000, unit: 'revisions', contestants, aims }];
}

async function headsFloor(lab) {
  const { url } = await lab.database();
  const limbeck = lab.limbeck({ name: 'heads', url, files: limbeckRevisions(5000, 'ts') });
  const alembic = await lab.alembic({ name: 'heads', url, files: alembicRevisions(5000) });
  const contestants = await lab.race({
    Limbeck: limbeck.task(['heads']),
    'the heads of the files': floor('read-heads', [join(limbeck.folder, 'migrations/versions')]),
    'node -e 0': { command: [process.execPath, '-e', '0'] },
    Alembic: alembic?.task(['heads']),
  });
  const aims = [ratioAim(contestants, { of: 'the heads of the files', atMost: 0.12 })];
  return [{ title: '`heads`', size: 5000, unit: 'revisions', contestants, aims }];
}

async function reflectFloor(lab) {
  const { url } = await lab.database(sqlTables(1000));
  const limbeck = lab.limbeck({ name: 'reflect', url, files: {} });
  const checked = lab.limbeck({ name: 'reflected', url, files: limbeckModels(1000) });
  const messages = await writeMessages(lab, 'reflect', limbeck.task(['reflect']));
  const contestants = await lab.race(
    {
      Limbeck: { before: limbeck.removeModels, ...limbeck.task(['reflect']) },
      'the messages': floor('replay', [messages]),
      'Limbeck, check': { before: checked.clearCaches, ...checked.task(['check']) },
    },
    LONG,
  );
  const aims = [ratioAim(contestants, { of: 'the messages', to: 'Limbeck, check', atMost: 1.5 })];
  return [{ title: '`reflect`', size: 1000, unit: 'tables', contestants, aims }];
}
