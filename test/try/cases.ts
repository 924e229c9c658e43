import { inject } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { ErrorCode } from '../../src/errors/codes.js';
import { LimbeckError } from '../../src/errors/limbeck-error.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';
import { Databases } from './databases.js';
import { type Case, findCases } from './find-cases.js';
import type { Outcome } from './try-reporter.js';

/*
 * `npm run try -- FOLDER` tries schemas that others wrote: each pair of schemas there and back, each schema from nothing
 * and back, and the models that a schema is reflected to. PostgreSQL is the judge.
 */
const FOLDERS: readonly string[] = JSON.parse(process.env.TRY_FOLDERS ?? '[]');
const CASES = FOLDERS.flatMap((folder) => findCases(folder)).filter(({ name }) =>
  name.includes(process.env.TRY_ONLY ?? ''),
);

/** Ends a case before its end. */
class Ended extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome, reason: string) {
    super(reason);
    this.outcome = outcome;
  }
}

test.for(CASES.map((one) => [one.name, one] as const))('%s', async ([, one], { admin, task }) => {
  const databases = new Databases(admin, inject('serverUrl'));
  task.meta.outcome = 'exact';
  try {
    await (one.kind === 'pair' ? tryPair(one, databases) : tryReflection(one.sql, databases));
  } catch (error) {
    task.meta.outcome = error instanceof Ended ? error.outcome : 'failed';
    task.meta.reason = error instanceof Ended ? error.message : report(error);
    if (task.meta.outcome === 'failed' || task.meta.outcome === 'silently wrong') throw error;
  } finally {
    await databases.drop();
  }
});

async function tryPair({ before, after }: Case & { kind: 'pair' }, databases: Databases): Promise<void> {
  const [original, wanted] = [await load(databases, before), await load(databases, after)];
  const { folder } = createProject({ 'schema.sql': after });
  const url = await databases.create(before);
  const input = { cwd: folder, settings: { ...SETTINGS, url, target: './schema.sql' } };

  const { path } = await step('revision', () => commands.revision(input, { autogenerate: true }));
  if (path !== null) await step('upgrade', () => commands.upgrade(input));
  await same(path === null ? 'nothing found' : 'upgraded', databases, [url, wanted]);
  const { differences } = await step('check', () => commands.check(input));
  if (differences.length > 0) throw new Ended('failed', `check: ${differences.join('\n')}`);
  if (path === null) return;
  await step('downgrade', () => commands.downgrade(input, { revision: 'base' }));
  await same('downgraded', databases, [url, original]);
}

async function tryReflection(sql: string, databases: Databases): Promise<void> {
  const original = await load(databases, sql);
  const { folder } = createProject({});
  const { target, differences, refusals, notBuilt } = await step('reflect', () =>
    commands.reflect({ cwd: folder, settings: { ...SETTINGS, url: original } }),
  );
  const missing = [...differences, ...refusals, ...(notBuilt === null ? [] : [notBuilt])];
  if (missing.length > 0) throw new Ended('refused', `reflect: ${missing.join('\n')}`);
  const inputOf = (url: string) => ({ cwd: folder, settings: { ...SETTINGS, url, target: [...target] } });
  const { differences: found } = await step('check', () => commands.check(inputOf(original)));
  if (found.length > 0) throw new Ended('failed', `check: ${found.join('\n')}`);

  const copy = await databases.create();
  await step('revision', () => commands.revision(inputOf(copy), { autogenerate: true }));
  await step('upgrade', () => commands.upgrade(inputOf(copy)));
  await same('rebuilt', databases, [copy, original]);
}

const SETTINGS = { includeSchemas: true, comparePrivileges: true, compareOwners: true, tryRevisions: false } as const;

async function load(databases: Databases, sql: string): Promise<string> {
  try {
    return await databases.create(sql);
  } catch (error) {
    throw new Ended('does not load', error instanceof Error ? error.message : String(error));
  }
}

async function same(what: string, databases: Databases, [is, shouldBe]: readonly [string, string]): Promise<void> {
  const differences = await databases.differences(is, shouldBe);
  if (differences.length > 0) throw new Ended('silently wrong', `${what}:\n${differences.join('\n')}`);
}

/** With these, the tool says what cannot be done. Any other error is a failure, such as a setting that is wrong. */
const REFUSALS: readonly ErrorCode[] = [
  'CITUS_LIMIT',
  'DESTRUCTION_REFUSED',
  'EXTENSION_VERSION_UNREACHABLE',
  'FEATURE_MISSING',
  'IRREVERSIBLE_OPERATION',
  'SQL_TARGET_REACHES_SERVER',
];

async function step<Value>(name: string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    const isRefusal = error instanceof LimbeckError && REFUSALS.includes(error.code);
    throw new Ended(isRefusal ? 'refused' : 'failed', `${name}: ${report(error)}`);
  }
}

function report(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof LimbeckError)) return error.stack ?? String(error);
  const { postgres, message, place } = error;
  return [error.code, postgres?.sqlState, message, postgres?.detail, place === undefined ? '' : JSON.stringify(place)]
    .filter(Boolean)
    .join('\n');
}
