import { readFileSync } from 'node:fs';
import { sqlSectionRefuses } from '../errors/sql-revision-errors.js';
import { loadRevisionBody } from '../loader/load-revision-body.js';
import type { LoaderName } from '../loader/loader-name.js';
import type { RevisionBody } from '../runtime/run-options.js';
import { readSqlSections } from '../script/sql-sections.js';
import type { RevisionStep, Step } from '../script/step.js';

/** What a step does, whatever language its revision is written in. */
export function loadBody(step: Step, loader: LoaderName): RevisionBody | Promise<RevisionBody> {
  if (step.direction === 'stamp') return {};
  const { language, path } = step.revision;
  return language === 'sql' ? loadSqlBody(step) : loadRevisionBody(path, { loader });
}

function loadSqlBody({ direction, revision }: RevisionStep): RevisionBody {
  const { id, path, transaction } = revision;
  const sections = readSqlSections(readFileSync(path, 'utf8'), { path, transaction });
  const refusal = sections[direction]?.refusal ?? null;
  if (refusal !== null) throw sqlSectionRefuses(id, direction, { file: path, ...refusal });
  const { upgrade, downgrade } = sections;
  return {
    upgrade: upgrade.statements,
    ...(downgrade === null ? {} : { downgrade: downgrade.statements }),
    transaction,
  };
}
