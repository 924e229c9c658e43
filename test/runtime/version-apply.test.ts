import { describe, expect } from 'vitest';
import { renderScript } from '../../src/runtime/offline/render-script.js';
import type { AppliedVersion, OnVersionApply } from '../../src/script/on-version-apply.js';
import { planUpgrade } from '../../src/script/plan-upgrade.js';
import { graph } from '../support/graph.js';
import { makes, upgrade, VERSION_TABLE } from './chain.js';
import { tablesOf, versionsOf } from './database-facts.js';
import { test } from './fixture.js';

const AUDIT: OnVersionApply = ({ revision, direction, execute }) =>
  execute('INSERT INTO audit VALUES ($1, $2)', [revision, direction]);

describe('onVersionApply', () => {
  test('is called after each change of the version table, with what it names then', async ({ connection }) => {
    const seen: AppliedVersion[] = [];
    const args = { tenant: 'acme' };
    await upgrade(
      connection,
      { a: makes('t1'), b: makes('t2') },
      { onVersionApply: [(version) => seen.push(version)], args },
    );

    expect(seen).toMatchObject([
      { direction: 'upgrade', revision: 'a', from: [], to: ['a'], heads: ['a'], args, offline: false },
      { direction: 'upgrade', revision: 'b', from: ['a'], to: ['b'], heads: ['b'], args, offline: false },
    ]);
  });

  test('writes in the transaction of the step', async ({ connection, db }) => {
    await db.query('CREATE TABLE audit (revision text, direction text)');
    await upgrade(connection, { a: makes('t1') }, { onVersionApply: [AUDIT] });

    expect((await db.query('SELECT * FROM audit')).rows).toEqual([{ revision: 'a', direction: 'upgrade' }]);
  });

  test('that fails takes the step back with it, and is named', async ({ connection, db }) => {
    await expect(upgrade(connection, { a: makes('t1') }, { onVersionApply: [AUDIT] })).rejects.toMatchObject({
      exitStatus: 3,
      message: expect.stringContaining('onVersionApply'),
    });
    expect(await tablesOf(db)).toEqual([]);
  });

  test('writes into a script', async () => {
    const { sql } = await renderScript({
      versionTable: VERSION_TABLE,
      steps: planUpgrade(graph('a'), [], 'head'),
      startingHeads: [],
      loadBody: () => ({ upgrade: () => undefined }),
      onVersionApply: [AUDIT],
    });

    expect(sql).toMatch(/INSERT INTO limbeck_version .*\n\nINSERT INTO audit VALUES \('a', 'upgrade'\);\n\nCOMMIT;/);
  });
});

test('a version table may be without a primary key', async ({ connection, db }) => {
  await upgrade(connection, { a: makes('t1') }, { versionTablePk: false });

  const { rows } = await db.query(`SELECT conname FROM pg_constraint WHERE conrelid = 'limbeck_version'::regclass
    AND contype = 'p'`);
  expect(rows).toEqual([]);
  expect(await versionsOf(db)).toEqual(['a']);
});
