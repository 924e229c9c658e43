import { alembicRevisions, limbeckRevisions } from '../inputs/chains.mjs';
import { ratioAim } from '../lab.mjs';

const AIMED_AT = 5000;

/** The commands that only read the graph of the revisions. */
export const graph = {
  name: 'graph',
  unit: 'revisions',
  sizes: [{ size: 1000, alone: true }, { size: 5000 }, { size: 20_000, alone: true }],
  peer: 'none: the tools measured here have no graph',
  async measure(lab, size) {
    const { url } = await lab.database();
    const limbeck = lab.limbeck({ url, files: limbeckRevisions(size, 'ts') });
    const alembic = await lab.alembic({ url, files: alembicRevisions(size) });
    const figures = await lab.race({
      'Limbeck heads': limbeck.task(['heads']),
      'Limbeck history': limbeck.task(['history']),
      'Alembic heads': alembic?.task(['heads']),
      'Alembic history': alembic?.task(['history']),
    });
    return ['heads', 'history'].map((command) => {
      const contestants = { Limbeck: figures[`Limbeck ${command}`] };
      if (alembic !== null) contestants.Alembic = figures[`Alembic ${command}`];
      const aims = command === 'heads' && size === AIMED_AT ? [ratioAim(contestants, { atMost: 0.12 })] : [];
      return { title: `\`${command}\``, contestants, aims };
    });
  },
};
