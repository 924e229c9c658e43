import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { graph } from '../../../test/support/graph.js';
import { text } from '../../models/index.js';
import { planUpgrade } from '../../script/plan-upgrade.js';
import type { Operations } from '../operations.js';
import type { RevisionBody } from '../run-options.js';
import { type RenderedScript, renderScript, type ScriptOptions } from './render-script.js';

type Body = RevisionBody | ((op: Operations) => unknown);

const CREATE =
  'CREATE TABLE IF NOT EXISTS v (version_num VARCHAR(32) NOT NULL, CONSTRAINT v_pkc PRIMARY KEY (version_num));';

/** The script of the upgrades a, b, c …, which follow each other, in the order of the bodies. */
function render(bodies: readonly Body[], options: Partial<ScriptOptions> = {}): Promise<RenderedScript> {
  const ids = bodies.map((_, index) => String.fromCharCode(97 + index));
  const map = graph(...ids.map((id, index) => (index === 0 ? id : `${ids[index - 1]}>${id}`)));
  return renderScript({
    versionTable: { schema: null, name: 'v' },
    steps: planUpgrade(map, options.startingHeads ?? [], 'head'),
    startingHeads: [],
    loadBody: ({ revision }) => {
      const body = bodies[ids.indexOf(revision?.id ?? '')] ?? {};
      return typeof body === 'function' ? { upgrade: body } : body;
    },
    ...options,
  });
}

/** The script without its comments, one line for each statement. */
async function statements(bodies: readonly Body[], options?: Partial<ScriptOptions>): Promise<string[]> {
  const { sql } = await render(bodies, options);
  return sql.split('\n').filter((line) => line !== '' && !line.startsWith('--'));
}

/** The upgrade of one revision with this message. */
function stepsOf(message: string) {
  return planUpgrade(graph('a'), [], 'head').map((step) => ({
    ...step,
    ...(step.revision === null ? {} : { revision: { ...step.revision, message } }),
  }));
}

const says = (sql: string) => (op: Operations) => op.execute(sql);

