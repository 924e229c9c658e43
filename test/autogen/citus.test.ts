import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { MetaData, primaryKey } from '../../src/models/index.js';
import { reflect } from '../../src/reflect/reflect.js';
import { HAS_CITUS, test } from '../support/citus.js';
import { createProject } from '../support/project.js';
import { roundTrip } from './round-trip.js';

/** Tables of tenants, the table of the tenants, and one that every node has. */
function shop({ by = 'tenantId' }: { readonly by?: string | null } = {}): MetaData {
  const metadata = new MetaData();
  const { table, t } = metadata;
  const countries = table('countries', { code: t.text().primaryKey() });
  const orders = table('orders', { tenantId: t.bigint().references('tenants.id'), id: t.bigint() }, (c) => [
    primaryKey([c.tenantId, c.id]),
  ]);
  const tenants = table('tenants', { id: t.bigint().primaryKey(), country: t.text().references('countries.code') });
  if (by !== null) {
    metadata.distributed(orders, { by, colocateWith: tenants });
    metadata.distributed(tenants, { by: 'id' });
    metadata.referenceTable(countries);
  }
  return metadata;
}

const DISTRIBUTE = [
  "await op.createReferenceTable('countries');",
  "await op.distributeTable('tenants', { by: 'id' });",
  "await op.distributeTable('orders', { by: 'tenant_id', colocateWith: 'tenants' });",
];

const UNDISTRIBUTE = [
  "await op.undistributeTable('countries');",
  "await op.undistributeTable('orders');",
  "await op.undistributeTable('tenants');",
];

