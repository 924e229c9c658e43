import { readFileSync } from 'node:fs';
import { revisionPartUnknown } from '../../errors/run-errors.js';
import { sqlSectionRefuses } from '../../errors/sql-revision-errors.js';
import { type LoadedPart, loadRevisionBody, toRevisionBody } from '../../loader/load-revision-body.js';
import { readSource } from '../../loader/load-root-module.js';
import type { RevisionBody } from '../../runtime/run-options.js';
import { fingerprintOf } from '../../script/fingerprint.js';
import type { Revision } from '../../script/revision.js';
import { databasesOfSections, readSqlSections } from '../../script/sql-sections.js';
import type { RevisionStep, Step } from '../../script/step.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';

/**
 * What a step does on the database of the settings, whatever language its revision is written in.
 *
 * @param onSource called with the path and the text of a TypeScript file
 */
export async function loadBody(
  step: Step,
  settings: ResolvedSettings,
  onSource?: (path: string, source: string) => void,
): Promise<RevisionBody> {
  if (step.direction === 'stamp') return {};
  const { revision } = step;
  if (revision.language === 'sql' && settings.revisions === null) return loadSqlBody(step, settings);
  const source = settings.revisions === null ? readSource(revision.path) : null;
  if (source !== null) onSource?.(revision.path, source);
  const { upgrade, downgrade, ...rest } = await loadModuleBody(step, settings, source);
  return {
    ...(upgrade === undefined ? {} : { upgrade: choosePart(upgrade, { revision, settings }) }),
    ...(downgrade === undefined ? {} : { downgrade: choosePart(downgrade, { revision, settings }) }),
    ...rest,
    ...(settings.log && source !== null ? { fingerprint: fingerprintOf(source) } : {}),
  };
}

function loadModuleBody({ revision }: RevisionStep, { revisions, loader }: ResolvedSettings, source: string | null) {
  const given = revisions?.find((module) => module.revision === revision.id);
  return given === undefined
    ? loadRevisionBody(revision.path, { loader, source })
    : toRevisionBody({ ...given }, revision.path);
}

/** A database for which a revision has no part is left as it is. */
function choosePart(part: LoadedPart, { revision, settings }: { revision: Revision; settings: ResolvedSettings }) {
  if (typeof part === 'function') return part;
  const { database, databaseNames } = settings;
  const unknown = Object.keys(part).find((name) => !databaseNames.includes(name));
  if (unknown !== undefined) throw revisionPartUnknown(revision, unknown, databaseNames);
  return part[database ?? ''] ?? (() => undefined);
}

function loadSqlBody(
  { direction, revision }: RevisionStep,
  { database, databaseNames }: ResolvedSettings,
): RevisionBody {
  const { id, path, transaction } = revision;
  const text = readFileSync(path, 'utf8');
  const unknown = databasesOfSections(text, path).find((name) => !databaseNames.includes(name));
  if (unknown !== undefined) throw revisionPartUnknown(revision, unknown, databaseNames);
  const sections = readSqlSections(text, { path, transaction, database });
  const refusal = sections[direction]?.refusal ?? null;
  if (refusal !== null) throw sqlSectionRefuses(id, direction, { file: path, ...refusal });
  const { upgrade, downgrade } = sections;
  return {
    upgrade: upgrade.statements,
    ...(downgrade === null ? {} : { downgrade: downgrade.statements }),
    transaction,
    fingerprint: fingerprintOf(text),
  };
}
