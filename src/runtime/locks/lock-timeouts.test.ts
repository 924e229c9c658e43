import { expect, test } from 'vitest';
import type { LockLimits } from '../../settings/lock-limits.js';
import { type LimitSetting, LockTimeouts, limitAsQuery } from './lock-timeouts.js';

const LIMITS = { timeoutMs: 2000, statementTimeoutMs: null, attempts: 3, pauseMs: 1, longestPauseMs: 1 };

function limited(ownMs = 0, limits: LockLimits = LIMITS, deadlockMs = 60_000) {
  const clock = { now: 0 };
  const timeouts = new LockTimeouts(limits, { lockMs: ownMs, statementMs: 7, deadlockMs }, () => clock.now);
  const before = (statement: string, { inTransaction = true, ahead = false } = {}) =>
    asText(timeouts.settingBefore({ statement, inTransaction, ahead }));
  const restore = () => asText(timeouts.restore());
  return { clock, timeouts, before, restore };
}

const asText = (setting: LimitSetting | null) => setting && limitAsQuery(setting);
const local = (ms: number) => `SELECT pg_catalog.set_config('lock_timeout', '${ms}', true)`;
const ofSession = (ms: number) => `SELECT pg_catalog.set_config('lock_timeout', '${ms}', false)`;

test('the locks of a transaction share one limit', () => {
  const { clock, timeouts, before } = limited();

  expect(before('ALTER TABLE a ADD b int')).toBe(local(2000));
  clock.now = 100;
  expect(before('ALTER TABLE a ADD c int')).toBeNull();
  clock.now = 1500;
  expect(before('ALTER TABLE b ADD c int')).toBe(local(500));
  clock.now = 9000;
  expect(before('ALTER TABLE c ADD c int')).toBe(local(50));
  timeouts.transactionEnded();
  expect(before('ALTER TABLE a ADD d int')).toBe(local(2000));
});

test('a transaction that holds a lock stops waiting before others look for a deadlock', () => {
  const { clock, timeouts, before } = limited(0, LIMITS, 1000);

  expect(before('LOCK TABLE a')).toBe(local(2000));
  clock.now = 100;
  expect(before('ALTER TABLE a ADD c int REFERENCES b')).toBe(local(700));
  timeouts.transactionEnded();
  expect(before('LOCK TABLE a')).toBe(local(2000));
  clock.now = 1900;
  expect(before('ALTER TABLE a ADD c int REFERENCES b')).toBe(local(50));
});

test('the clock does not run for statements that lock no table', () => {
  const { clock, before } = limited();

  expect(before("-- all\n UPDATE t SET a = 'ALTER'")).toBeNull();
  clock.now = 9000;
  expect(before('/* c */ ALTER TABLE a ADD c int')).toBe(local(2000));
});

test('a lock after a change of rows is not sent ahead of its answer', () => {
  const { timeouts, before } = limited();
  const ahead = { ahead: true };

  before('ALTER TABLE a ADD b int', ahead);
  expect(timeouts.maySendAhead('ALTER TABLE a ADD c int')).toBe(true);
  before('UPDATE a SET b = 1', ahead);
  expect(timeouts.maySendAhead('UPDATE a SET b = 2')).toBe(true);
  expect(timeouts.maySendAhead('ALTER TABLE a ADD c int')).toBe(false);
  before('ALTER TABLE a ADD c int');
  expect(timeouts.maySendAhead('ALTER TABLE a ADD d int')).toBe(true);
});

test('statements that are sent ahead have little time each', () => {
  const { clock, timeouts, before } = limited();

  expect(before('ALTER TABLE a ADD b int', { ahead: true })).toBe(local(50));
  expect(before('ALTER TABLE a ADD c int', { ahead: true })).toBeNull();
  expect(timeouts.isLate).toBe(false);
  clock.now = 1001;
  expect(timeouts.isLate).toBe(true);
});

test('outside a transaction, CONCURRENTLY has no limit, and the session gets back what it had', () => {
  const { before, restore } = limited();
  const alone = { inTransaction: false };

  expect(before('CREATE INDEX CONCURRENTLY i ON t (a)', alone)).toBeNull();
  expect(before('ALTER TABLE t VALIDATE CONSTRAINT c', alone)).toBe(ofSession(2000));
  expect(before('DROP INDEX CONCURRENTLY i', alone)).toBe(ofSession(0));
  expect(before('ANALYZE t', alone)).toBe(ofSession(2000));
  expect(restore()).toBe(ofSession(0));
  expect(restore()).toBeNull();
});

test('a shorter limit of the session stays', () => {
  const { before, restore } = limited(300);

  expect(before('ALTER TABLE a ADD b int')).toBe(local(300));
  expect(before('ANALYZE t', { inTransaction: false })).toBeNull();
  expect(restore()).toBeNull();
});

test('a limit that the revision sets itself stays until the transaction ends', () => {
  const { timeouts, before } = limited();

  expect(before("SET LOCAL lock_timeout = '9s'")).toBeNull();
  expect(before('ALTER TABLE a ADD b int')).toBeNull();
  timeouts.transactionEnded();
  expect(before('ALTER TABLE a ADD b int')).toBe(local(2000));
});

test('a limit for statements does not apply to CONCURRENTLY', () => {
  const { before } = limited(0, { ...LIMITS, statementTimeoutMs: 60_000 });
  const settings = (lockMs: number, statementMs: number) =>
    `SELECT pg_catalog.set_config('lock_timeout', '${lockMs}', false), pg_catalog.set_config('statement_timeout', '${statementMs}', false)`;

  expect(before('ANALYZE t', { inTransaction: false })).toBe(settings(2000, 60_000));
  expect(before('DROP INDEX CONCURRENTLY i', { inTransaction: false })).toBe(settings(0, 7));
});
