import { describe, expect } from 'vitest';
import type { Connection } from '../../src/runtime/connection.js';
import { openConnection } from '../../src/runtime/open-connection.js';
import { FAILS, makes, up, upgrade } from './chain.js';
import { locksOf, tablesOf, versionsOf } from './database-facts.js';
import { test as base } from './fixture.js';
import { startPooler } from './pooler.js';

/** A second connection of the tool, in addition to `connection`. */
const test = base.extend('other', async ({ databaseUrl }, { onCleanup }) => {
  const other = await openConnection(databaseUrl);
  onCleanup(() => other.close());
  return other;
});

/** A revision that runs until it is let go. */
function blocking() {
  const gate = openable();
  const begun = openable();
  const revision = up(async (op) => {
    await op.execute('CREATE TABLE t1 ()');
    begun.open();
    await gate.opened;
  });
  return { revision, begun: begun.opened, letGo: gate.open };
}

function openable() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

describe('a second run', () => {
  test('waits for the first one, and then finds nothing left to do', async ({ connection, other }) => {
    const { revision, begun, letGo } = blocking();
    const first = upgrade(connection, { a: revision });
    await begun;

    const second = upgrade(other, { a: FAILS }, { onWaiting: letGo });

    expect((await first).steps).toHaveLength(1);
    expect((await second).steps).toEqual([]);
  });

  test('gives up when its time is over, and names who holds the lock', async ({ connection, other, db }) => {
    const { revision, begun, letGo } = blocking();
    const first = upgrade(connection, { a: revision });
    await begun;

    await expect(upgrade(other, { a: FAILS }, { runWaitMs: 200 })).rejects.toMatchObject({
      code: 'LOCKED',
      exitStatus: 5,
      message: expect.stringMatching(/after waiting for 0\.2 seconds: backend \d+, application "limbeck", user /),
    });
    letGo();
    await first;
    expect(await versionsOf(db)).toEqual(['a']);
  });

  test('that is interrupted while it waits ends at once', async ({ connection, other }) => {
    const { revision, begun, letGo } = blocking();
    const first = upgrade(connection, { a: revision });
    await begun;
    const interrupt = new AbortController();

    const second = upgrade(other, { a: FAILS }, { signal: interrupt.signal, onWaiting: () => interrupt.abort() });

    await expect(second).rejects.toMatchObject({ code: 'INTERRUPTED', exitStatus: 130 });
    letGo();
    await first;
  });

  test('on another version table need not wait', async ({ connection, other }) => {
    const { revision, begun, letGo } = blocking();
    const first = upgrade(connection, { a: revision });
    await begun;

    const versionTable = { schema: null, name: 'other_version' };
    expect((await upgrade(other, { a: makes('t2') }, { versionTable })).after).toEqual(['a']);
    letGo();
    await first;
  });
});

const CLIENT_CHECKS = "SELECT current_setting('client_connection_check_interval') AS interval";

/** The setting during a run, and in the session after it. */
async function clientChecks(connection: Connection) {
  const seen: unknown[] = [];
  const looks = up(async (op) => {
    seen.push(...(await op.execute<{ interval: string }>(CLIENT_CHECKS)));
  });
  await upgrade(connection, { a: looks });
  return [...seen, ...(await connection.query(CLIENT_CHECKS)).rows].map((row) => Object.values(Object(row))[0]);
}

test('PostgreSQL checks whether the client is connected only during a run', async ({ connection }) => {
  expect(await clientChecks(connection)).toEqual(['500ms', '0']);
});

describe('behind a pooler', () => {
  const testPooled = test
    .extend('pooler', async ({ databaseUrl }, { onCleanup }) => {
      const pooler = await startPooler(databaseUrl);
      onCleanup(() => pooler.close());
      return pooler;
    })
    .extend('pooled', async ({ pooler }, { onCleanup }) => {
      const pooled = await openConnection(pooler.url);
      onCleanup(() => pooled.close());
      return pooled;
    });

  testPooled('a run works, and warns that the lock holds only in transactions', async ({ pooled, db }) => {
    const warnings: string[] = [];

    await upgrade(pooled, { a: makes('t1'), b: makes('t2') }, { onWarning: (text) => warnings.push(text) });

    expect(warnings).toEqual([expect.stringContaining('directUrl')]);
    expect(await versionsOf(db)).toEqual(['b']);
  });

  testPooled('PostgreSQL looks for the client in transactions', async ({ pooled }) => {
    expect(await clientChecks(pooled)).toEqual(['500ms', '0']);
  });

  testPooled('no lock is left in the session', async ({ pooled, db }) => {
    await upgrade(pooled, { a: makes('t1') });

    expect(await locksOf(db)).toBe(0);
  });

  testPooled('a run waits for one that came by the direct way', async ({ connection, pooled, db }) => {
    const { revision, begun, letGo } = blocking();
    const first = upgrade(connection, { a: revision });
    await begun;

    const second = await upgrade(pooled, { a: FAILS }, { onWaiting: letGo });

    await first;
    expect(second.steps).toEqual([]);
    expect(await tablesOf(db)).toEqual(['limbeck_version', 't1']);
  });
});
