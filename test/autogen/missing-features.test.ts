import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { MetaData } from '../../src/models/index.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { createProject } from '../support/project.js';

test.skipIf(SERVER_MAJOR >= 18)('what the server lacks is refused by name', async ({ databaseUrl }) => {
  const metadata = new MetaData();
  metadata.table('t', { a: metadata.t.integer(), b: metadata.t.integer().generatedAs('a * 2', { virtual: true }) });
  const { folder } = createProject({});

  await expect(commands.check({ cwd: folder, settings: { url: databaseUrl, target: metadata } })).rejects.toMatchObject(
    {
      code: 'FEATURE_MISSING',
      message: `PostgreSQL ${SERVER_MAJOR} doesn't support what is declared: column t.b needs a VIRTUAL generated column (PostgreSQL 18).`,
      exitStatus: 2,
    },
  );
});
