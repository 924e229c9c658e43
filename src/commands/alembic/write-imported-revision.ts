import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AlembicRevision } from '../../script/alembic/read-alembic-revision.js';
import { renderRevisionText, writeNewFile } from '../../script/write-revision.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CollectedSql } from './collect-alembic-sql.js';
import { type ImportedPart, type ImportedSection, importedSection, inOwnTransaction } from './imported-section.js';

export interface ImportedRevision {
  readonly revision: string;
  readonly path: string;
  /**
   * - written: it is new - completed: an earlier import left a part to be written, and now it is - unchanged: an earlier
   * import wrote the same - kept: somebody has changed it since
   */
  readonly file: 'written' | 'completed' | 'unchanged' | 'kept';
  readonly upgrade: ImportedPart;
  readonly downgrade: ImportedPart;
  /** Why a part is left to a person, one for each. */
  readonly reasons: readonly string[];
}

interface Import {
  readonly revision: AlembicRevision;
  readonly path: string;
}

/** Writes the file of a revision, or completes the one that an earlier import wrote and nobody has changed. */
export function writeImportedRevision(
  { revision, path }: Import,
  collected: CollectedSql | null,
  { scriptLocation }: ResolvedSettings,
): ImportedRevision {
  const render = (up: ImportedSection, down: ImportedSection) =>
    renderRevisionText(path, toRevisionText(revision, up, down), { format: 'sql', scriptLocation });
  const up = importedSection(revision, 'upgrade', collected);
  const down = importedSection(revision, 'downgrade', collected);
  const text = render(up, down);
  const imported = { revision: revision.id, path, upgrade: up.part, downgrade: down.part };
  const reasons = [up, down].flatMap(({ reason }) => reason ?? []);
  if (!existsSync(path)) {
    writeNewFile(path, text);
    return { ...imported, file: 'written', reasons };
  }
  const present = readFileSync(path, 'utf8');
  if (withoutReasons(present) === withoutReasons(text)) return { ...imported, file: 'unchanged', reasons };
  const openUp = importedSection(revision, 'upgrade', null);
  const openDown = importedSection(revision, 'downgrade', null);
  const earlier = [render(openUp, openDown), render(openUp, down), render(up, openDown)];
  if (earlier.some((one) => withoutReasons(one) === withoutReasons(present))) {
    if (collected === null) return { ...imported, file: 'unchanged', reasons };
    writeFileSync(path, text);
    return { ...imported, file: 'completed', reasons };
  }
  return { revision: revision.id, path, file: 'kept', ...partsOf(present) };
}

function toRevisionText(revision: AlembicRevision, up: ImportedSection, down: ImportedSection) {
  const transaction = up.transaction && down.transaction;
  const toLines = (section: ImportedSection) => (transaction ? section.lines : inOwnTransaction(section));
  const { id, message, downRevisions, branchLabels, dependsOn, createDate } = revision;
  const facts = { id, message, downRevisions, branchLabels, dependsOn, createDate: createDate ?? '' };
  return { ...facts, imports: [], importStatements: [], upgrade: toLines(up), downgrade: toLines(down), transaction };
}

/** Two imports may fail for different reasons. */
function withoutReasons(text: string): string {
  return text.replaceAll(/^(-- migrate: refuse) .*$/gm, '$1');
}

function partsOf(text: string) {
  const at = text.search(/^-- migrate: downgrade\b/m);
  const sections = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)];
  const [upgrade = [], downgrade = []] = sections.map((section) =>
    [...section.matchAll(/^-- migrate: refuse (.*)$/gm)].map(([, reason = '']) => reason),
  );
  const toPart = (refusals: readonly string[]): ImportedPart => (refusals.length > 0 ? 'refuses' : 'sql');
  return { upgrade: toPart(upgrade), downgrade: toPart(downgrade), reasons: [...upgrade, ...downgrade] };
}
