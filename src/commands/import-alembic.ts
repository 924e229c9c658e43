import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { revisionFileExists, versionLocationUnknown } from '../errors/new-revision-errors.js';
import { readAlembicFolder } from '../script/alembic/read-alembic-folder.js';
import type { AlembicRevision } from '../script/alembic/read-alembic-revision.js';
import type { Revision } from '../script/revision.js';
import { RevisionMap } from '../script/revision-map.js';
import { writeRevisionText } from '../script/write-revision.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { type CollectedSql, collectAlembicSql } from './alembic/collect-alembic-sql.js';
import { type AlembicChoice, findAlembic } from './alembic/find-alembic.js';
import { type ImportedPart, importedSection, inOwnTransaction } from './alembic/imported-section.js';
import { loadRevisionMap } from './revisions.js';

export interface ImportAlembicOptions extends AlembicChoice {
  /** That of Alembic's revisions, or the one above `versions`. */
  readonly folder: string;
  /** The version location to write to. Default: the first. */
  readonly to?: string | undefined;
}

export interface ImportedRevision {
  readonly revision: string;
  readonly path: string;
  readonly upgrade: ImportedPart;
  readonly downgrade: ImportedPart;
  /** Why a part is left to a person, one for each. */
  readonly reasons: readonly string[];
}

export interface ImportAlembicReport {
  readonly revisions: readonly ImportedRevision[];
  /** The table in which Alembic records what is applied, and that of the settings. */
  readonly alembicVersionTable: string;
  readonly versionTable: string;
}

interface Import {
  readonly revision: AlembicRevision;
  readonly path: string;
}

/**
 * Writes an SQL revision for each Python file of Alembic, with its identifiers, labels, dependencies, message and date.
 * The Python is read, and not run; the bodies come from Alembic's own SQL where it is at hand. Overwrites nothing, and
 * writes nothing where one of the files cannot be taken over.
 */
export async function importAlembic(input: SettingsInput, options: ImportAlembicOptions): Promise<ImportAlembicReport> {
  const settings = await resolveSettings(input);
  const cwd = input.cwd ?? process.cwd();
  const folder = resolve(cwd, options.folder);
  const location = chooseLocation(settings, options.to, cwd);
  const imports = readAlembicFolder(folder).map((revision) => ({
    revision,
    path: join(location, `${basename(revision.path, '.py')}.sql`),
  }));
  await refuseCollisions(settings, imports);
  const collected = await collect(folder, options, { cwd, imports });
  return {
    revisions: imports.map((one) => writeImport(one, collected, settings)),
    alembicVersionTable: collected?.versionTable ?? 'alembic_version',
    versionTable: settings.versionTable,
  };
}

function chooseLocation({ versionLocations }: ResolvedSettings, to: string | undefined, cwd: string): string {
  const wanted = to === undefined ? undefined : resolve(cwd, to);
  const found = versionLocations.find((location) => wanted === undefined || resolve(location) === wanted);
  if (found === undefined) throw versionLocationUnknown(to ?? '', versionLocations);
  return found;
}

/** The graph is put together as it will be, so that whatever does not fit is found before anything is written. */
async function refuseCollisions(settings: ResolvedSettings, imports: readonly Import[]): Promise<void> {
  const { nodes } = await loadRevisionMap(settings);
  new RevisionMap([...nodes.map(({ revision }) => revision), ...imports.map(toRevision)]);
  const there = imports.find(({ path }) => existsSync(path));
  if (there !== undefined) throw revisionFileExists(there.path);
}

/** It is named by its Python file, which is what an error should show. */
function toRevision({ revision }: Import): Revision {
  const { id, downRevisions, branchLabels, dependsOn, message, createDate, path } = revision;
  const facts = { id, downRevisions, branchLabels, dependsOn, message, createDate, path };
  return { ...facts, transaction: true, doc: message, language: 'sql' };
}

async function collect(
  folder: string,
  options: ImportAlembicOptions,
  { cwd, imports }: { readonly cwd: string; readonly imports: readonly Import[] },
): Promise<CollectedSql | null> {
  const program = findAlembic(folder, options, cwd);
  return program === null
    ? null
    : collectAlembicSql(
        program,
        imports.map(({ revision }) => revision),
      );
}

function writeImport(
  { revision, path }: Import,
  collected: CollectedSql | null,
  { scriptLocation }: ResolvedSettings,
): ImportedRevision {
  const up = importedSection(revision, 'upgrade', collected);
  const down = importedSection(revision, 'downgrade', collected);
  const transaction = up.transaction && down.transaction;
  const toLines = (section: typeof up) => (transaction ? section.lines : inOwnTransaction(section));
  const { id, message, downRevisions, branchLabels, dependsOn, createDate } = revision;
  const facts = { id, message, downRevisions, branchLabels, dependsOn, createDate: createDate ?? '' };
  const bodies = { imports: [], importStatements: [], upgrade: toLines(up), downgrade: toLines(down), transaction };
  writeRevisionText(path, { ...facts, ...bodies }, { format: 'sql', scriptLocation });
  return {
    revision: id,
    path,
    upgrade: up.part,
    downgrade: down.part,
    reasons: [up, down].flatMap(({ reason }) => reason ?? []),
  };
}
