import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { drizzleModels, limbeckModels, sqlalchemyModels, sqlTables } from '../inputs/tables.mjs';
import { ratioAim, warm } from '../lab.mjs';
import { run } from '../measure/cpu.mjs';

/** Autogenerate if 2 % of the tables are changed: new columns, longer types. */
export const changed = {
  name: 'changed',
  unit: 'tables',
  sizes: [{ size: 1000 }],
  peer: '`drizzle-kit generate`, which compares with a JSON file of its last migration, not with a database',
  async measure(lab, size) {
    const sql = sqlTables(size);
    const { url } = await lab.database(sql);
    const options = { changed: true };
    const limbeck = lab.limbeck({ url, files: limbeckModels(size, options) });
    const alembic = await lab.alembic({ sql, files: sqlalchemyModels(size, options) });
    const drizzle = lab.drizzle({ url, files: drizzleModels(size, options) });
    const args = ['revision', '--autogenerate', '-m', 'change'];
    const cold = lab.limbeck({ name: 'cold', url, files: limbeckModels(size, options) });
    const fromNothing = () => {
      cold.removeRevisions();
      cold.clearCaches();
    };
    warm(limbeck.task(['check'], { expects: [1] }));
    const contestants = await lab.race(
      {
        'Limbeck, cold': { before: fromNothing, ...cold.task([...args, '--no-try']) },
        Limbeck: { before: limbeck.removeRevisions, ...limbeck.task([...args, '--no-try']) },
        'Limbeck, with the trial': { before: limbeck.removeRevisions, ...limbeck.task(args) },
        Alembic: alembic && { before: alembic.removeRevisions, ...alembic.task(args) },
        'drizzle-kit': drizzle && { before: startFromUnchanged(lab, drizzle, size), ...drizzle.task(['generate']) },
      },
      { warmUp: false },
    );
    const aims = [ratioAim(contestants, { atMost: 0.15 })];
    return [{ title: 'autogenerate, 2 % changed', contestants, aims }];
  },
};

/** Lets drizzle-kit's last migration be the one that creates the unchanged tables. */
function startFromUnchanged(lab, drizzle, size) {
  const base = lab.drizzle({ name: 'base', url: drizzle.url, files: drizzleModels(size) });
  run(base.task(['generate']));
  return () => {
    drizzle.removeRevisions();
    cpSync(join(base.folder, 'drizzle'), join(drizzle.folder, 'drizzle'), { recursive: true });
  };
}
