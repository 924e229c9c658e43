import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { Target } from '../../src/settings/settings.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const model = (table: string) => `
  import { MetaData } from 'limbeck/schema';
  export const metadata = new MetaData();
  metadata.table('${table}', { id: metadata.t.integer() });`;

const FILES = {
  'db/users.model.ts': model('users'),
  'db/shop/orders.model.ts': model('orders'),
  'db/helpers.ts': 'export const one = 1;',
  'db/shop/orders.model.test.ts': 'throw new Error("a test runs by itself");',
  'db/shop/types.d.ts': 'export declare const never: never;',
  'db/shop/logs.sql': 'CREATE TABLE logs (id integer NOT NULL);',
  'db/node_modules/other/a.model.ts': 'throw new Error("not part of the project");',
};

async function tables(url: string, target: Target): Promise<readonly string[]> {
  const { folder } = createProject(FILES);
  const { differences } = await commands.check({ cwd: folder, settings: { url, target } });
  return differences.map((line) => line.replace('create table ', '')).toSorted();
}

test.for([
  ['./db', ['logs', 'orders', 'users']],
  ['./db/**/*.model.ts', ['orders', 'users']],
  ['./db/*.ts', ['users']],
  ['./db/{users,helpers}*.ts', ['users']],
  ['./**/*.sql', ['logs']],
] as const)(
  'the target %s has the modules and SQL files that it means',
  async ([target, expected], { databaseUrl }) => {
    expect(await tables(databaseUrl, target)).toEqual(expected);
  },
);

test('a module that two targets name is loaded once', async ({ databaseUrl }) => {
  expect(await tables(databaseUrl, ['./db/users.model.ts', './db/*.ts'])).toEqual(['users']);
});

test.for([
  ['./db/*.model.js', 'SQL_TARGET_MISSING'],
  ['./none/**/*.ts', 'SQL_TARGET_MISSING'],
  ['./db/help*.ts', 'TARGET_HAS_NO_METADATA'],
  ['./db/README', 'TARGET_NOT_SUPPORTED'],
] as const)('the target %s is refused', async ([target, code], { databaseUrl }) => {
  await expect(tables(databaseUrl, target)).rejects.toThrow(expect.objectContaining({ code }));
});

test('a table that the target forgets is named in one warning', async ({ databaseUrl }) => {
  const { folder } = createProject({
    'models/index.ts': `import { MetaData } from 'limbeck/schema';
      export const metadata = new MetaData();
      metadata.table('users', { id: metadata.t.integer() });`,
    'models/shop/orders.ts': `import { MetaData } from 'limbeck/schema';
      export const shop = new MetaData();
      if (shop.schema !== null) shop.table('orders', { id: shop.t.integer() });
      else shop.table('orders', { id: shop.t.bigint() });`,
    'models/shop/other.ts': "export const say = (text: string) => text.concat('table(\\'none\\')');",
  });
  const settings = { url: databaseUrl, target: './models/index.ts' };
  const warnings: string[] = [];
  await commands.check({ cwd: folder, settings }, { onWarning: (message) => warnings.push(message) });

  expect(warnings).toEqual([
    'The target doesn\'t reach the table "orders" of models/shop/orders.ts. Export it, or import models/shop/orders.ts in the target.',
  ]);
});
