import { describe, expect } from 'vitest';
import { bigint, primaryKey, sql, text, varchar } from '../../src/models/index.js';
import type { Connection } from '../../src/runtime/connection.js';
import { renderScript, type ScriptOptions } from '../../src/runtime/offline/render-script.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { RevisionBody } from '../../src/runtime/run-options.js';
import { runSteps } from '../../src/runtime/run-steps.js';
import { planDowngrade } from '../../src/script/plan-downgrade.js';
import { planUpgrade } from '../../src/script/plan-upgrade.js';
import type { RevisionMap } from '../../src/script/revision-map.js';
import type { RevisionStep } from '../../src/script/step.js';
import type { Queryable } from '../../src/util/queryable.js';
import { graph } from '../support/graph.js';
import { Random } from '../support/random.js';
import { randomWorld } from '../support/random-graph.js';
import { runScript } from '../support/run-script.js';
import { wholeDatabase } from '../support/whole-database.js';
import { VERSION_TABLE } from './chain.js';
import { versionsOf } from './database-facts.js';
import { test } from './fixture.js';

type LoadBody = (step: RevisionStep) => RevisionBody;
type Plan = (map: RevisionMap, rows: readonly string[]) => readonly RevisionStep[];
/** A way to go from the rows that the version table names. */
type Mover = (move: Move) => Promise<unknown>;

interface Move {
  readonly map: RevisionMap;
  readonly plan: Plan;
  readonly loadBody: LoadBody;
  readonly transactionPerMigration?: boolean;
}

const NASTY = 'it\'s "x" \\ \\n $1 $$ $tag$ ; -- /* Grüße 日本 🎉 \r\n\t:x %';

