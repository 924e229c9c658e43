import { describe } from 'vitest';
import { test } from '../support/database.js';
import { expectToLeadThereAndBack, type RenamedPair } from '../support/renamed-pair.js';

const APP = 'CREATE SCHEMA app;';

/** An enum, a domain, a composite type and a range type, and what uses them. */
const TYPES_BEFORE = `CREATE TYPE mood AS ENUM ('bad', 'odd'); CREATE DOMAIN mail AS varchar(9);
  CREATE TYPE place AS (x integer, y integer); CREATE TYPE span AS RANGE (subtype = integer);`;

function typesAfter(named: (name: string) => string): string {
  return `CREATE TYPE ${named('mood')} AS ENUM ('bad', 'soso', 'odd');
    CREATE DOMAIN ${named('mail')} AS text CHECK (VALUE LIKE '%@%' AND VALUE <> '');
    CREATE TYPE ${named('place')} AS (y integer, x integer); CREATE TYPE ${named('span')} AS RANGE (subtype = numeric);`;
}

function usesOfTypes(named: (name: string) => string): string {
  const [mood, mail] = [named('mood'), named('mail')];
  return `CREATE TABLE t (
      id integer PRIMARY KEY, mood ${mood} DEFAULT 'bad', moods ${mood}[], mail ${mail} DEFAULT 'a@b',
      place ${named('place')}, span ${named('span')},
      CONSTRAINT known CHECK (mood <> 'odd'::${mood} OR mail <> 'x@y'::${mail})
    );
    CREATE INDEX moody ON t (mood) WHERE mood = 'bad'::${mood};
    CREATE VIEW summary AS SELECT mood, mail, place, span, 'bad'::${mood} AS worst FROM t;
    CREATE FUNCTION as_mail(m ${mail}) RETURNS ${mail} LANGUAGE sql IMMUTABLE AS 'SELECT $1';
    CREATE INDEX mailed ON t (as_mail(mail));`;
}

const ROW_OF_TYPES = `INSERT INTO t VALUES (1, 'odd', '{bad,odd}', 'c@d', '(1,2)', '[1,5)');`;
const OF_TYPES = TYPES_BEFORE + usesOfTypes((name) => name) + ROW_OF_TYPES;

/** A table that many objects depend on, with a row. */
function item(table: string, [code, type]: readonly [string, string]): string {
  return `CREATE TABLE ${table} (id integer PRIMARY KEY, ${code} ${type} NOT NULL DEFAULT 7 CHECK (${code} > 0),
      twice integer GENERATED ALWAYS AS (id * 2) STORED);
    CREATE INDEX by_code ON ${table} (${code}) WHERE ${code} > 1;
    CREATE STATISTICS kinds ON id, ${code} FROM ${table};
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY own ON ${table} USING (${code} > 2);
    CREATE VIEW seen AS SELECT id, ${code} AS code FROM ${table} WHERE ${code} > 3;
    CREATE VIEW seen_again AS SELECT code FROM seen;
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
    CREATE TRIGGER touched BEFORE UPDATE OF ${code} ON ${table} FOR EACH ROW WHEN (old.id > 1) EXECUTE FUNCTION touch();
    CREATE FUNCTION all_of() RETURNS SETOF ${table} LANGUAGE sql STABLE BEGIN ATOMIC SELECT * FROM ${table}; END;
    CREATE TABLE part (of integer REFERENCES ${table});`;
}

function switchedOff(table: string, partition: string): string {
  return `CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
    CREATE TABLE ${table} (k integer) PARTITION BY LIST (k); CREATE TABLE ${partition} PARTITION OF ${table} DEFAULT;
    CREATE TRIGGER touched AFTER UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION touch();
    ALTER TABLE ${partition} DISABLE TRIGGER touched;
    CREATE TRIGGER counted AFTER UPDATE ON ${table} EXECUTE FUNCTION touch(); ALTER TABLE ${table} ENABLE ALWAYS TRIGGER counted;
    CREATE RULE kept AS ON DELETE TO ${partition} DO INSTEAD NOTHING; ALTER TABLE ${partition} DISABLE RULE kept;`;
}

const PARENTS_BEFORE = `CREATE TABLE taken (x integer); CREATE TABLE taker (y text, z text GENERATED ALWAYS AS (y || '!') STORED) INHERITS (taken);
  CREATE TABLE heir () INHERITS (taker); CREATE VIEW of_y AS SELECT y FROM heir; INSERT INTO heir (x) VALUES (7);
  CREATE TABLE given (x integer); CREATE TABLE receiver () INHERITS (given);
  CREATE TABLE parted (k integer, x integer) PARTITION BY LIST (k); CREATE TABLE part PARTITION OF parted DEFAULT;
  INSERT INTO parted VALUES (1, 2);
  CREATE TABLE parent (x integer); CREATE TABLE joins (w integer);`;

