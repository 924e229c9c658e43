import { join } from 'node:path';
import { writeFiles } from '../contestants/project.mjs';
import { alembicRevisions, limbeckRevisions, pgMigrateRevisions, plainScripts } from '../inputs/chains.mjs';
import { memoryAim, ratioAim } from '../lab.mjs';

const AIMED_AT = 1000;
const RATIOS = { ts: 0.5, sql: 0.4 };
const MOST_MEMORY = 80;

/** A long history from nothing, and back: revisions in TypeScript and in SQL. */
export const revisions = {
  name: 'revisions',
  unit: 'revisions',
  sizes: [{ size: 100, alone: true }, { size: 1000 }, { size: 5000, alone: true }],
  peer: '`node-pg-migrate up` and `down`',
  async measure(lab, size) {
    const database = await lab.database();
    const { url } = database;
    const runs = [
      ...['ts', 'sql'].flatMap((format) => [
        ['Limbeck', format, limbeckCommands(lab.limbeck({ name: format, url, files: limbeckRevisions(size, format) }))],
        [
          'node-pg-migrate',
          format,
          pgMigrateCommands(lab.pgMigrate({ name: format, url, files: pgMigrateRevisions(size, format) }), size),
        ],
      ]),
      ['Alembic', 'all', limbeckCommands(await lab.alembic({ url, files: alembicRevisions(size) }))],
      ['psql', 'all', lab.hasPsql ? psqlCommands(lab.folder, url, size) : null],
    ].filter(([, , commands]) => commands !== null);
    const figures = await lab.race(
      Object.fromEntries(
        runs.flatMap(([name, format, { up, down }]) => [
          [`${name} ${format} up`, { before: database.empty, ...up }],
          [`${name} ${format} down`, { before: database.analyze, ...down }],
        ]),
      ),
      { warmUp: size < 1000 },
    );
    const of = (format, way) =>
      Object.fromEntries(
        runs
          .filter(([, of]) => of === format || of === 'all')
          .map(([name, of]) => [name, figures[`${name} ${of} ${way}`]]),
      );
    return ['ts', 'sql'].flatMap((format) =>
      ['up', 'down'].map((way) => {
        const contestants = of(format, way);
        const aims = [
          ratioAim(contestants, { atMost: RATIOS[format] }),
          ...(way === 'up' ? [memoryAim(contestants, { atMost: MOST_MEMORY })] : []),
        ];
        return { title: `\`.${format}\` revisions ${way}`, contestants, aims: size === AIMED_AT ? aims : [] };
      }),
    );
  },
};

/** Alembic's commands are the same. */
const limbeckCommands = (project) =>
  project && { up: project.task(['upgrade', 'head']), down: project.task(['downgrade', 'base']) };

const pgMigrateCommands = (project, size) =>
  project && { up: project.task(['up']), down: project.task(['down', String(size)]) };

function psqlCommands(folder, url, size) {
  const { up, down } = plainScripts(size);
  writeFiles(folder, { 'up.sql': up, 'down.sql': down });
  const command = (file) => ({ command: ['psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', join(folder, file), url] });
  return { up: command('up.sql'), down: command('down.sql') };
}