/** What a parameter can be, by the type of the column that it goes into. */
const VALUES: readonly (readonly [type: string, value: unknown])[] = [
  ['text', NASTY],
  ['text', ''],
  ['text', null],
  ['text', undefined],
  ['varchar(3)', 'abc'],
  ['boolean', true],
  ['integer', -7],
  ['bigint', 9_007_199_254_740_993n],
  ['double precision', Number.NaN],
  ['double precision', Number.POSITIVE_INFINITY],
  ['double precision', Number.NEGATIVE_INFINITY],
  ['double precision', 1e-300],
  ['numeric', 1e21],
  ['numeric', Number.NaN],
  ['timestamptz', new Date('2024-02-29T23:59:59.123Z')],
  ['timestamp', new Date('2024-02-29T23:59:59.123Z')],
  ['date', new Date(2024, 1, 29)],
  ['bytea', Buffer.from([0, 1, 39, 92, 255])],
  ['bytea', new Uint8Array([0, 200])],
  ['bytea', Buffer.alloc(0)],
  ['jsonb', { key: NASTY, list: [1, null, 'a'], nested: { empty: {} } }],
  ['json', JSON.stringify([NASTY])],
  ['text[]', [NASTY, null, '', 'NULL', '{}', ',']],
  [
    'integer[]',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['integer[]', []],
  ['bytea[]', [Buffer.from([92, 0])]],
  ['timestamptz[]', [new Date('2024-02-29T23:59:59.123Z')]],
  ['uuid', '7f4df6a8-2f5c-4b53-9d8e-3f0f4d0f7e11'],
];

const RICH: Readonly<Record<string, RevisionBody>> = {
  a: {
    async upgrade(op) {
      await op.createEnum('mood', ['sad', "it's"]);
      await op.createTable('Users', { id: bigint().identity(), 'a "b"': text().serverDefault(NASTY) }, [
        primaryKey(['id'], { name: 'users_pk' }),
      ]);
      await op.setComment('table', 'Users', NASTY);
      await op.execute(sql`INSERT INTO "Users" ("a ""b""") VALUES (${NASTY})`);
    },
    downgrade: (op) => op.execute('DROP TABLE "Users"; DROP TYPE mood'),
  },
  b: {
    async upgrade(op) {
      await op.addEnumValue('mood', 'glad');
      await op.addColumn('Users', 'name', varchar(10).nullable());
    },
    downgrade: (op) => op.dropColumn('Users', 'name'),
  },
  c: {
    upgrade: (op) => op.execute("CREATE TABLE m (m mood DEFAULT 'glad'); INSERT INTO m DEFAULT VALUES; -- as of b"),
    downgrade: (op) => op.dropTable('m'),
  },
  d: {
    transaction: false,
    upgrade: (op) => op.createIndex('ix_name', 'Users', ['name'], { concurrently: true }),
    downgrade: (op) => op.dropIndex('ix_name', 'Users', { concurrently: true }),
  },
  e: {
    async upgrade(op) {
      await op.execute('CREATE FUNCTION twice(i int) RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RETURN 2 * i; END; $f$');
      await op.autocommitBlock(async () => {
        await op.execute('VACUUM "Users"');
      });
      await op.createCheckConstraint('ck', 'm', "m <> 'sad'");
    },
    async downgrade(op) {
      await op.dropConstraint('ck', 'm');
      await op.execute('DROP FUNCTION twice');
    },
  },
};

const LINE = graph('a', 'a>b', 'b>c', 'c>d', 'd>e');
const loadRich: LoadBody = ({ revision }) => RICH[revision.id] ?? {};

describe('a script that psql runs', () => {
  test.for([false, true])(
    'leads where a run leads, up and down (a transaction for each revision: %s)',
    async (transactionPerMigration, { connection, db }) => {
      const moves = [
        (map: RevisionMap, rows: readonly string[]) => planUpgrade(map, rows, 'c'),
        (map: RevisionMap, rows: readonly string[]) => planUpgrade(map, rows, 'head'),
        (map: RevisionMap, rows: readonly string[]) => planDowngrade(map, rows, 'b'),
        (map: RevisionMap, rows: readonly string[]) => planDowngrade(map, rows, 'base'),
      ].map((plan) => ({ map: LINE, plan, loadBody: loadRich, transactionPerMigration }));

      expect(await statesAlong(db, moves, byScript(db))).toEqual(await statesAlong(db, moves, byRun(connection)));
    },
  );

  test('fills in what parameters mean', async ({ connection, db }) => {
    const columns = VALUES.map(([type], index) => `c${index} ${type}`).join(', ');
    const places = VALUES.map((_, index) => `$${index + 1}`).join(', ');
    const upgrade = async (op: Operations) => {
      await op.execute(`CREATE TABLE t (${columns})`);
      await op.execute(
        `INSERT INTO t VALUES (${places})`,
        VALUES.map(([, value]) => value),
      );
    };
    const move = { map: graph('a'), plan: toHead, loadBody: () => ({ upgrade }) };

    const rows = async (mover: Mover) => {
      await statesAlong(db, [move], mover);
      return (await db.query('SELECT t::text FROM t')).rows;
    };
    expect(await rows(byScript(db))).toEqual(await rows(byRun(connection)));
  });

  test('starts from base also if the version table exists and is empty', async ({ connection, db }) => {
    await byRun(connection)({ map: LINE, plan: toHead, loadBody: () => NOTHING });
    await byRun(connection)({
      map: LINE,
      plan: (map, rows) => planDowngrade(map, rows, 'base'),
      loadBody: () => NOTHING,
    });

    await byScript(db)({ map: LINE, plan: toHead, loadBody: () => NOTHING });
    expect(await versionsOf(db)).toEqual(['e']);
  });

  test.for(Array.from({ length: 6 }, (_, seed) => seed))(
    'leaves the rows and tables that a run leaves, in the random graph %i',
    async (seed, { connection, db }) => {
      const random = new Random(seed);
      const { map, ids } = randomWorld(random);
      const bodies = new Map(ids.map((id) => [id, randomBody(id, random)]));
      const transactionPerMigration = random.fraction() < 0.5;
      const moves = [...random.some(ids, 2), 'heads', ...random.some(ids, 2), 'base'].map((target) => ({
        map,
        plan: (_: RevisionMap, rows: readonly string[]) => eitherWay(map, rows, target),
        loadBody: ({ revision }: RevisionStep) => bodies.get(revision.id) ?? {},
        transactionPerMigration,
      }));

      expect(await statesAlong(db, moves, byScript(db))).toEqual(await statesAlong(db, moves, byRun(connection)));
    },
  );
});

const NOTHING: RevisionBody = { upgrade: () => undefined, downgrade: () => undefined };
const toHead: Plan = (map, rows) => planUpgrade(map, rows, 'head');

/** Everything in the database after each move, from an empty database on. */
async function statesAlong(db: Queryable, moves: readonly Move[], mover: Mover) {
  await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  const states: unknown[] = [];
  for (const move of moves) {
    await mover(move);
    const { rows } = await db.query("SELECT to_regclass('limbeck_version') AS found");
    states.push({ versions: rows[0]?.found === null ? null : await versionsOf(db), all: await wholeDatabase(db) });
  }
  return states;
}

function byRun(connection: Connection): Mover {
  return ({ map, plan, loadBody, ...options }) =>
    runSteps({
      connection,
      versionTable: VERSION_TABLE,
      plan: (rows) => plan(map, rows),
      loadBody: (step) => (step.direction === 'stamp' ? {} : loadBody(step)),
      ...options,
    });
}

/** Keeps the rows in mind, as a person does who writes ranges. */
function byScript(db: Queryable): Mover {
  let startingHeads: readonly string[] = [];
  return async ({ map, plan, loadBody, ...options }) => {
    const script: ScriptOptions = {
      versionTable: VERSION_TABLE,
      steps: plan(map, startingHeads),
      startingHeads,
      loadBody: (step) => (step.direction === 'stamp' ? {} : loadBody(step)),
      ...options,
    };
    const { sql: text, after } = await renderScript(script);
    startingHeads = after;
    await runScript(db, text);
  };
}

/** Up where there is a way up, else down, where that is possible. */
function eitherWay(map: RevisionMap, rows: readonly string[], target: string): readonly RevisionStep[] {
  const up = planUpgrade(map, rows, target);
  return up.length > 0 ? up : planDowngrade(map, rows, target);
}

/** Makes a table, and drops it again, in one of the ways that concern transactions. */
function randomBody(id: string, random: Random): RevisionBody {
  const [make, drop] = [`CREATE TABLE t_${id} (i int)`, `DROP TABLE t_${id}`];
  const split = random.fraction() < 0.3;
  const run = (statement: string) => async (op: Operations) => {
    if (split) {
      await op.autocommitBlock(async () => {
        await op.execute('SELECT 1');
      });
    }
    await op.execute(statement);
  };
  return { upgrade: run(make), downgrade: run(drop), transaction: random.fraction() >= 0.2 };
}
