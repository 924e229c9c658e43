import type { SmallWorld } from './world.js';

const ATTACH = 'ALTER TABLE p ATTACH PARTITION c FOR VALUES IN (1)';
const ROWS = ['INSERT INTO p VALUES (1, 1), (1, 2)', 'INSERT INTO c VALUES (1, 3), (1, 4)'];
const KEPT = ["SELECT concat_ws(' ', a, b) AS line FROM c ORDER BY 1"];

/** The keys of a partitioned table and of its partition. */
const KEYS: SmallWorld = {
  name: 'keys',
  choices: [
    ['CREATE TABLE p (a integer NOT NULL, b integer NOT NULL) PARTITION BY LIST (a)'],
    ['CREATE TABLE c (a integer NOT NULL, b integer NOT NULL)'],
  ],
  anyOrder: [
    ATTACH,
    'ALTER TABLE c ADD CONSTRAINT c_key UNIQUE (a, b)',
    'ALTER TABLE c ADD CONSTRAINT c_first PRIMARY KEY (a, b)',
    'ALTER TABLE p ADD CONSTRAINT p_key UNIQUE (a, b)',
    'ALTER TABLE p ADD CONSTRAINT p_first PRIMARY KEY (a, b)',
  ],
  rows: ROWS,
  kept: KEPT,
};

const FOREIGN_KEYS: SmallWorld = {
  name: 'foreign-keys',
  choices: [
    [
      'CREATE TABLE r (id integer PRIMARY KEY)',
      'CREATE TABLE r (id integer PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE r1 PARTITION OF r DEFAULT',
    ],
    ['CREATE TABLE p (a integer, b integer) PARTITION BY LIST (a)'],
    ['CREATE TABLE c (a integer, b integer)'],
  ],
  anyOrder: [
    ATTACH,
    'ALTER TABLE p ADD CONSTRAINT whole FOREIGN KEY (b) REFERENCES r (id)',
    "ALTER TABLE c ADD CONSTRAINT own FOREIGN KEY (b) REFERENCES r (id); COMMENT ON CONSTRAINT own ON c IS 'own'",
    'ALTER TABLE c ADD CONSTRAINT late FOREIGN KEY (b) REFERENCES r (id) ON DELETE CASCADE NOT VALID',
  ],
  rows: ['INSERT INTO r SELECT generate_series(1, 4)', ...ROWS],
  kept: KEPT,
};

const INDEXES: SmallWorld = {
  name: 'indexes',
  choices: [
    ['CREATE TABLE p (a integer, b integer) PARTITION BY LIST (a)'],
    ['CREATE TABLE c (a integer, b integer)', 'CREATE TABLE c (a integer, b integer) PARTITION BY LIST (b)'],
  ],
  anyOrder: [
    ATTACH,
    'CREATE INDEX whole ON p (b)',
    'CREATE INDEX own ON c (b DESC)',
    'CREATE INDEX other ON c (b) WITH (fillfactor = 60)',
    "CREATE INDEX alone ON ONLY p (b); COMMENT ON INDEX alone IS 'alone'",
  ],
  rows: ROWS,
  kept: KEPT,
};

/** What a child inherits, or has as its own, or both. */
const CHILDREN: SmallWorld = {
  name: 'children',
  choices: [
    [
      'CREATE TABLE p (a integer)',
      'CREATE TABLE p (a integer, b integer DEFAULT 1)',
      'CREATE TABLE p (a integer, b text NOT NULL)',
    ],
    [
      '',
      'CREATE TABLE c () INHERITS (p)',
      'CREATE TABLE c (b integer)',
      'CREATE TABLE c (b integer) INHERITS (p)',
      'CREATE TABLE c (a integer, b text CHECK (b > $$$$))',
      'CREATE TABLE c (a integer, b text NOT NULL) INHERITS (p)',
    ],
    ['', 'CREATE TABLE d () INHERITS (c)', 'CREATE TABLE d (b numeric)'],
  ],
  anyOrder: ['ALTER TABLE p ADD CONSTRAINT a_b CHECK (a > 0)', 'ALTER TABLE c ADD CONSTRAINT a_b CHECK (a > 0)'],
  rows: ['INSERT INTO p (a) VALUES (1)', 'INSERT INTO c (a) VALUES (2)', 'INSERT INTO d (a) VALUES (3)'],
  kept: ['SELECT a::text AS line FROM ONLY p ORDER BY 1'],
};

