import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { compare } from '../../src/autogen/compare.js';
import { commands } from '../../src/commands/commands.js';
import { compileOperation } from '../../src/ddl/compile.js';
import { EMPTY_SCHEMA } from '../../src/schema/database-schema.js';
import type { DefinedObject } from '../../src/schema/defined-object.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const OLD = "CREATE EXTENSION citext VERSION '1.4'";

const schemaOf = (version: string) => {
  const extension: DefinedObject = {
    kind: 'extension',
    schema: null,
    name: 'citext',
    signature: null,
    table: null,
    definition: 'CREATE EXTENSION citext',
    frame: [],
    additions: [],
    comment: null,
    restored: [],
    version,
  };
  return { ...EMPTY_SCHEMA, objects: [extension] };
};

function projectWith(url: string, declared: string) {
  const { folder } = createProject({ 'schema.sql': declared });
  return { input: { cwd: folder, settings: { url, target: './schema.sql' } } };
}

describe('the version of an extension', () => {
  test('is not compared where none is declared', async ({ databaseUrl, db }) => {
    await db.query(OLD);

    const { input } = projectWith(databaseUrl, 'CREATE EXTENSION IF NOT EXISTS citext');
    expect((await commands.check(input)).differences).toEqual([]);
  });

  test('is updated to the declared one, and left by the downgrade where PostgreSQL has no way back', async ({
    databaseUrl,
    db,
  }) => {
    await db.query(OLD);
    const { input } = projectWith(databaseUrl, 'CREATE EXTENSION "citext" WITH SCHEMA public VERSION \'1.6\'');

    const { path } = await commands.revision(input, { autogenerate: true });
    const source = readFileSync(path ?? '', 'utf8');
    expect(source).toContain(
      "// PostgreSQL can't downgrade citext 1.6: the downgrade leaves it.\n  await op.updateExtension('citext', '1.6');",
    );
    await commands.upgrade(input);
    expect((await commands.check(input)).differences).toEqual([]);
    await commands.downgrade(input, { revision: 'base' });
    const { rows } = await db.query("SELECT extversion FROM pg_extension WHERE extname = 'citext'");
    expect(rows).toEqual([{ extversion: '1.6' }]);
  });

  test('is that in which a missing extension is made', async ({ databaseUrl, db }) => {
    const { input } = projectWith(databaseUrl, OLD);
    await commands.revision(input, { autogenerate: true });
    await commands.upgrade(input);

    const { rows } = await db.query("SELECT extversion FROM pg_extension WHERE extname = 'citext'");
    expect(rows).toEqual([{ extversion: '1.4' }]);
  });

  test('goes back as well where the server has a script for that', () => {
    const options = { serverVersion: 180000 };
    const { operations, downgrade, notes } = compare(schemaOf('1.6'), schemaOf('1.4'), options);

    expect([operations, downgrade].map((list) => list.flatMap(compileOperation))).toEqual([
      ["ALTER EXTENSION citext UPDATE TO '1.6'"],
      ["ALTER EXTENSION citext UPDATE TO '1.4'"],
    ]);
    expect(notes).toEqual([]);
  });

  test('is refused by name where the server cannot lead there, or has it not', async ({ databaseUrl, db }) => {
    await db.query("CREATE EXTENSION citext VERSION '1.6'");

    await expect(commands.check(projectWith(databaseUrl, OLD).input)).rejects.toMatchObject({
      code: 'EXTENSION_VERSION_UNREACHABLE',
      message:
        'The extension citext has version 1.6. The server has no update path from it to the declared version 1.4.',
    });
    await expect(
      commands.check(projectWith(databaseUrl, "CREATE EXTENSION citext VERSION '9.9'").input),
    ).rejects.toMatchObject({ code: 'SQL_TARGET_REFUSED', message: expect.stringContaining('"9.9"') });
  });
});
