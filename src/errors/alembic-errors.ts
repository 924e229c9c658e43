import { maskPassword } from '../util/mask-password.js';
import type { LimbeckError } from './limbeck-error.js';
import { revisionError } from './revision-errors.js';

/** @param what to follow the file and the line. */
export function alembicRevisionUnreadable(file: string, line: number, what: string): LimbeckError {
  return revisionError('ALEMBIC_REVISION_UNREADABLE', {
    message: `"${file}", line ${line}: ${what}.`,
    hint: 'Write revision, down_revision, branch_labels and depends_on as strings, tuples or None. Limbeck reads the file without running it. Nothing was imported.',
    place: { file, line },
  });
}

export function noAlembicRevisions(folder: string): LimbeckError {
  return revisionError('NO_ALEMBIC_REVISIONS', {
    message: `There is no Alembic revision (a Python file) in "${folder}".`,
    hint: 'Name the folder that contains the revisions of Alembic, usually `versions`, or its parent.',
    place: { file: folder },
  });
}

/** `program` can write no revision at all: it does not run, has no settings, or its env.py fails. */
export function alembicNotRunnable(program: string, reason: string): LimbeckError {
  return revisionError('ALEMBIC_NOT_RUNNABLE', {
    message: `"${program}" can't write the revisions as SQL: ${withoutFullStop(reason)}.`,
    hint: `${hintFor(reason)} To import without Alembic and write the bodies yourself, add --no-alembic. Nothing was imported.`,
  });
}

function withoutFullStop(reason: string): string {
  return maskPassword(reason).replace(/\.$/, '');
}

function hintFor(reason: string): string {
  const found = HINTS.find(([pattern]) => pattern.test(reason));
  return found?.[1] ?? 'Make `alembic upgrade base:heads --sql` work in the folder of alembic.ini, then try again.';
}

const FLASK = 'For Flask-Migrate, add --alembic "flask db", and set FLASK_APP if `flask db` needs it.';

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/'script_location'|application context/i, FLASK],
  [
    /no such program|ModuleNotFoundError|ImportError|No module named|No such command/i,
    'Activate the virtualenv of that project, or name the program: --alembic ../backend/.venv/bin/alembic, --alembic "poetry run alembic", --alembic "uv run alembic", --alembic "flask db".',
  ],
  [/alembic\.ini|does not exist/, 'Name the settings of Alembic with --ini.'],
  [
    /Connection refused|could not connect|connection to server|OperationalError|timeout/i,
    'env.py connects to a database. Have it call `run_migrations_offline()` if `context.is_offline_mode()`.',
  ],
  [
    /KeyError|environ|ValidationError|ArgumentError|URL/,
    'Set the environment variables that env.py reads. Alembic needs a PostgreSQL URL and does not connect to it.',
  ],
  [/not for PostgreSQL/, 'Give Alembic the URL of a PostgreSQL database. Alembic does not connect to it.'],
  [/wrote none of these/, 'Name the settings of these revisions with --ini. The env.py must not set `output_buffer`.'],
];
