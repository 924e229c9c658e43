import { readFileSync } from 'node:fs';
import { loadRevisionBody } from '../loader/load-revision-body.js';
import type { LoaderName } from '../loader/loader-name.js';
import type { Operations } from '../runtime/operations.js';
import type { RevisionBody } from '../runtime/run-options.js';
import type { Revision } from '../script/revision.js';
import { readSqlSections, type SqlSection } from '../script/sql-sections.js';

/** What a revision does, whatever language its file is written in. */
export function loadBody(revision: Revision, loader: LoaderName): RevisionBody | Promise<RevisionBody> {
  return revision.language === 'sql' ? sqlBody(revision.path) : loadRevisionBody(revision.path, { loader });
}

function sqlBody(path: string): RevisionBody {
  const { upgrade, downgrade } = readSqlSections(readFileSync(path, 'utf8'), path);
  return { upgrade: runner(upgrade), ...(downgrade === null ? {} : { downgrade: runner(downgrade) }) };
}

/** PostgreSQL takes a section as it is: several statements, one after the other. */
function runner({ sql }: SqlSection): (op: Operations) => Promise<void> {
  return async (op) => {
    if (sql.trim() !== '') {
      await op.execute(sql);
    }
  };
}
