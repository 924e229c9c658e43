import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = join(ROOT, 'docs/library.md');
const EXAMPLE = /```js\n([\s\S]*?)```\s*```text\n([\s\S]*?)```/g;

const FILES = {
  'models.ts': `import { MetaData } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;
table('users', { id: t.bigint().primaryKey() });
`,
  'migrations/versions/1a_users.ts': `/** users */
import type { Operations } from 'limbeck';
import { bigint } from 'limbeck/schema';

export const revision = '1a';
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations) {
  await op.createTable('users', { id: bigint().primaryKey() });
}

export async function downgrade(op: Operations) {
  await op.dropTable('users');
}
`,
};

describe('docs/library.md', () => {
  test('has programs that do, one after another, what it says', async ({ databaseUrl }) => {
    const project = createProject(FILES);
    symlinkSync(join(ROOT, 'node_modules/pg'), join(project.folder, 'node_modules/pg'), 'junction');
    const examples = [...readFileSync(DOCUMENT, 'utf8').matchAll(EXAMPLE)];
    const printed: string[] = [];
    for (const [position, [, program = '']] of examples.entries()) {
      project.write(`example-${position}.mjs`, program);
      printed.push(await run(join(project.folder, `example-${position}.mjs`), databaseUrl));
    }

    expect(printed).toEqual(examples.map(([, , output = '']) => output));
  });
});

async function run(path: string, databaseUrl: string): Promise<string> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl };
  const { stdout } = await promisify(execFile)(process.execPath, [path], { cwd: join(path, '..'), env });
  return stdout;
}
