import { readFileSync } from 'node:fs';
import { sqlSectionRefuses } from '../errors/sql-revision-errors.js';
import { loadRevisionBody, toRevisionBody } from '../loader/load-revision-body.js';
import type { RevisionBody } from '../runtime/run-options.js';
import { readSqlSections } from '../script/sql-sections.js';
import type { RevisionStep, Step } from '../script/step.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';

/** What a step does, whatever language its revision is written in. */
export function loadBody(step: Step, settings: ResolvedSettings): RevisionBody | Promise<RevisionBody> {
  if (step.direction === 'stamp') return {};
  const { loader, revisions } = settings;
  const given = revisions?.find(({ revision }) => revision === step.revision.id);
  if (given !== undefined) return toRevisionBody({ ...given }, step.revision.path);
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
