import { alembicRevisions, limbeckRevisions } from '../inputs/chains.mjs';
import { ratioAim } from '../lab.mjs';

const AIMED_AT = 1000;

/** The SQL script of a long history, written without a database. */
export const offline = {
  name: 'offline',
  unit: 'revisions',
  sizes: [{ size: 100, alone: true }, { size: 1000 }, { size: 5000, alone: true }],
  peer: 'none: `node-pg-migrate up --dry-run` needs a database',
  async measure(lab, size) {
    const { url } = await lab.database();
    const limbeck = lab.limbeck({ url, files: limbeckRevisions(size, 'ts') });
    const alembic = await lab.alembic({ url, files: alembicRevisions(size) });
    const args = ['upgrade', 'head', '--sql'];
    const contestants = await lab.race({ Limbeck: limbeck.task(args), Alembic: alembic?.task(args) });
    const aims = size === AIMED_AT ? [ratioAim(contestants, { atMost: 0.45 })] : [];
    return [{ title: 'script of `.ts` revisions', contestants, aims }];
  },
};
