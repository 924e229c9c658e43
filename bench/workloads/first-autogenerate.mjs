import { drizzleModels, limbeckModels, sqlalchemyModels } from '../inputs/tables.mjs';
import { ratioAim } from '../lab.mjs';

/** The first autogenerate: an empty database, models in 20 files, with and without what earlier commands have cached. */
export const firstAutogenerate = {
  name: 'first-autogenerate',
  unit: 'tables',
  sizes: [{ size: 1000 }],
  peer: '`drizzle-kit generate`, which needs no database',
  async measure(lab, size) {
    const { url } = await lab.database();
    const options = { files: 20 };
    const limbeck = lab.limbeck({ url, files: limbeckModels(size, options) });
    const alembic = await lab.alembic({ files: sqlalchemyModels(size, options) });
    const drizzle = lab.drizzle({ url, files: drizzleModels(size, options) });
    const args = ['revision', '--autogenerate', '-m', 'all'];
    const warm = (project, task) => project && { before: project.removeRevisions, ...task };
    const cold = (project, task) =>
      project && {
        before: () => {
          project.removeRevisions();
          project.clearCaches();
        },
        ...task,
      };
    const contestants = await lab.race(
      {
        'Limbeck, cold': cold(limbeck, limbeck.task([...args, '--no-try'])),
        'Limbeck, warm': warm(limbeck, limbeck.task([...args, '--no-try'])),
        'Alembic, cold': cold(alembic, alembic?.task(args)),
        'drizzle-kit': warm(drizzle, drizzle?.task(['generate'])),
      },
      { warmUp: false },
    );
    const aims = [ratioAim(contestants, { of: 'Limbeck, cold', to: 'Alembic, cold', atMost: 0.25 })];
    return [{ title: 'first autogenerate, 20 files of models', contestants, aims }];
  },
};
