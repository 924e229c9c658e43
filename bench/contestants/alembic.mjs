import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../measure/cpu.mjs';
import { removeAll, writeFiles } from './project.mjs';

const VERSIONS = 'migrations/versions';

// What Alembic's own env.py lacks: the models and the URL. Limbeck compares defaults too.
const ENV_CHANGES = [
  [
    'target_metadata = None',
    `import os, sys
sys.path.insert(0, ".")
from models import metadata as target_metadata
config.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"])`,
  ],
  ['target_metadata=target_metadata\n', 'target_metadata=target_metadata, compare_server_default=True\n'],
];

/**
 * The program (BENCH_ALEMBIC, or the one on the PATH) with the versions of the packages it uses. If the program or a
 * package is missing, prints that and returns null.
 */
export function findAlembic() {
  const given = process.env.BENCH_ALEMBIC;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = given === undefined ? folders.map((folder) => join(folder, 'alembic')) : [given];
  const program = candidates.find(isExecutable);
  if (program === undefined) {
    console.error('Alembic is missing: neither BENCH_ALEMBIC nor the PATH leads to it. The others are measured alone.');
    return null;
  }
  try {
    return { program, versions: versionsOf(program) };
  } catch (error) {
    console.error(
      `${program} can't be used, so the others are measured alone: ${error.message.trim().split('\n').at(-1)}`,
    );
    return null;
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Asks the Python that the first line of the program refers to. */
function versionsOf(program) {
  const python = readFileSync(program, 'utf8').split('\n')[0].replace(/^#!/, '').trim();
  const script = `import platform, alembic, sqlalchemy, psycopg2
from alembic.command import check
print(platform.python_version(), alembic.__version__, sqlalchemy.__version__, psycopg2.__version__)`;
  const [version, alembic, sqlalchemy, psycopg2] = run({ command: [python, '-c', script] })
    .trim()
    .split(' ');
  return { Python: version, Alembic: alembic, SQLAlchemy: sqlalchemy, psycopg2 };
}

export function alembicProject(folder, { program, url, files = {} }) {
  writeFiles(folder, { 'models/__init__.py': 'import sqlalchemy as sa\n\nmetadata = sa.MetaData()\n' });
  // SQLAlchemy 2.1 takes psycopg 3 if the URL names no driver.
  const environment = { cwd: folder, env: { DATABASE_URL: url.replace(/^postgres(?:ql)?:/, 'postgresql+psycopg2:') } };
  run({ ...environment, command: [program, 'init', 'migrations'] });
  const own = readFileSync(join(folder, 'migrations/env.py'), 'utf8');
  const env = ENV_CHANGES.reduce((text, [from, to]) => text.replace(from, to), own);
  writeFiles(folder, { 'migrations/env.py': env, ...files });
  return {
    task: (args, options) => ({ command: [program, ...args], ...environment, ...options }),
    clearCaches: () => removeAll(folder, ['models/__pycache__', 'migrations/__pycache__', `${VERSIONS}/__pycache__`]),
    removeRevisions: () => removeAll(join(folder, VERSIONS), readdirSync(join(folder, VERSIONS))),
  };
}
