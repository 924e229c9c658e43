import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { MetaData, policy, rule, sql, trigger } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { createProject } from '../support/project.js';

const TOUCH = `BEGIN NEW.email := lower(NEW.email); RETURN NEW; END`;

/** All words at once, each resting on others. */
function everyWord() {
  const metadata = new MetaData();
  const { table, t } = metadata;
  metadata.extension('citext', { comment: 'text without case' });
  const touch = metadata.function('touch', { returns: 'trigger', language: 'plpgsql', as: TOUCH });
  const users = table(
    'users',
    { id: t.bigint().primaryKey(), email: t.text(), nickName: t.text().nullable(), active: t.boolean() },
    (c) => [
      trigger('touch', {
        before: ['insert', { updateOf: [c.email, 'nickName'] }],
        forEach: 'row',
        when: sql`NEW.active`,
        execute: touch,
        enabled: 'always',
        comment: 'keeps addresses small',
      }),
      trigger('count_all', {
        after: ['delete'],
        referencing: { oldTable: 'gone' },
        execute: 'touch()',
        enabled: false,
      }),
      trigger('late', {
        after: ['insert'],
        forEach: 'row',
        constraint: { initially: 'deferred' },
        execute: touch,
      }),
      policy('own', { for: 'select', to: 'public', using: sql`${c.email} = current_user` }),
      policy('none', { as: 'restrictive', for: 'insert', withCheck: sql`${c.active}` }),
      rule('keep', { on: 'delete', where: sql`OLD.${c.active}`, instead: true, do: 'nothing' }),
    ],
    { rowSecurity: true },
  );
  const active = metadata.view('active_users', sql`SELECT id, email FROM ${users} WHERE ${users.c.active}`, {
    columns: ['id', 'address'],
    columnComments: { address: 'in small letters' },
    securityBarrier: true,
    checkOption: 'local',
    comment: 'who is there',
    items: [rule('quiet', { on: 'delete', instead: true, do: 'nothing' })],
  });
  metadata.materializedView('domains', sql`SELECT DISTINCT split_part(address, '@', 2) AS domain FROM ${active}`, {
    with: { fillfactor: 90 },
  });
  metadata.function('add', {
    args: "a numeric, b numeric DEFAULT '0', c text DEFAULT 'x, y'",
    returns: 'numeric',
    body: sql`RETURN a + b`,
    volatility: 'immutable',
    strict: true,
    parallel: 'safe',
    comment: 'a sum',
  });
  metadata.function('emails', {
    returns: 'SETOF text',
    as: 'SELECT email FROM app.active_emails',
    rows: 10,
    set: { search_path: 'app, pg_temp', work_mem: '8MB' },
    security: 'definer',
    schema: 'app',
  });
  metadata.view('active_emails', sql`SELECT address AS email FROM ${active}`, { schema: 'app' });
  metadata.procedure('clean', { args: 'days integer', language: 'plpgsql', as: 'BEGIN NULL; END' });
  metadata.aggregate('total', {
    args: 'numeric',
    transition: 'numeric_add',
    state: 'numeric',
    initial: '0',
    parallel: 'safe',
    comment: 'all together',
  });
  metadata.sql('CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq); CREATE DOMAIN small AS text');
  return metadata;
}

