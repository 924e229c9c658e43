import { newerNode } from '../contestants/peers.mjs';
import { alembicRevisions, limbeckRevisions, pgMigrateRevisions } from '../inputs/chains.mjs';
import { ratioAim } from '../lab.mjs';
import { run } from '../measure/cpu.mjs';

const TIMES = 5;

/** The start of the program: which revision is the database at? */
export const current = {
  name: 'current',
  unit: 'revisions',
  sizes: [{ size: 10 }],
  peer: '`node-pg-migrate up --dry-run` with nothing to run: no tool has the command itself',
  async measure(lab, size) {
    const [own, others] = [await lab.database(), await lab.database()];
    const limbeck = lab.limbeck({ url: own.url, files: limbeckRevisions(size, 'ts') });
    const alembic = await lab.alembic({ files: alembicRevisions(size) });
    const pgMigrate = lab.pgMigrate({ name: 'ts', url: others.url, files: pgMigrateRevisions(size, 'ts') });
    run(limbeck.task(['upgrade', 'head']));
    if (alembic !== null) run(alembic.task(['upgrade', 'head']));
    if (pgMigrate !== null) run(pgMigrate.task(['up']));
    const node = newerNode();
    const newer =
      node === null ? null : `Limbeck, Node ${run({ command: [node, '-p', 'process.versions.node'] }).trim()}`;
    const times = { times: TIMES };
    const contestants = await lab.race({
      Limbeck: limbeck.task(['current'], times),
      ...(newer === null ? {} : { [newer]: limbeck.task(['current'], { ...times, node }) }),
      Alembic: alembic?.task(['current'], times),
      'node-pg-migrate': pgMigrate?.task(['up', '--dry-run'], times),
      'node -e 0': { command: [process.execPath, '-e', '0'], ...times },
    });
    const aims = [ratioAim(contestants, { atMost: isOldNode() ? 0.38 : 0.22 })];
    if (newer !== null) aims.push(ratioAim(contestants, { of: newer, atMost: 0.22 }));
    return [{ title: '`current`', contestants, aims }];
  },
};

const isOldNode = () => Number(process.versions.node.split('.')[0]) < 22;