describe('a script', () => {
  test('begins a transaction, makes the version table, and writes each revision with its comment and its row', async () => {
    const { sql, before, after } = await render([says('SELECT 1'), says('SELECT 2')]);

    expect(sql).toBe(
      `${[
        'BEGIN;',
        CREATE,
        '-- Running upgrade -> a',
        'SELECT 1;',
        "INSERT INTO v (version_num) VALUES ('a');",
        '-- Running upgrade a -> b',
        'SELECT 2;',
        "UPDATE v SET version_num = 'b' WHERE version_num OPERATOR(pg_catalog.=) 'a';",
        'COMMIT;',
      ].join('\n\n')}\n`,
    );
    expect([before, after]).toEqual([[], ['b']]);
  });

  test('that does not start from base makes no version table', async () => {
    expect(await statements([says('SELECT 1'), says('SELECT 2')], { startingHeads: ['a'] })).toEqual([
      'BEGIN;',
      'SELECT 2;',
      "UPDATE v SET version_num = 'b' WHERE version_num OPERATOR(pg_catalog.=) 'a';",
      'COMMIT;',
    ]);
  });

  test('that does not start from base limits how long its statements wait for locks', async () => {
    const lockLimits = { timeoutMs: 500, statementTimeoutMs: null, attempts: 1, pauseMs: 1, longestPauseMs: 1 };
    const change = async (op: Operations) => {
      await op.execute('ALTER TABLE t ADD a int');
      await op.execute('ALTER TABLE t ADD b int');
      await op.autocommitBlock(async () => {
        await op.execute('CREATE INDEX CONCURRENTLY i ON t (a)');
        await op.execute('ANALYZE t');
        await op.execute('DO $$ BEGIN COMMIT; END $$');
      });
      await op.execute('UPDATE t SET a = 1');
    };

    expect(await statements([says('SELECT 1'), change], { startingHeads: ['a'], lockLimits })).toEqual([
      'BEGIN;',
      "SET LOCAL lock_timeout = '500ms';",
      'ALTER TABLE t ADD a int;',
      'ALTER TABLE t ADD b int;',
      'COMMIT;',
      'CREATE INDEX CONCURRENTLY i ON t (a);',
      "SET lock_timeout = '500ms';",
      'ANALYZE t;',
      'RESET lock_timeout;',
      'DO $$ BEGIN COMMIT; END $$;',
      'BEGIN;',
      'UPDATE t SET a = 1;',
      "UPDATE v SET version_num = 'b' WHERE version_num OPERATOR(pg_catalog.=) 'a';",
      'COMMIT;',
      'RESET lock_timeout;',
    ]);
    expect((await render([change], { lockLimits })).sql).not.toContain('lock_timeout');
  });

  test('has a transaction for each revision where the settings say so', async () => {
    const lines = await statements([says('SELECT 1'), says('SELECT 2')], {
      startingHeads: [],
      transactionPerMigration: true,
    });

    expect(lines.filter((line) => /^(BEGIN|COMMIT|SELECT)/.test(line))).toEqual([
      'BEGIN;',
      'SELECT 1;',
      'COMMIT;',
      'BEGIN;',
      'SELECT 2;',
      'COMMIT;',
    ]);
  });

  test('has no transaction around a revision that wants none', async () => {
    const outside = { upgrade: says('VACUUM'), transaction: false };
    const lines = await statements([says('SELECT 1'), outside, says('SELECT 3')]);

    expect(lines.filter((line) => !/CREATE|VALUES/.test(line))).toEqual([
      'BEGIN;',
      'SELECT 1;',
      'COMMIT;',
      'VACUUM;',
      "UPDATE v SET version_num = 'b' WHERE version_num OPERATOR(pg_catalog.=) 'a';",
      'BEGIN;',
      'SELECT 3;',
      "UPDATE v SET version_num = 'c' WHERE version_num OPERATOR(pg_catalog.=) 'b';",
      'COMMIT;',
    ]);
  });

  test('commits before an autocommitBlock and begins again after it, also where nobody awaits anything', async () => {
    const careless = (op: Operations) => {
      void op.execute('SELECT 1');
      void op.autocommitBlock(async () => {
        void op.execute('VACUUM');
      });
      void op.execute('SELECT 2');
    };

    expect(await statements([careless])).toEqual([
      'BEGIN;',
      CREATE,
      'SELECT 1;',
      'COMMIT;',
      'VACUUM;',
      'BEGIN;',
      'SELECT 2;',
      "INSERT INTO v (version_num) VALUES ('a');",
      'COMMIT;',
    ]);
  });

  test('commits after a value was added to an enum, which the next revision may use', async () => {
    const lines = await statements([(op) => op.addEnumValue('mood', 'glad'), says('SELECT 2')]);

    expect(lines.filter((line) => !line.includes('version_num'))).toEqual([
      'BEGIN;',
      "ALTER TYPE mood ADD VALUE 'glad';",
      'COMMIT;',
      'BEGIN;',
      'SELECT 2;',
      'COMMIT;',
    ]);
  });

  test.each([
    ['SELECT 1; -- done', 'SELECT 1; -- done'],
    ['SELECT 1 -- done', 'SELECT 1; -- done'],
    ["SELECT 'it''s;'", "SELECT 'it''s;';"],
    ['SELECT 1; SELECT 2 /* ; */', 'SELECT 1; SELECT 2; /* ; */'],
  ])('ends %s with one semicolon', async (sql, written) => {
    expect(await statements([says(sql)])).toContain(written);
  });

  test('writes parameters into the statement', async () => {
    const lines = await statements([(op) => op.execute('INSERT INTO t VALUES ($1, $2, $3)', ["it's", null, 7])]);

    expect(lines).toContain("INSERT INTO t VALUES ('it''s', NULL, '7');");
  });

  test('names its encoding where one matters', async () => {
    expect((await statements([says("SELECT 'Grüße'")]))[0]).toBe("SET client_encoding = 'UTF8';");
  });

  test('of many revisions leaves nothing that listens for an interruption', async () => {
    const { signal } = new AbortController();

    await render(Array(12).fill(says('SELECT 1')), { signal });

    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('keeps text that psql would replace by one of its variables', async () => {
    const lines = await statements([says(`SELECT a[1:"USER"], a[1:b], a::text, ':x'`)]);

    expect(lines).toContain(`SELECT a[1: "USER"], a[1: b], a::text, ':x';`);
  });

  test('refuses a command of psql', async () => {
    await expect(render([says('SELECT 1 \\! rm x')])).rejects.toMatchObject({ code: 'SQL_STATEMENT_REFUSED' });
  });

  test('is read the same if standard_conforming_strings is off', async () => {
    expect((await statements([says(`SELECT '\\'; -- '`)]))[0]).toBe('SET standard_conforming_strings = on;');
  });

  test('keeps a message on its line', async () => {
    const [, , comment] = (await render([says('SELECT 1')], { steps: stepsOf('a\rDROP TABLE t;') })).sql.split('\n\n');

    expect(comment).toBe('-- Running upgrade -> a, a DROP TABLE t;');
  });

  test('is empty where there is no step', async () => {
    expect((await render([])).sql).toBe('');
  });

  test('lets a revision see that there is no database, and the tag', async () => {
    const contexts: unknown[] = [];
    await render([(op) => contexts.push(op.getContext())], { tag: 'nightly' });

    expect(contexts).toEqual([{ offline: true, tag: 'nightly', x: {}, revision: 'a', direction: 'upgrade' }]);
  });

  test('refuses what destroys data where the settings forbid it', async () => {
    await expect(render([(op) => op.dropTable('t')], { allowDestructive: false })).rejects.toMatchObject({
      code: 'DESTRUCTION_REFUSED',
      exitStatus: 2,
    });
  });
});

describe('a revision that wants an answer while a script is written', () => {
  test.each<[string, string, (op: Operations) => unknown]>([
    ['asks for the connection', 'op.getBind', (op) => op.getBind()],
    ['reads a row', 'op.execute', async (op) => (await op.execute('SELECT 1'))[0]],
    ['counts rows', 'op.execute', async (op) => (await op.execute('SELECT 1')).length],
    ['takes the rows apart', 'op.execute', async (op) => Object.keys(await op.execute('SELECT 1'))],
    ['walks through rows', 'op.execute', async (op) => [...(await op.execute('SELECT 1'))]],
    [
      'reads rows and catches the error',
      'op.execute',
      async (op) => {
        const rows = await op.execute('SELECT 1');
        try {
          return rows.length;
        } catch {
          return 0;
        }
      },
    ],
  ])('fails where it %s, by directive and line', async (_, directive, body) => {
    await expect(render([body])).rejects.toMatchObject({
      code: 'CONNECTION_NEEDED',
      exitStatus: 2,
      message: expect.stringMatching(new RegExp(`^Revision "a" failed in ${directive}: .*No script was written\\.$`)),
      place: { revision: 'a', directive, line: expect.any(Number) },
    });
  });

  test('continues if the revision only waits for the statement, or returns its rows unread', async () => {
    const waits = async (op: Operations) => {
      await Promise.all([op.execute('SELECT 1')]);
      return op.execute('SELECT 2');
    };

    expect(await statements([waits])).toContain('SELECT 2;');
  });
});

describe('a failure while a script is written', () => {
  test('names the revision and the directive', async () => {
    await expect(render([(op) => op.addColumn('t', '', text())])).rejects.toMatchObject({
      code: 'DIRECTIVE_ARGUMENT_INVALID',
      exitStatus: 2,
      place: { revision: 'a', directive: 'op.addColumn' },
    });
  });

  test('keeps a NUL out of the script', async () => {
    await expect(render([(op) => op.execute('SELECT $1', ['a\0b'])])).rejects.toMatchObject({ code: 'NUL_IN_TEXT' });
  });

  test('tells what the revision threw', async () => {
    const broken = () => {
      throw new TypeError('no such thing');
    };

    await expect(render([broken])).rejects.toMatchObject({
      code: 'REVISION_FAILED',
      exitStatus: 2,
      message: 'Revision "a" failed: no such thing. No script was written.',
    });
  });
});