const PARENTS_AFTER = `CREATE TABLE taken (y integer); CREATE TABLE taker (z text) INHERITS (taken); CREATE TABLE heir () INHERITS (taker);
  CREATE TABLE given (y integer); CREATE TABLE receiver (x text) INHERITS (given);
  CREATE TABLE parted (k integer, y integer) PARTITION BY LIST (k); CREATE TABLE part (k integer, y integer);
  CREATE TABLE parent (y integer); CREATE TABLE joins (w integer) INHERITS (parent);`;

const CASES: readonly (readonly [title: string, pair: RenamedPair])[] = [
  [
    'types that get other names',
    {
      before: OF_TYPES,
      after: typesAfter((name) => `new_${name}`) + usesOfTypes((name) => `new_${name}`),
      renameType: ['mood:new_mood', 'mail:new_mail', 'place:new_place', 'span:new_span'],
    },
  ],
  [
    'a table and its partition with triggers and a rule that are disabled',
    {
      before: switchedOff('"old one"', 'part'),
      after: switchedOff('new', '"new part"'),
      renameTable: ['old one:new', 'part:new part'],
    },
  ],
  [
    'columns of parents whose names children have, had or get',
    {
      before: PARENTS_BEFORE,
      after: PARENTS_AFTER,
      rename: ['taken.x:y', 'given.x:y', 'parted.x:y', 'parent.x:y'],
    },
  ],
  [
    'types that move to another schema',
    {
      before: OF_TYPES,
      after: APP + typesAfter((name) => `app.${name}`) + usesOfTypes((name) => `app.${name}`),
      renameType: ['mood:app.mood', 'mail:app.mail', 'place:app.place', 'span:app.span'],
    },
  ],
  [
    'a table and a column',
    {
      before: `${item('item', ['code', 'integer'])} INSERT INTO item VALUES (5, 8); INSERT INTO part VALUES (5);`,
      after: `${APP} ${item('app.product', ['number', 'bigint'])}`,
      renameTable: ['item:app.product'],
      rename: ['app.product.code:number'],
    },
  ],
  [
    'a plain table that becomes partitioned',
    {
      before: `CREATE TABLE log (id integer, line varchar(9) DEFAULT 'x'); CREATE VIEW lines AS SELECT line AS text FROM log;
        CREATE SEQUENCE ids OWNED BY log.id; ALTER TABLE log ALTER id SET DEFAULT nextval('ids');
        INSERT INTO log (line) VALUES ('a'), (NULL);`,
      after: `${APP} CREATE TABLE app.events (id integer, text text DEFAULT 'x') PARTITION BY RANGE (id);
        CREATE TABLE app.rest PARTITION OF app.events DEFAULT; CREATE VIEW lines AS SELECT text FROM app.events;
        CREATE SEQUENCE app.ids OWNED BY app.events.id; ALTER TABLE app.events ALTER id SET DEFAULT nextval('app.ids');`,
      renameTable: ['log:app.events'],
      rename: ['app.events.line:text'],
    },
  ],
  [
    'a partitioned table with its partition',
    {
      before: `CREATE TABLE log (id integer PRIMARY KEY, line text) PARTITION BY RANGE (id); CREATE INDEX ON log (line);
        CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (10); INSERT INTO log VALUES (1, 'a');`,
      after: `CREATE TABLE event (id integer PRIMARY KEY, title text, at date) PARTITION BY RANGE (id);
        CREATE INDEX ON event (title);
        CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (20);`,
      renameTable: ['log:event', 'log_1:event_1'],
      rename: ['event.line:title'],
    },
  ],
  [
    'a column that a child has of its parent',
    {
      before: `CREATE TABLE base (id integer, name varchar(9)); CREATE TABLE child (extra text) INHERITS (base);
        INSERT INTO child VALUES (1, 'a', 'b'); CREATE INDEX ON child (name);`,
      after: `CREATE TABLE base (id integer, title text); CREATE TABLE child (extra text) INHERITS (base);
        CREATE INDEX ON child (title);`,
      rename: ['base.name:title'],
    },
  ],
  [
    'names that others had',
    {
      before: `CREATE TABLE a (x integer, y integer); CREATE TABLE b (id integer); INSERT INTO a VALUES (1, 2);
        INSERT INTO b VALUES (3), (4); CREATE VIEW d AS SELECT 1 AS one; CREATE TYPE e AS ENUM ('p', 'q');
        CREATE TABLE f (e e DEFAULT 'p'); CREATE VIEW g AS SELECT 2 AS two;`,
      after: `CREATE TABLE b (y integer, z integer); CREATE TABLE d (id integer); CREATE TYPE g AS ENUM ('q', 'r');
        CREATE TABLE f (e g DEFAULT 'q'); CREATE VIEW a AS SELECT y FROM b; CREATE SEQUENCE e;`,
      renameTable: ['a:b', 'b:d'],
      renameType: ['e:g'],
      rename: ['b.x:y', 'b.y:z', 'g.p:q', 'g.q:r'],
    },
  ],
];

describe('what gets another name changes in the same revision:', () => {
  test.for(CASES)('%s', async ([, pair], { db, databaseUrl }) => {
    await expectToLeadThereAndBack({ db, databaseUrl }, pair);
  });
});
