import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const NAME = 'a\u001b[2J\r\u009b1m\u0007\u202eb\nerror forged';
const SHOWN = String.raw`a\u001b[2J\r\u009b1m\u0007\u202eb\nerror forged`;

const FAILING = `/**
 * ${NAME.replace('\n', ' ')}
 */
export const revision = '1a';
export const downRevision = null;
export const upgrade = (op) => op.execute(${JSON.stringify(`SELECT 1 FROM "${NAME}"`)});
`;

function project(url: string): UserProject {
  return createProject({
    'migrate.config.ts': `export default { target: './models.ts', url: '${url}' };`,
    'models.ts': "import { MetaData } from 'limbeck/schema'; export default new MetaData();",
    'migrations/versions/.keep': '',
  });
}

describe.for([{ colors: 'off' }, { colors: 'on' }])('with colors $colors', ({ colors }) => {
  const env = colors === 'on' ? { FORCE_COLOR: '1' } : {};

  test('names of a database stay on their line and steer no terminal', async ({ db, databaseUrl }) => {
    await db.query(`CREATE TABLE "${NAME}" ()`);

    const { stdout, stderr } = await project(databaseUrl).migrate(['check', '--diff'], { env });

    expect(stdout).toContain(`drop table ${SHOWN}\n`);
    expect(withoutColours(stdout + stderr)).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]|^error forged/mu);
  });

  test('errors and messages of revisions steer no terminal', async ({ databaseUrl }) => {
    const made = project(databaseUrl);
    made.write('migrations/versions/1a.mjs', FAILING);

    const upgrade = await made.migrate(['upgrade'], { env });
    const history = await made.migrate(['history', '-v'], { env });

    expect(upgrade.stderr).toContain(String.raw`a\u001b[2J\r\u009b1m\u0007\u202eb`);
    expect(withoutColours(upgrade.stderr + history.stdout)).not.toMatch(
      /(?!\n)[\p{Cc}\p{Bidi_Control}]|^error forged/mu,
    );
  });
});

test('JSON has the exact names, and no raw control characters', async ({ db, databaseUrl }) => {
  await db.query(`CREATE TABLE "${NAME}" ()`);

  const { stdout } = await project(databaseUrl).migrate(['check', '--json']);

  expect(JSON.parse(stdout)).toMatchObject({ differences: [`drop table ${NAME}`] });
  expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
});

/** Without the colors of the tool itself. */
function withoutColours(text: string): string {
  return text.replaceAll(new RegExp(`${'\u001b'}\\[(?:[12]|22|3\\d)m`, 'g'), '');
}