describe.skipIf(!HAS_CITUS)('on Citus, autogenerate', () => {
  test('distributes new tables before it adds their foreign keys', async ({ citus }) => {
    const { upgrade, downgrade, left } = await roundTrip(citus, shop().toSchema());

    expect(left).toEqual([]);
    expect(upgrade.filter((line) => line.startsWith('await op.')).map((line) => line.replace(/\(.*| \{$/, ''))).toEqual(
      [
        'await op.createTable',
        'await op.createTable',
        'await op.createTable',
        'await op.createReferenceTable',
        'await op.distributeTable',
        'await op.distributeTable',
        'await op.createForeignKey',
        'await op.createForeignKey',
      ],
    );
    expect(upgrade).toEqual(expect.arrayContaining(DISTRIBUTE));
    expect(downgrade.join('\n')).not.toContain('istribute');
  });

  test('drops foreign keys while Citus moves the rows of existing tables, in both directions', async ({ citus }) => {
    await roundTrip(citus, shop({ by: null }).toSchema());
    await shop({ by: null }).createAll(citus);

    const { upgrade, downgrade, left } = await roundTrip(citus, shop().toSchema());

    expect(left).toEqual([]);
    expect(upgrade.filter((line) => line.includes('op.')).map((line) => line.split('(')[0])).toEqual([
      'await op.dropConstraint',
      'await op.dropConstraint',
      'await op.createReferenceTable',
      'await op.distributeTable',
      'await op.distributeTable',
      'await op.createForeignKey',
      'await op.createForeignKey',
    ]);
    expect(downgrade).toEqual(expect.arrayContaining(UNDISTRIBUTE));
  });

  test('leaves distributed tables alone if nothing declares how tables are distributed', async ({ citus }) => {
    await shop().createAll(citus);

    expect((await roundTrip(citus, shop({ by: null }).toSchema(), { ofModels: true })).differences).toEqual([]);
  });

  test('changes a group, a column, and a kind of distribution', async ({ citus }) => {
    const metadata = (group: string | null, by: string, isReference: boolean) => {
      const made = new MetaData();
      const columns = { a: made.t.integer(), b: made.t.integer() };
      const [first, second, third] = ['first', 'second', 'third'].map((name) => made.table(name, columns));
      made.distributed(first ?? made.table('x', {}), { by: 'a' });
      made.distributed(second ?? made.table('y', {}), { by, colocateWith: group });
      if (isReference) made.referenceTable(third ?? made.table('z', {}));
      else made.distributed(third ?? made.table('z', {}), { by: 'a' });
      return made;
    };
    await metadata('first', 'a', true).createAll(citus);

    const { upgrade, downgrade, left } = await roundTrip(citus, metadata(null, 'b', false).toSchema());

    expect({ upgrade, downgrade, left }).toEqual({
      upgrade: [
        "await op.undistributeTable('third');",
        "await op.distributeTable('third', { by: 'a' });",
        "await op.alterDistributedTable('second', { by: 'b', colocateWith: null });",
      ],
      downgrade: [
        "await op.undistributeTable('third');",
        "await op.createReferenceTable('third');",
        "await op.alterDistributedTable('second', { by: 'a', colocateWith: 'first' });",
      ],
      left: [],
    });
  });

  test('distributes and undistributes schemas', async ({ citus }) => {
    const declare = (distributed: boolean) => {
      const metadata = new MetaData({ schema: 'tenant_1' });
      metadata.schema('tenant_1', { distributed });
      metadata.table('notes', { id: metadata.t.integer().primaryKey() });
      return metadata.toSchema();
    };
    const options = { schemas: ['tenant_1'] };

    expect(await roundTrip(citus, declare(true), options)).toMatchObject({ left: [] });
    await citus.query('CREATE SCHEMA tenant_1; CREATE TABLE tenant_1.notes (id integer PRIMARY KEY)');
    expect(await roundTrip(citus, declare(true), options)).toEqual({
      differences: ['distribute schema tenant_1'],
      upgrade: ["await op.distributeSchema('tenant_1');"],
      downgrade: ["await op.undistributeSchema('tenant_1');"],
      left: [],
    });
  });
});

describe.skipIf(!HAS_CITUS)('on Citus, reflection', () => {
  test('names a group after its first table, and leaves out shards and partitions', async ({ citus }) => {
    await citus.query(`
      CREATE TABLE b (x integer, y integer);
      CREATE TABLE a (x integer) PARTITION BY RANGE (x);
      CREATE TABLE a1 PARTITION OF a FOR VALUES FROM (0) TO (9);
      CREATE TABLE c (x integer); CREATE TABLE d (x integer); CREATE TABLE e (x integer); CREATE TABLE f (x integer);
      SELECT create_distributed_table('b', 'y'), create_distributed_table('a', 'x'), create_distributed_table('c', 'x', colocate_with => 'none'),
             create_distributed_table('d', 'x', colocate_with => 'c'), create_reference_table('e'), create_distributed_table('f', NULL);
      CREATE TABLE b_102009 (x integer, y integer);
      INSERT INTO pg_dist_shard VALUES ('b', 102009)`);

    const { tables } = (await reflect(citus)).schema;

    const group = (name: string) => ({ schema: null, name });
    expect(tables.map(({ name, distribution }) => [name, distribution])).toEqual([
      ['a', { kind: 'distributed', by: 'x' }],
      ['a1', undefined],
      ['b', { kind: 'distributed', by: 'y', colocateWith: group('a') }],
      ['c', { kind: 'distributed', by: 'x', colocateWith: null }],
      ['d', { kind: 'distributed', by: 'x', colocateWith: group('c') }],
      ['e', { kind: 'reference' }],
      ['f', { kind: 'distributed', by: null }],
    ]);
  });

  test('asks nothing of a server without Citus', async ({ databaseUrl: _, db }) => {
    const asked: string[] = [];
    const query: typeof db.query = (sql, parameters) => {
      asked.push(sql);
      return db.query(sql, parameters);
    };
    await reflect({ query });

    expect(asked).toHaveLength(3);
    expect(asked[1]).not.toMatch(/pg_dist|shard/);
  });
});

describe.skipIf(!HAS_CITUS)('on Citus, the commands', () => {
  test('generate a revision that passes its trial, run it, and find no difference', async ({ citus, citusUrl }) => {
    await citus.query('CREATE TABLE countries (code text PRIMARY KEY)');
    const { folder } = createProject({});
    const input = { cwd: folder, settings: { url: citusUrl, target: shop() } };

    const { trials } = await commands.revision(input, { autogenerate: true });
    await commands.upgrade(input, { revision: 'head' });

    expect(trials).toEqual([{ outcome: 'passed' }]);
    expect((await commands.check(input)).differences).toEqual([]);
    await commands.downgrade(input, { revision: 'base' });
    expect((await citus.query('SELECT FROM pg_dist_partition')).rows).toEqual([]);
  });

  test('write models that build the same database', async ({ citus, citusUrl }) => {
    await shop().createAll(citus);
    await citus.query("CREATE SCHEMA far; SELECT citus_schema_distribute('far'); CREATE TABLE far.a (b integer)");
    const project = createProject({});
    const input = { cwd: project.folder, settings: { url: citusUrl, includeSchemas: true } };

    expect(await commands.reflect(input, { path: 'models.ts' })).toMatchObject({ differences: [] });
    const models = project.read('models.ts');
    expect(models).toContain("metadata.distributed(tenants, { by: 'id', colocateWith: 'orders' });");
    expect(models).toContain("metadata.distributed(orders, { by: 'tenant_id' });");
    expect(models).toContain('metadata.referenceTable(countries);');
    expect(models).toContain("metadata.schema('far', { distributed: true });");
  });

  test('refuse what Citus would refuse', async ({ citus: _, citusUrl }) => {
    const metadata = new MetaData();
    const { table, t } = metadata;
    table('places', { id: t.integer().primaryKey() });
    const users = table('users', { id: t.integer().primaryKey(), email: t.text().unique() });
    const visits = table('visits', {
      userId: t.integer().references('users.id', { onDelete: 'set null' }),
      placeId: t.integer().references('places.id'),
    });
    metadata.distributed(users, { by: 'id' });
    metadata.distributed(visits, { by: 'userId' });
    const { folder } = createProject({});

    await expect(
      commands.revision({ cwd: folder, settings: { url: citusUrl, target: metadata } }, { autogenerate: true }),
    ).rejects.toMatchObject({
      code: 'CITUS_LIMIT',
      data: {
        problems: [
          'constraint users_email_key of users: it must contain the distribution column "id": nodes can\'t see whether a value is unique on all of them',
          'constraint visits_user_id_fkey of visits: it would clear the distribution column "user_id"',
          'constraint visits_place_id_fkey of visits: visits is distributed, and places is neither distributed nor a reference table',
        ],
      },
    });
  });
});
