import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
const { table, t } = metadata;
const plans = table('plans', { code: t.text().primaryKey(), seats: t.integer() });
metadata.rows(plans, [{ code: 'free', seats: 3 }, { code: 'te\\u001bam', seats: 50 }], { mode: 'exact' });`;

test('check and diff show the rows that would be inserted, updated, and deleted', async ({ databaseUrl, db }) => {
  await db.query(
    "CREATE TABLE plans (code text PRIMARY KEY, seats int NOT NULL); INSERT INTO plans VALUES ('free', 1), ('trial', 1)",
  );
  const project = createProject({
    'migrate.config.mjs': `export default { target: './models.mjs', url: ${JSON.stringify(databaseUrl)} };`,
    'models.mjs': MODELS,
  });
  const check = await project.migrate(['check']);
  const diff = await project.migrate(['diff']);

  expect(check.status).toBe(1);
  expect(check.stdout).toBe(`delete 1 row of plans
    - code: "trial"
    Destroys data: deletes 1 row of plans.
update 1 row of plans
    ~ code: "free", seats: 3
insert 1 row into plans
    + code: "te\\u001bam", seats: 50
`);
  expect(diff.stdout).toContain('  ~ update 1 row of plans\n      ~ code: "free", seats: 3\n');
});