describe('objects that models declare', () => {
  test('are created, found equal, and dropped again', async ({ databaseUrl, db }) => {
    const { folder } = createProject();
    const settings = { url: databaseUrl, target: everyWord(), includeSchemas: true };
    const input = { cwd: folder, settings };
    const before = await describeDatabase(db);

    await commands.revision(input, { autogenerate: true });
    await commands.upgrade(input);
    expect((await commands.check(input)).differences).toEqual([]);
    await commands.downgrade(input, { revision: 'base' });
    expect(await describeDatabase(db)).toEqual(before);
  });

  test('are created and dropped by createAll and dropAll', async ({ db }) => {
    const metadata = everyWord();
    await metadata.createAll(db);
    const { rows } = await db.query('SELECT app.emails(), total(add(1)) FROM generate_series(1, 2)');
    expect(rows).toEqual([]);

    await db.query('DROP OPERATOR === (text, text); DROP DOMAIN small');
    await metadata.dropAll(db);
    const left = await db.query(
      "SELECT proname FROM pg_proc WHERE oid >= 16384 UNION ALL SELECT relname FROM pg_class WHERE oid >= 16384 AND relnamespace <> 'pg_toast'::regnamespace",
    );
    expect(left.rows).toEqual([]);
  });

  test('leave objects of kinds alone that no model declares, and name them once', async ({ databaseUrl, db }) => {
    await db.query('CREATE VIEW seen AS SELECT 1 AS one; CREATE FUNCTION old() RETURNS int LANGUAGE sql RETURN 1');
    const metadata = new MetaData();
    metadata.function('one', { returns: 'integer', body: 'RETURN 1' });
    const { folder } = createProject();

    const report = await commands.check({ cwd: folder, settings: { url: databaseUrl, target: metadata } });
    expect(report.differences).toEqual(['create function one()', 'drop function old()']);
    expect(report.unmanaged).toEqual([expect.objectContaining({ kind: 'view', names: ['seen'] })]);
  });

  test('need no scratch database if the models declare no objects', async ({ databaseUrl }) => {
    const metadata = new MetaData();
    metadata.table('users', { id: metadata.t.integer() });
    const { folder } = createProject();
    const settings = { url: databaseUrl, target: metadata, devUrl: 'postgres://nobody@127.0.0.1:1/none' };

    expect((await commands.check({ cwd: folder, settings })).differences).toEqual(['create table users']);
  });
});

const MODELS = (declared: string) => `import { MetaData, sql } from 'limbeck/schema';
export const metadata = new MetaData();
${declared}
`;

describe('sql.file', () => {
  test('resolves a path relative to the file that calls it', async ({ databaseUrl }) => {
    const { folder } = createProject({
      'db/models.ts': MODELS(`metadata.sql(sql.file('./sql/two.sql'));
metadata.function('one', { returns: 'integer', as: sql.file('./sql/one.sql') });`),
      'db/sql/one.sql': 'SELECT 1',
      'db/sql/two.sql': 'CREATE VIEW two AS SELECT 2 AS two;\n',
    });
    const settings = { url: databaseUrl, target: './db/models.ts' };

    expect((await commands.check({ cwd: folder, settings })).differences).toEqual([
      expect.any(String),
      'create function one()',
      'check the bodies of functions again',
      'create view two',
    ]);
  });

  test('names the file that is missing, and the line that wants it', async ({ databaseUrl }) => {
    const { folder, migrate } = createProject({
      'migrate.config.ts': `export default { target: './models.ts', url: '${databaseUrl}' };`,
      'models.ts': MODELS("metadata.sql(sql.file('./none.sql'));"),
      'migrations/versions/.keep': '',
    });
    const { status, stderr } = await migrate(['check']);

    expect(status).toBe(2);
    expect(stderr).toContain(`The file "${folder}/none.sql" of sql.file() does not exist.`);
    expect(stderr).toContain(`at ${folder}/models.ts:3`);
  });
});

describe('SQL of models that PostgreSQL refuses', () => {
  const refusal = async (url: string, files: Readonly<Record<string, string>>) => {
    const { folder } = createProject(files);
    return commands.check({ cwd: folder, settings: { url, target: './models.ts' } }).then(
      () => 'nothing refused',
      (error: unknown) => (error instanceof Error ? error.message.replace(folder, '') : error),
    );
  };

  test('is named by the line that declares it', async ({ databaseUrl }) => {
    const models = MODELS("\n\nmetadata.view('broken', 'SELECT * FROM nowhere');");

    expect(await refusal(databaseUrl, { 'models.ts': models })).toBe(
      '"/models.ts", line 5: PostgreSQL says relation "nowhere" does not exist.',
    );
  });

  test('is named by the line of the file that it comes from', async ({ databaseUrl }) => {
    const models = MODELS("metadata.sql(sql.file('broken.sql'));");
    const broken = '-- two lines\nCREATE VIEW v AS\nSELECT nothing;';

    expect(await refusal(databaseUrl, { 'models.ts': models, 'broken.sql': broken })).toBe(
      '"/broken.sql", line 3: PostgreSQL says column "nothing" does not exist.',
    );
  });
});
