import { limbeckModels, sqlTables } from '../inputs/tables.mjs';
import { ratioAim } from '../lab.mjs';
import { MOST_FOR_DRIZZLE } from './check.mjs';

const AIMED_AT = 1000;

/** Models of an existing database. Alembic leaves that to other programs. */
export const reflect = {
  name: 'reflect',
  unit: 'tables',
  sizes: [{ size: 100 }, { size: 1000 }],
  peer: '`drizzle-kit pull`, for 100 tables only; Limbeck also builds and compares what it writes',
  async measure(lab, size) {
    const { url } = await lab.database(sqlTables(size));
    const limbeck = lab.limbeck({ url, files: limbeckModels(size) });
    const fresh = lab.limbeck({ name: 'reflect', url, files: {} });
    const drizzle = size > MOST_FOR_DRIZZLE ? null : lab.drizzle({ url, files: {} });
    const contestants = await lab.race({
      Limbeck: { before: fresh.removeModels, ...fresh.task(['reflect']) },
      'Limbeck, check': { before: limbeck.clearCaches, ...limbeck.task(['check']) },
      'drizzle-kit': drizzle && { before: drizzle.removeRevisions, ...drizzle.task(['pull']) },
    });
    const aims = size === AIMED_AT ? [ratioAim(contestants, { to: 'Limbeck, check', atMost: 1.5 })] : [];
    return [{ title: '`reflect`', contestants, aims }];
  },
};