const COMPUTED_CHOICES = [
  'a integer, b text',
  "a integer, b text, g text DEFAULT 'x'",
  'a integer, b text, g text GENERATED ALWAYS AS (upper(b)) STORED',
  'a integer, b text, g text GENERATED ALWAYS AS (f(b)) STORED NOT NULL',
  'a integer, b text, g integer GENERATED ALWAYS AS (a + 1) STORED',
];

/** Generated columns and defaults of partitions of partitions. */
const COMPUTED: SmallWorld = {
  name: 'computed',
  choices: [
    ['CREATE FUNCTION f(t text) RETURNS text IMMUTABLE LANGUAGE sql RETURN lower(t)'],
    COMPUTED_CHOICES.map((columns) => `CREATE TABLE p (${columns}) PARTITION BY LIST (a)`),
    [
      'CREATE TABLE c PARTITION OF p FOR VALUES IN (1)',
      'CREATE TABLE c PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (b)',
    ],
    ['', 'CREATE TABLE d PARTITION OF c DEFAULT'],
  ],
  anyOrder: ['CREATE VIEW v AS SELECT * FROM c', "ALTER TABLE c ALTER g SET DEFAULT 'own'", 'CREATE INDEX i ON c (g)'],
  rows: ["INSERT INTO p (a, b) VALUES (1, 'One')"],
  kept: ["SELECT concat_ws(' ', a, b) AS line FROM c ORDER BY 1"],
};

const TYPES = ["AS ENUM ('a', 'b')", "AS ENUM ('b')", 'AS (v text)', 'AS (w text)', ''];

/** Types that swap their names, or change, under columns with defaults. */
const TYPES_THAT_SWAP: SmallWorld = {
  name: 'types',
  choices: [
    TYPES.map((definition) => (definition === '' ? 'CREATE DOMAIN x AS text' : `CREATE TYPE x ${definition}`)),
    TYPES.map((definition) => (definition === '' ? '' : `CREATE TYPE y ${definition}`)),
    [
      'CREATE TABLE p (a integer, b x) PARTITION BY LIST (a)',
      'CREATE TABLE p (a integer, b y, z x) PARTITION BY LIST (a)',
    ],
    ['CREATE TABLE c PARTITION OF p DEFAULT'],
    [
      '',
      "ALTER TABLE p ALTER b SET DEFAULT 'b'",
      "ALTER TABLE p ALTER b SET DEFAULT ROW('b')",
      "ALTER TABLE c ALTER b SET DEFAULT 'b'",
    ],
  ],
  anyOrder: [],
  rows: ['INSERT INTO p (a) VALUES (1)'],
  kept: ['SELECT a::text AS line FROM p ORDER BY 1'],
};

const ENUM_OF = (values: string) => `CREATE TYPE e AS ENUM (${values})`;
const MADE_TEXT = "('a'::e)::text";

