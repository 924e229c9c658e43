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

const TSC = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');

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

    execFileSync(process.execPath, [TSC, '-p', folder]);
  });

  test('makes and stamps the first revision, which makes the same from nothing', async ({ databaseUrl, db }) => {
    await db.query(SQL);
    const { migrate } = project(databaseUrl);

    expect(await migrate(['reflect', '--stamp'])).toMatchObject({ status: 0 });
    expect((await migrate(['current', '--check-heads'])).status).toBe(0);
    expect(await migrate(['diff', 'head', 'database', '--exit-code'])).toMatchObject({ status: 0, stdout: '' });
  });

  const OBJECTS = `CREATE EXTENSION citext; COMMENT ON EXTENSION citext IS 'no case';
    CREATE SCHEMA app; CREATE DOMAIN positive AS int CHECK (VALUE > 0);
    CREATE TABLE item (id int PRIMARY KEY, amount positive, name citext);
    CREATE VIEW many AS SELECT id FROM item WHERE amount > 9; COMMENT ON VIEW many IS 'it''s';
    CREATE VIEW app.barred WITH (security_barrier) AS SELECT id FROM item WHERE name::text ~ '\\\\d\`';
    COMMENT ON COLUMN app.barred.id IS 'key';
    CREATE MATERIALIZED VIEW app.sums AS SELECT sum(amount) AS sum FROM item; CREATE UNIQUE INDEX ON app.sums (sum);
    CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS $$SELECT n * 2 -- \${n} \\d \`$$;
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER touch BEFORE UPDATE ON item FOR EACH ROW EXECUTE FUNCTION touch();
    ALTER TABLE item DISABLE TRIGGER touch; ALTER TABLE item ENABLE ROW LEVEL SECURITY;
    CREATE POLICY own ON item USING (amount > 3); COMMENT ON POLICY own ON item IS 'mine';`;

  test.for([
    ['one module', './models.ts'],
    ['a folder', './models/index.ts'],
  ] as const)(
    'says views, functions, triggers and policies in %s, and finds nothing',
    async ([_, target], { databaseUrl, db }) => {
      await db.query(OBJECTS);
      const { migrate, folder, read } = project(databaseUrl, `'${target}', includeSchemas: true`);
      const path = target.replace('/index.ts', '');

      expect(await migrate(['reflect', path, '--stamp'])).toMatchObject({
        status: 0,
        stderr: expect.not.stringContaining('finds'),
      });
      expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
      expect(await migrate(['diff', 'head', 'database', '--exit-code'])).toMatchObject({ status: 0, stdout: '' });
      execFileSync(process.execPath, [TSC, '-p', folder]);
      const objects = read(path === target ? target : './models/objects.ts');
      expect(objects).toContain("metadata.extension('citext', { comment: 'no case' });");
      expect(objects).toContain("metadata.view(\n  'many',");
    },
  );

  const WORDS = `CREATE DOMAIN positive AS int DEFAULT 3 CONSTRAINT pos CHECK (VALUE > 0);
    CREATE TYPE addr AS (street text, zip varchar(10)); CREATE TYPE floats AS RANGE (subtype = float8, subtype_diff = float8mi);
    CREATE TABLE item (id int PRIMARY KEY, "userName" text, amount positive, home addr, span floats);
    CREATE VIEW many WITH (security_barrier=true, check_option=local) AS SELECT id FROM item WHERE amount > 9;
    COMMENT ON COLUMN many.id IS 'it''s \\key';
    CREATE FUNCTION twice(n int DEFAULT 3) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5 AS 'SELECT n * 2';
    CREATE FUNCTION plus(a numeric, b text DEFAULT 'x, y') RETURNS numeric LANGUAGE sql RETURN a + 1;
    CREATE FUNCTION pair() RETURNS SETOF int LANGUAGE sql STABLE ROWS 7 BEGIN ATOMIC SELECT id FROM item; SELECT 1; END;
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
      SET work_mem = '8MB' AS 'BEGIN RETURN NEW; END';
    CREATE FUNCTION up(text) RETURNS text LANGUAGE internal IMMUTABLE LEAKPROOF AS 'upper';
    CREATE PROCEDURE clean(days int) LANGUAGE plpgsql AS 'BEGIN END';
    CREATE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric, INITCOND = '0', PARALLEL = SAFE);
    CREATE AGGREGATE many(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0', MSFUNC = int8inc, MINVFUNC = int8dec,
      MSTYPE = bigint, MINITCOND = '0');
    CREATE TRIGGER touch BEFORE UPDATE OF "userName", id OR INSERT ON item FOR EACH ROW WHEN (NEW.id > 3)
      EXECUTE FUNCTION touch('a', 'it''s');
    CREATE TRIGGER seen AFTER UPDATE ON item REFERENCING OLD TABLE AS o NEW TABLE AS n EXECUTE FUNCTION touch();
    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();
    ALTER TABLE item DISABLE TRIGGER seen; ALTER TABLE item ENABLE ALWAYS TRIGGER late;
    CREATE TRIGGER inst INSTEAD OF INSERT ON many FOR EACH ROW EXECUTE FUNCTION touch();
    CREATE POLICY two ON item AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (id > 1) WITH CHECK (id > 2);
    CREATE RULE keep AS ON DELETE TO item WHERE old.id > 1 DO ALSO (UPDATE item SET amount = 7 WHERE id = 1; SELECT 1);
    CREATE RULE nothing AS ON DELETE TO many DO INSTEAD NOTHING;
    CREATE FUNCTION ev() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
    CREATE EVENT TRIGGER evt ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION ev();`;

  test('has a word for most kinds, and finds nothing', async ({ databaseUrl, db }) => {
    await db.query(WORDS);
    const { migrate, folder, read } = project(databaseUrl);

    expect(await migrate(['reflect'])).toMatchObject({ status: 0, stderr: expect.not.stringContaining('SQL') });
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    execFileSync(process.execPath, [TSC, '-p', folder]);
    expect(read('models.ts')).not.toContain('metadata.sql');
    expect(read('models.ts')).toContain("before: ['insert', { updateOf: ['userName', 'id'] }],");
  });

  test('says as SQL what has no word', async ({ databaseUrl, db }) => {
    await db.query(`CREATE TYPE odd AS ("camelCase" text); CREATE VIEW v WITH (security_barrier=on) AS SELECT 1 AS one;
      CREATE TABLE t (a odd, one_two int, three_four int); CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)`);
    const { migrate, read } = project(databaseUrl);

    expect(await migrate(['reflect'])).toMatchObject({ status: 0 });
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    expect(read('models.ts').match(/metadata\.sql/g)).toHaveLength(3);
  });

  test('takes a function whose body names what its search path does not have, and an extension with types', async ({
    databaseUrl,
    db,
  }) => {
    await db.query(`CREATE EXTENSION tablefunc; CREATE SCHEMA app; CREATE TABLE app.item (id int);
      SET check_function_bodies = off;
      CREATE FUNCTION first() RETURNS int LANGUAGE sql AS 'SELECT id FROM item';`);
    const { migrate, read } = project(databaseUrl, "'./models.ts', includeSchemas: true");

    expect(await migrate(['reflect'])).toMatchObject({ status: 0 });
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    expect(read('models.ts')).toContain('SET check_function_bodies = off');
    expect(read('models.ts')).not.toContain('crosstab_2');
  });

  const LINEAGES = `CREATE TABLE part (k int, v text, n int) PARTITION BY LIST (k); CREATE INDEX ON part (v);
    CREATE TABLE part_one PARTITION OF part (CHECK (v > 'a')) FOR VALUES IN (1) PARTITION BY RANGE (n);
    CREATE TABLE part_one_low PARTITION OF part_one FOR VALUES FROM (MINVALUE) TO (9); CREATE INDEX ON part_one_low (n);
    CREATE TABLE part_two (n int, k int, v text DEFAULT 'q'); ALTER TABLE part ATTACH PARTITION part_two DEFAULT;
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER touched AFTER INSERT ON part FOR EACH ROW EXECUTE FUNCTION touch();
    ALTER TABLE part_one_low DISABLE TRIGGER touched;
    CREATE TABLE parent (id int PRIMARY KEY, tag text DEFAULT 'x' NOT NULL, CONSTRAINT full_tag CHECK (tag <> ''));
    CREATE TABLE child (tag text DEFAULT 'y', more int UNIQUE) INHERITS (parent); CREATE INDEX ON child (id);
    CREATE TABLE grandchild () INHERITS (child); ALTER TABLE grandchild ALTER id SET DEFAULT 3;`;

  test.for([
    ['one module', './models.ts'],
    ['a folder', './models/index.ts'],
  ] as const)('has words for partitions and children in %s', async ([_, target], { databaseUrl, db }) => {
    await db.query(LINEAGES);
    const { migrate, folder, read } = project(databaseUrl, `'${target}'`);
    const path = target.replace('/index.ts', '');

    const { status, stderr } = await migrate(['reflect', path]);
    expect({ status, stderr }).toMatchObject({
      status: 0,
      // Its columns are in another order than those of its table, and no word can say that.
      stderr: expect.stringContaining('Kept as SQL: table part_two, alter column grandchild.id: set default 3'),
    });
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    execFileSync(process.execPath, [TSC, '-p', folder]);
    const models = read(path === target ? target : './models/part-one.ts');
    expect(models).toContain("metadata.partition(\n  'part_one',\n  { of: part, values: { in: [1] } },");
  });

  test('says only the one object as SQL that needs it', async ({ databaseUrl, db }) => {
    await db.query(`CREATE SCHEMA app; CREATE TABLE app.item (id int PRIMARY KEY, code text UNIQUE);
      ALTER TABLE app.item ADD CONSTRAINT code_again UNIQUE (code);
      CREATE TABLE app.taken (id int CONSTRAINT item_id_fkey REFERENCES app.item);
      CREATE TABLE app.other (item_id int CONSTRAINT other_item_id_fkey REFERENCES app.item,
        again int CONSTRAINT item_again_fkey REFERENCES app.item (id));
      SET check_function_bodies = off;
      CREATE FUNCTION app.first() RETURNS int LANGUAGE sql AS 'SELECT id FROM item';
      CREATE FUNCTION app.second() RETURNS int LANGUAGE sql AS 'SELECT 2';
      CREATE VIEW app.firsts AS SELECT app.first() AS id;`);
    const { migrate, read } = project(databaseUrl, "'./models.ts', includeSchemas: true");

    expect(await migrate(['reflect'])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('Kept as SQL: function app.first()\n'),
    });
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    expect(read('models.ts').match(/metadata\.sql/g)).toHaveLength(1);
  });

  test('runs no query of a materialized view', async ({ databaseUrl, db }) => {
    const body = (what: string) =>
      `CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN ${what}; END'`;
    await db.query(body('RETURN 1'));
    await db.query('CREATE MATERIALIZED VIEW v AS SELECT f() AS n');
    await db.query(body("RAISE EXCEPTION ''it ran''"));
    const { migrate, read } = project(databaseUrl);

    expect(await migrate(['reflect', '--json'])).toMatchObject({ status: 0, stderr: '' });
    expect(read('models.ts')).toContain("metadata.materializedView('v'");
  });

  test('leaves a sequence in words whose table is SQL', async ({ databaseUrl, db }) => {
    await db.query(`CREATE TABLE part (id int, name text) PARTITION BY LIST (id);
      CREATE TABLE late (name text, id int); ALTER TABLE part ATTACH PARTITION late DEFAULT;
      CREATE SEQUENCE numbers START 7 OWNED BY late.id; CREATE TABLE one (id int PRIMARY KEY);
      ALTER TABLE late ADD FOREIGN KEY (id) REFERENCES one;`);
    const { migrate, read } = project(databaseUrl);

    expect(await migrate(['reflect'])).toMatchObject({ status: 0 });
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    expect(read('models.ts')).toContain("metadata.sequence('numbers', { start: 7 });");
  });

  test('writes no SQL that PostgreSQL refuses', async ({ databaseUrl, db }) => {
    // A change that is needed after one attempt is refused after the next, which makes the whole table as SQL.
    await db.query(`
      CREATE TABLE events (id integer NOT NULL) PARTITION BY RANGE (id);
      CREATE TABLE events_1 (id integer NOT NULL);
      ALTER TABLE ONLY events ATTACH PARTITION events_1 FOR VALUES FROM (0) TO (100);
      ALTER TABLE ONLY events ADD CONSTRAINT key_of_events PRIMARY KEY (id);
      ALTER TABLE ONLY events_1 ADD CONSTRAINT key_of_1 PRIMARY KEY (id);
      ALTER INDEX key_of_events ATTACH PARTITION key_of_1;
    `);
    const { migrate } = project(databaseUrl);

    expect(await migrate(['reflect'])).toMatchObject({ status: 0 });
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('writes a folder by itself if there are many tables', async ({ databaseUrl, db }) => {
    await db.query(
      `DO $$BEGIN FOR i IN 1..61 LOOP EXECUTE format('CREATE TABLE many_%s (id int)', i); END LOOP; END$$`,
    );
    const { migrate, list } = project(databaseUrl, "'./models/index.ts'");

    expect(await migrate(['reflect'])).toMatchObject({ status: 0 });
    expect(list('models')).toContain('many61.ts');
  });

  test('says once what holds for all, and has a constant for each type', async ({ databaseUrl, db }) => {
    await db.query(`CREATE SCHEMA app; CREATE DOMAIN app.positive AS int CHECK (VALUE > 0);
      CREATE DOMAIN app.small AS app.positive DEFAULT 3; CREATE TYPE app.addr AS (street text, "zipCode" app.small);
      CREATE TABLE app."Users" ("userId" int PRIMARY KEY, "fullName" text, size app.small DEFAULT 5, home app.addr[]);
      CREATE TABLE app."userPosts" ("postId" int PRIMARY KEY, "userId" int REFERENCES app."Users");
      CREATE SCHEMA other; CREATE TABLE other.log ("userId" int REFERENCES app."Users" ON DELETE CASCADE);
      CREATE VIEW app.ids AS SELECT "userId" FROM app."Users";`);
    const { migrate, folder, read, write } = project(databaseUrl, "'./models.ts', includeSchemas: true");

    expect(await migrate(['reflect'])).toMatchObject({ status: 0, stderr: expect.not.stringContaining('SQL') });
    expect(await migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    const models = read('models.ts');
    expect(models).toContain("new MetaData({ columnNaming: 'same', schema: 'app' });");
    expect(models).toContain('  size: small().serverDefault(sql`5`).nullable(),\n  home: addr().array().nullable(),\n');
    expect(models).toContain("  userId: integer().nullable().references('Users.userId', { onDelete: 'cascade' }),");
    expect(models.match(/schema: '/g)).toHaveLength(2);
    write(
      'use.ts',
      `import { users } from './models.js'; import type { RowOf } from 'limbeck/schema';
      const row: RowOf<typeof users> = { userId: 1, fullName: null, size: 3, home: null }; void row;`,
    );
    execFileSync(process.execPath, [TSC, '-p', folder]);
  });

  test('writes views and functions that use each other', async ({ databaseUrl, db }) => {
    await db.query(`CREATE VIEW ring AS SELECT 1 AS a, 'x'::text AS "b c";
      CREATE FUNCTION size(ring) RETURNS int LANGUAGE sql AS 'SELECT ($1).a';
      CREATE OR REPLACE VIEW ring AS SELECT t.a, t.b AS "b c" FROM (VALUES (1, 'x'::text)) AS t (a, b) WHERE size(ROW(t.a, t.b)::ring) > 0;
      COMMENT ON VIEW ring IS 'uses itself'`);
    const { migrate, read } = project(databaseUrl);

    expect((await migrate(['reflect'])).status).toBe(0);
    expect(read('models.ts')).toContain(`metadata.function('size',`);
    expect((await migrate(['check'])).status).toBe(0);
  });

  test('leaves out what nothing can make, and names it', async ({ databaseUrl, db }) => {
    // PostgreSQL accepts the limit here, but not in CREATE TABLE.
    await db.query(`CREATE TABLE kept (id int); CREATE TABLE counted (id int GENERATED ALWAYS AS IDENTITY);
      ALTER SEQUENCE counted_id_seq AS bigint; ALTER SEQUENCE counted_id_seq MAXVALUE 3000000000;
      CREATE VIEW counts AS SELECT id FROM counted`);
    const { migrate, read } = project(databaseUrl);

    const { status, stderr } = await migrate(['reflect']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /It still needs:\n(?: {2}create .*\n)* {2}create table counted\n(?: {2}create .*\n)* {2}PostgreSQL says: /,
    );
    expect(stderr).toContain('\n  create view counts\n');
    expect(read('models.ts')).toContain("metadata.table('kept',");
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

test('--rows writes the rows of tables, so that check finds no difference', async ({ db, databaseUrl }) => {
  await db.query(String.raw`
    CREATE TYPE mood AS ENUM ('sad', 'it''s ok'); CREATE DOMAIN code AS text CHECK (value <> '');
    CREATE TABLE plans ("Full Name" text PRIMARY KEY, seats int, price numeric(9, 2), mood mood, is_open boolean,
      half numeric GENERATED ALWAYS AS (price / 2) STORED);
    INSERT INTO plans VALUES (E'it''s\\ "a" ${'$'}{x} \n', 10, 1.50, 'it''s ok', true), ('', NULL, NULL, 'sad', false);
    CREATE TABLE odd (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, c code UNIQUE NOT NULL, j json, jb jsonb, a text[], b bytea,
      f float8, at timestamptz, i interval, x char(4), v bit(3), p point, big bigint, r int4range, t text);
    INSERT INTO odd (c, j, jb, a, b, f, at, i, x, v, p, big, r, t) VALUES
      ('k"1', '{"b":  1,"1": 12345678901234567890}', '{"b": 1e400}', '{a,NULL,"",\\\\}', '\x00ff', 'NaN',
        '0044-03-15 00:00:00+00 BC', '1 mon -1 day', 'é', '101', '(1,2)', 9223372036854775807, '[1,5)', ''),
      (E'k\n,2', 'null', 'null', '{}', '', '-0', 'infinity', '0', '', '000', NULL, 0, 'empty', NULL), (' k3 ', NULL, NULL,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, E' \\N\t\\.\r\n');`);
  const { migrate, list, read } = project(databaseUrl);

  const reflected = await migrate(['reflect', '--rows', 'plans', '--rows', 'public.odd']);

  expect(reflected).toMatchObject({ stderr: expect.not.stringContaining('still needs'), status: 0 });
  expect(list()).toContain('odd.csv');
  expect(read('models.ts')).toContain("{ key: ['c'], mode: 'exact' }");
  expect(await migrate(['check'])).toMatchObject({ status: 0 });
});

test('--rows refuses a table without a key', async ({ db, databaseUrl }) => {
  await db.query('CREATE TABLE logs (line text UNIQUE)');
  const { migrate, list } = project(databaseUrl);

  expect(await migrate(['reflect', '--rows', 'logs'])).toMatchObject({
    stderr: expect.stringContaining("can't be written, because no key tells them apart"),
    status: 2,
  });
  expect(list()).not.toContain('models.ts');
});
