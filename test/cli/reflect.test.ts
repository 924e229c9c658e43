import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const SQL = `
  CREATE TYPE order_status AS ENUM ('pending', 'it''s', '');
  CREATE SEQUENCE numbers START 5;
  CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, full_name varchar(120) NOT NULL UNIQUE,
    "fullName" text, "Odd Column" int DEFAULT 3, address_2 text, score numeric(5,2) DEFAULT 0);
  COMMENT ON TABLE users IS 'who';
  CREATE TABLE "order" (id serial PRIMARY KEY, buyer bigint NOT NULL REFERENCES users ON DELETE CASCADE,
    status order_status DEFAULT 'pending', tags text[] DEFAULT '{}', total numeric CHECK (total > 0),
    number bigint DEFAULT nextval('numbers'), UNIQUE (buyer, number));
  CREATE STATISTICS order_both ON status, total, abs(id) FROM "order";
  CREATE INDEX order_tags ON "order" USING gin (tags);
  CREATE INDEX ON "order" (status);
  CREATE INDEX ON "order" (abs(id) DESC) WHERE total > 3;
  CREATE TABLE text (number text PRIMARY KEY);
`;

function project(databaseUrl: string, target = "'./models.ts'"): UserProject {
  return createProject({
    'migrate.config.ts': `export default { target: ${target}, url: '${databaseUrl}' };`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        strict: true,
        module: 'nodenext',
        target: 'es2022',
        noEmit: true,
        skipLibCheck: true,
        types: [],
      },
      include: ['**/*.ts'],
    }),
    'migrations/versions/.keep': '',
  });
}

describe('migrate reflect', () => {
  test('writes models in which autogenerate finds nothing', async ({ databaseUrl, db }) => {
    await db.query(SQL);
    const { migrate, read } = project(databaseUrl);

    expect(await migrate(['reflect'])).toMatchObject({ status: 0 });
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    expect(read('models.ts')).toContain('  fullName2: varchar(120).name(');
    expect(read('models.ts')).toContain("  buyer: bigint().references('users.id', { onDelete: 'cascade' }),");
    expect(read('models.ts')).toContain("  status: orderStatus().serverDefault('pending').nullable().index(),");
  });

  test('writes a module for each table into a folder', async ({ databaseUrl, db }) => {
    await db.query(SQL);
    const { migrate, list } = project(databaseUrl, "'./models/index.ts'");

    expect(await migrate(['reflect', 'models'])).toMatchObject({ status: 0 });
    expect(list('models')).toEqual(['index.ts', 'metadata.ts', 'order.ts', 'text2.ts', 'users.ts']);
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('writes what type-checks', async ({ databaseUrl, db }) => {
    await db.query(SQL);
    const { migrate, folder } = project(databaseUrl);
    await migrate(['reflect']);
    await migrate(['reflect', 'models']);
    const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');

    execFileSync(process.execPath, [tsc, '-p', folder]);
  });

  test('makes and stamps the first revision, which makes the same from nothing', async ({ databaseUrl, db }) => {
    await db.query(SQL);
    const { migrate } = project(databaseUrl);

    expect(await migrate(['reflect', '--stamp'])).toMatchObject({ status: 0 });
    expect((await migrate(['current', '--check-heads'])).status).toBe(0);
    expect(await migrate(['diff', 'head', 'database', '--exit-code'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('keeps as SQL what is no table, and finds nothing after that either', async ({ databaseUrl, db }) => {
    await db.query(`CREATE DOMAIN positive AS int CHECK (VALUE > 0);
      CREATE TABLE item (id int PRIMARY KEY, amount positive);
      CREATE VIEW many AS SELECT id FROM item WHERE amount > 9;
      CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';`);
    const { migrate, read } = project(databaseUrl, "['./models.ts', './models.sql']");

    expect(await migrate(['reflect', '--stamp'])).toMatchObject({ status: 0 });
    expect(read('models.sql')).toMatch(/CREATE DOMAIN positive[\s\S]*CREATE (?:OR REPLACE )?FUNCTION/);
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    expect(await migrate(['diff', 'head', 'database', '--exit-code'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('does not stamp where there are revisions', async ({ databaseUrl }) => {
    const { migrate, list } = project(databaseUrl);
    await migrate(['revision', '-m', 'one']);

    expect(await migrate(['reflect', '--stamp'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching('REVISIONS_EXIST'),
    });
    expect(list()).not.toContain('models.ts');
  });

  test('overwrites nothing', async ({ databaseUrl }) => {
    const { migrate, write, read } = project(databaseUrl);
    write('models.ts', '// mine');

    expect(await migrate(['reflect'])).toMatchObject({ status: 2, stderr: expect.stringMatching('MODELS_EXIST') });
    expect(read('models.ts')).toBe('// mine');
  });
});
