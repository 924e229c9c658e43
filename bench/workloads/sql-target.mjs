import { sqlalchemyModels, sqlTables } from '../inputs/tables.mjs';
import { ratioAim } from '../lab.mjs';

/** A target in SQL has to be built on a server before it can be compared: the first time, at least. */
export const sqlTarget = {
  name: 'sql-target',
  unit: 'tables',
  sizes: [{ size: 1000 }],
  peer: 'none measured',
  async measure(lab, size) {
    const sql = sqlTables(size);
    const { url } = await lab.database(sql);
    const limbeck = lab.limbeck({ url, files: { 'schema.sql': sql }, target: './schema.sql' });
    const alembic = await lab.alembic({ sql, files: sqlalchemyModels(size) });
    const contestants = await lab.race(
      {
        'Limbeck, first time': { before: limbeck.clearCaches, ...limbeck.task(['check']) },
        Limbeck: limbeck.task(['check']),
        'Alembic, models': alembic?.task(['check']),
      },
      { warmUp: false },
    );
    const aims = [ratioAim(contestants, { to: 'Alembic, models', atMost: 0.2 })];
    return [{ title: '`check`, SQL target, again', contestants, aims }];
  },
};
