import { renderRevisionBody } from '../autogen/render/render-revision-body.js';
import { renderSqlRevision } from '../autogen/render/render-sql-revision.js';
import type { RevisionFormat } from '../script/revision-template.js';
import type { Difference } from './difference.js';
import type { RevisionBodies } from './write-new-revision.js';

/** Both directions of a revision, in the language of the file. */
export function renderBodies(difference: Difference, format: RevisionFormat = 'ts'): RevisionBodies {
  if (format === 'sql') return { imports: [], ...renderSqlRevision(difference) };
  const { operations, downgrade, notes, declared, reflected } = difference;
  const enums = [...declared.enums, ...reflected.enums];
  const up = renderRevisionBody(operations, { notes, enums });
  const down = renderRevisionBody(downgrade, { notes, enums });
  return {
    imports: [...new Set([...up.imports, ...down.imports])].sort(),
    upgrade: up.lines,
    downgrade: down.lines,
  };
}
