import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { ScriptReport } from '../../src/commands/run/script-report.js';
import type { RevisionFormat } from '../../src/script/revision-template.js';
import type { SettingsInput } from '../../src/settings/resolve-settings.js';
import { type TestDatabase, test } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { createProject, type UserProject } from '../support/project.js';
import { checkProperty } from '../support/property.js';
import { runPsql } from '../support/run-psql.js';
import { hostileSchema } from './hostile/hostile-schema.js';
import { hostileTexts } from './hostile/hostile-text.js';
import { strangeCode } from './hostile/written-code.js';

interface Case {
  readonly texts: readonly string[];
  readonly message: string;
  readonly format: RevisionFormat;
}

const cases: fc.Arbitrary<Case> = fc.noShrink(
  fc.record({
    texts: fc.array(hostileTexts, { minLength: 60, maxLength: 60 }),
    message: hostileTexts,
    format: fc.constantFrom('ts' as const, 'sql' as const),
  }),
);

/** `npm run fuzz` tries hundreds of cases, each of some seconds. */
const FOR_ALL_CASES_MS = 24 * 3600 * 1000;

test('text of a database never runs, and comes back exactly', { timeout: FOR_ALL_CASES_MS }, async ({
  db,
  databaseUrl,
}) => {
  await checkProperty({ name: 'hostile-names', cases, runs: 1, check: (one) => checkCase(one, db, databaseUrl) });
});

/** Roles are shared by all databases of the server, so each case has its own. */
let caseNumber = 0;

async function checkCase({ texts, message, format }: Case, db: TestDatabase, databaseUrl: string): Promise<void> {
  const { create, change, role } = hostileSchema(texts, caseNumber++);
  const project = createProject({ 'migrations/versions/.keep': '' });
  const input: SettingsInput = {
    cwd: project.folder,
    settings: {
      url: databaseUrl,
      target: './models.ts',
      includeSchemas: true,
      comparePrivileges: true,
      revisionFormat: format,
    },
  };
  const describe = async () => (await describeDatabase(db)).filter((line) => !line.includes('limbeck_version'));
  const run = ({ script }: ScriptReport) => runPsql(script, { db, databaseUrl, folder: project.folder });
  try {
    const nothing = await describe();
    await db.query(create);
    const whole = await describe();
    const { differences, revision } = await commands.reflect(input, { path: 'models.ts', stamp: true });
    if (differences.length > 0)
      console.log('MODELS', JSON.stringify((await commands.check(input, { definitions: true })).definitions));
    expect(differences).toEqual([]);
    expect(revision).not.toBeNull();
    expect((await commands.check(input)).differences).toEqual([]);

    await commands.downgrade(input, { revision: 'base' });
    expect(await describe()).toEqual(nothing);
    await run(await commands.upgradeScript(input, { revision: `base:${revision}` }));
    expect(await describe()).toEqual(whole);

    await db.query(change);
    const changed = await describe();
    await commands.diff(input);
    const next = await commands.revision(input, { autogenerate: true, message });
    await commands.upgrade(input);
    expect(await describe()).toEqual(whole);
    await run(await commands.downgradeScript(input, { revision: `${next.revision}:${revision}` }));
    expect(await describe()).toEqual(changed);
    await run(await commands.upgradeScript(input, { revision: `${revision}:${next.revision}` }));
    expect(await describe()).toEqual(whole);
    await commands.downgrade(input, { revision: '-1' });
    expect(await describe()).toEqual(changed);
    nothingRan(project);
  } finally {
    await clear(db, role);
    rmSync(project.folder, { recursive: true, force: true });
  }
}

function nothingRan(project: UserProject): void {
  const files = project.list().filter((path) => path.endsWith('.ts'));
  expect(files.flatMap((path) => strangeCode(path, project.read(path)))).toEqual([]);
  expect(Reflect.get(globalThis, '__pwned')).toBeUndefined();
  expect(existsSync(join(project.folder, 'pwned'))).toBe(false);
}

const DROP_ALL = `DO $$ DECLARE statement text; BEGIN
  FOR statement IN
    SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
    UNION ALL SELECT format('DROP FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
    UNION ALL SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
               WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  LOOP EXECUTE statement; END LOOP;
END $$;
CREATE SCHEMA public;
COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language'`;

async function clear(db: TestDatabase, role: string): Promise<void> {
  await db.query(DROP_ALL);
  // The script that made the role may have failed.
  await db.query(`DROP ROLE IF EXISTS ${role}`);
}