/** Everything whose text may use a type, without being of this type, while the type is rebuilt. */
const TYPES_IN_TEXTS: SmallWorld = {
  name: 'types-in-texts',
  choices: [
    [...["'a', 'b'", "'b', 'a'", "'a'", "'a', 'c', 'b'"].map(ENUM_OF), 'CREATE DOMAIN e AS text'],
    [
      'CREATE TABLE t (id integer, x text)',
      'CREATE TABLE t (id integer, x text, v e)',
      "CREATE TABLE t (id integer, x text, v e DEFAULT 'a') PARTITION BY LIST (id); CREATE TABLE c PARTITION OF t DEFAULT",
    ],
    [
      '',
      `CREATE DOMAIN d AS text CHECK (VALUE <> ${MADE_TEXT})`,
      `CREATE DOMAIN d AS text DEFAULT ${MADE_TEXT}; ALTER TABLE t ADD y d`,
      "CREATE DOMAIN d AS e DEFAULT 'a' CHECK (VALUE = 'a'); ALTER TABLE t ADD y d",
      "CREATE TYPE d AS (v e); ALTER TABLE t ADD y d DEFAULT ROW('a')",
    ],
    [
      '',
      `ALTER TABLE t ALTER x SET DEFAULT ${MADE_TEXT}`,
      `ALTER TABLE t ADD CHECK (x <> ${MADE_TEXT})`,
      "ALTER TABLE t ADD g boolean GENERATED ALWAYS AS (x < 'm' AND 'a'::e = 'a'::e) STORED",
      "CREATE INDEX i ON t ((x < 'm' AND 'a'::e = 'a'::e))",
      "CREATE INDEX i ON t (id) WHERE 'a'::e = 'a'::e",
      "CREATE STATISTICS s ON (x < 'm' AND 'a'::e = 'a'::e), id FROM t",
    ],
    [
      '',
      `CREATE POLICY q ON t USING (x <> ${MADE_TEXT})`,
      `CREATE FUNCTION f(p text DEFAULT ${MADE_TEXT}) RETURNS text LANGUAGE sql RETURN p; ALTER TABLE t ADD z text DEFAULT f()`,
      "CREATE FUNCTION f(p e DEFAULT 'a') RETURNS e LANGUAGE sql RETURN p; ALTER TABLE t ADD z text DEFAULT (f())::text",
      `CREATE VIEW w AS SELECT id, ${MADE_TEXT} AS made FROM t`,
      "CREATE MATERIALIZED VIEW w AS SELECT id, 'a'::e AS made FROM t",
    ],
  ],
  anyOrder: [],
  rows: ["INSERT INTO t (id, x) VALUES (1, 'k')"],
  kept: ["SELECT concat_ws(' ', id, x) AS line FROM t ORDER BY 1"],
};

const TABLE_NAMES = ['one', 'two'];

/** Views and functions over tables and columns that are renamed. */
const RENAMED: SmallWorld = {
  name: 'renamed',
  choices: [
    TABLE_NAMES.flatMap((table) => ['a', 'b'].map((column) => `CREATE TABLE ${table} (k integer, ${column} text)`)),
    TABLE_NAMES.flatMap((table) => ['a', 'b', 'k'].map((column) => `CREATE VIEW v AS SELECT ${column} FROM ${table}`)),
  ],
  anyOrder: [
    'CREATE VIEW w AS SELECT * FROM v',
    'CREATE FUNCTION f() RETURNS SETOF v BEGIN ATOMIC SELECT * FROM v; END',
  ],
  renames: ([before = ''], [after = '']) => {
    const [from, to] = [before, after].map((statement) => /TABLE (\w+) \(k integer, (\w+)/.exec(statement) ?? []);
    const [, table = '', column = ''] = from ?? [];
    const [, newTable = '', newColumn = ''] = to ?? [];
    return {
      renameTable: table === newTable ? [] : [`${table}:${newTable}`],
      rename: column === newColumn ? [] : [`${table}.${column}:${newColumn}`],
      renameType: [],
    };
  },
};

const LEVEL = 'a integer NOT NULL, b integer NOT NULL, g integer';

/** Partitions of partitions with keys, indexes, and triggers, some of them at one level only. */
const LEVELS: SmallWorld = {
  name: 'levels',
  choices: [
    ['CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$'],
    [
      `CREATE TABLE p (${LEVEL}) PARTITION BY LIST (a)`,
      `CREATE TABLE p (${LEVEL} GENERATED ALWAYS AS (b + 1) STORED) PARTITION BY LIST (a)`,
    ],
    ['CREATE TABLE m PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (b)'],
    ['', 'CREATE TABLE c PARTITION OF m DEFAULT'],
  ],
  anyOrder: [
    'ALTER TABLE p ADD CONSTRAINT p_key UNIQUE (a, b)',
    'CREATE INDEX m_index ON m (b); CREATE TRIGGER t AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f()',
    'CREATE INDEX ON p (b); CREATE TRIGGER t2 BEFORE INSERT ON p FOR EACH ROW EXECUTE FUNCTION f()',
    'ALTER TABLE m ADD PRIMARY KEY (b, a)',
  ],
  rows: ['INSERT INTO p (a, b) VALUES (1, 1), (1, 2)'],
};

export const WORLDS: readonly SmallWorld[] = [
  KEYS,
  FOREIGN_KEYS,
  INDEXES,
  CHILDREN,
  COMPUTED,
  LEVELS,
  TYPES_THAT_SWAP,
  TYPES_IN_TEXTS,
  RENAMED,
];
