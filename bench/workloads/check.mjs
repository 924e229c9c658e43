import { drizzleModels, limbeckModels, sqlalchemyModels, sqlTables } from '../inputs/tables.mjs';
import { memoryAim, ratioAim, warm } from '../lab.mjs';

const RATIOS = new Map([
  [100, 0.2],
  [1000, 0.12],
  [5000, 0.12],
]);
const MOST_STATEMENTS = 8;
/** It asks the server about each table by itself, so more tables take longer than the benchmarks should. */
export const MOST_FOR_DRIZZLE = 100;
const MOST_MEMORY = new Map([[5000, 300]]);

/** Models against a database that is equal to them. */
export const check = {
  name: 'check',
  unit: 'tables',
  sizes: [{ size: 100 }, { size: 1000 }, { size: 5000, alone: true }],
  peer: '`drizzle-kit push` with nothing to push; for 100 tables only, because it takes minutes for more',
  async measure(lab, size) {
    const sql = sqlTables(size);
    const { url } = await lab.database(sql);
    const limbeck = lab.limbeck({ url, files: limbeckModels(size) });
    const alembic = await lab.alembic({ sql, files: sqlalchemyModels(size) });
    const drizzle = size > MOST_FOR_DRIZZLE ? null : lab.drizzle({ url, files: drizzleModels(size) });
    const cold = lab.limbeck({ name: 'cold', url, files: limbeckModels(size) });
    warm(limbeck.task(['check']));
    const contestants = await lab.race(
      {
        Limbeck: limbeck.task(['check']),
        'Limbeck, cold': { before: cold.clearCaches, ...cold.task(['check']) },
        Alembic: alembic?.task(['check']),
        'drizzle-kit': drizzle?.task(['push']),
      },
      { warmUp: size < 1000 },
    );
    const statements = await lab.statements({
      Limbeck: limbeck.task(['check']),
      Alembic: size > 100 ? null : alembic?.task(['check']),
      'drizzle-kit': contestants['drizzle-kit']?.total === undefined ? null : drizzle?.task(['push']),
    });
    const aims = [
      ratioAim(contestants, { atMost: RATIOS.get(size) }),
      { measure: 'statements that Limbeck sends', atMost: MOST_STATEMENTS, value: statements.Limbeck },
    ];
    if (MOST_MEMORY.has(size)) aims.push(memoryAim(contestants, { atMost: MOST_MEMORY.get(size) }));
    return [{ title: '`check`, models', contestants, statements, aims }];
  },
};
