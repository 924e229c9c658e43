import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject } from '../support/project.js';

const IDS = ['a1', 'b2', 'c3', 'd4', 'e5'];

/**
 * Stands for Alembic with a line of revisions: writes what Alembic writes, and stops at those that `failing` names. Each
 * start is a line in `starts`.
 */
const ALEMBIC = `#!/usr/bin/env node
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
const ids = ${JSON.stringify(IDS)};
const at = process.argv.findIndex((argument) => /^(?:up|down)grade$/.test(argument));
const direction = process.argv[at];
const range = process.argv.slice(at + 1).find((argument) => argument.includes(':'));
appendFileSync('starts', process.argv.slice(2).join(' ').replaceAll(process.cwd(), '.') + '\\n');
if (existsSync('broken')) {
  console.log(readFileSync('broken', 'utf8'));
  process.exit(255);
}
const failing = existsSync('failing') ? readFileSync('failing', 'utf8').split(' ') : [];
const [start, end] = range.split(':').map((name) => (name === 'heads' ? ids.length : ids.indexOf(name) + 1));
const run = direction === 'upgrade' ? ids.slice(start, end) : ids.slice(end, start).reverse();
if (start === 0) console.log('CREATE TABLE alembic_version (\\n    version_num VARCHAR(32) NOT NULL\\n);\\n');
for (const id of run) {
  const before = ids[ids.indexOf(id) - 1] ?? '';
  const [from, to] = direction === 'upgrade' ? [before, id] : [id, before];
  console.log('-- Running ' + direction + ' ' + from + ' -> ' + to + '\\n\\nSELECT 1;\\n');
  if (failing.includes(id)) {
    console.error("Traceback\\nAttributeError: 'NoneType' object has no attribute 'fetchall'");
    process.exit(1);
  }
  console.log("UPDATE alembic_version SET version_num='" + to + "' WHERE alembic_version.version_num = '" + from + "';\\n");
}
`;

function pythonOf(id: string, down: string | undefined, body: string): string {
  return `"""step ${id}"""
revision = '${id}'
down_revision = ${down === undefined ? 'None' : `'${down}'`}
branch_labels = None
depends_on = None


def upgrade():
    ${body}


def downgrade():
    op.execute('SELECT 1')
`;
}

function createOld(more: Readonly<Record<string, string>> = {}) {
  const revisions = IDS.map((id, at) => [`old/versions/${id}.py`, pythonOf(id, IDS[at - 1], "op.execute('SELECT 1')")]);
  const files = { 'migrate.config.ts': 'export default {};\n', 'old/alembic.ini': '', 'alembic.mjs': ALEMBIC };
  const project = createProject({ ...files, ...Object.fromEntries(revisions), ...more });
  chmodSync(join(project.folder, 'alembic.mjs'), 0o755);
  return {
    ...project,
    import: (alembic = './alembic.mjs') => project.migrate(['import-alembic', 'old', '--alembic', alembic]),
    starts: () => project.read('old/starts').trim().split('\n'),
    written: () => project.list().filter((path) => path.startsWith('migrations/versions/')),
  };
}

describe.skipIf(process.platform === 'win32')('import-alembic', () => {
  test.each([
    ["FAILED: No 'script_location' key found in configuration.", '--alembic "flask db"'],
    ["FAILED: Can't find the thing", 'Make `alembic upgrade base:heads --sql` work'],
  ])('stops after one start if Alembic can write nothing: %s', async (message, hint) => {
    const project = createOld({ 'old/broken': message });
    const { status, stderr } = await project.import();

    expect(status).toBe(2);
    expect(stderr).toContain(message.replace(/^FAILED: (.*?)\.?$/, '$1.'));
    expect(stderr).toContain(hint);
    expect(project.starts()).toEqual(['-c ./alembic.ini upgrade base:heads --sql']);
    expect(project.written()).toEqual([]);
  });

  test('continues behind each revision that Alembic cannot write, and names it', async () => {
    const project = createOld({ 'old/failing': 'b2 d4' });
    const { status, stderr } = await project.import();

    expect(status).toBe(1);
    expect(stderr).toContain('Imported 5 revisions; 2 refuse to run until they are written: b2, d4.');
    expect(project.starts().map((line) => line.split(' ').slice(2, 4).join(' '))).toEqual([
      'upgrade base:heads',
      'upgrade b2:heads',
      'upgrade d4:heads',
      'downgrade e5:base',
      'downgrade c3:base',
      'downgrade a1:base',
    ]);
    expect(project.read('migrations/versions/d4.sql')).toContain(
      "-- migrate: refuse Alembic could not write it as SQL: AttributeError: 'NoneType' object has no attribute",
    );
    expect(project.read('migrations/versions/e5.sql')).toContain('-- migrate: upgrade\nSELECT 1;\n');
  });

  test('completes an earlier import, and keeps files that were changed since', async () => {
    const project = createOld({ 'old/failing': 'b2 d4' });
    await project.import();
    const edited = project.read('migrations/versions/d4.sql').replace(/^-- migrate: refuse.*$/m, 'SELECT 2;');
    project.write('migrations/versions/d4.sql', edited);
    project.write('old/failing', '');
    rmSync(join(project.folder, 'migrations/versions/e5.sql'));
    const { status, stderr } = await project.import();

    expect(status).toBe(1);
    expect(stderr).toContain('Imported 2 revisions; 3 were imported before; 1 refuses to run until it is written: d4.');
    expect(project.read('migrations/versions/b2.sql')).not.toContain('-- migrate: refuse');
    expect(project.read('migrations/versions/d4.sql')).toBe(edited);
  });

  test('asks a person about a revision that does something else offline', async () => {
    const python = pythonOf('c3', 'b2', "context.is_offline_mode() or op.execute('SELECT 1')");
    const project = createOld({ 'old/versions/c3.py': python });

    expect(await project.import()).toMatchObject({ status: 1, stderr: expect.stringContaining('written: c3.') });
    expect(project.read('migrations/versions/c3.sql')).toMatch(/^-- migrate: refuse .*\nSELECT 1;\n--\n-- \| def/m);
  });

  test('runs Flask-Migrate where its application is', async () => {
    const project = createOld({ flask: ALEMBIC });
    chmodSync(join(project.folder, 'flask'), 0o755);
    const { status } = await project.import('./flask db');

    expect(status).toBe(0);
    expect(project.read('starts').split('\n')[0]).toBe('db upgrade -d ./old --sql base:heads');
  });
});
