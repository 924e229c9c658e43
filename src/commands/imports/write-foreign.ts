import { existsSync, readFileSync } from 'node:fs';
import { splitStatements } from '../../script/split-statements.js';
import { transactionCommand } from '../../script/transaction-command.js';
import { renderRevisionText, writeNewFile } from '../../script/write-revision.js';
import { onOneLine } from '../../util/escape.js';
import type { ForeignRevision } from './chain.js';
import type { ForeignSection } from './foreign-migration.js';
import type { PlacedImport } from './place-imports.js';

/** What a section of an imported file does. - refuses: it is left to a person - missing: the tool has no way down */
export type ForeignPart = 'sql' | 'nothing' | 'refuses' | 'missing';

export interface ImportedFile {
  readonly revision: string;
  readonly path: string;
  /** - written: it is new - unchanged: an earlier import wrote the same - kept: it says something else, and stays */
  readonly file: 'written' | 'unchanged' | 'kept';
  readonly upgrade: ForeignPart;
  readonly downgrade: ForeignPart;
  /** Why a part is left to a person, one for each. */
  readonly reasons: readonly string[];
}

/** Writes the file of a revision, unless it exists. */
export function writeForeign(
  { revision, path }: PlacedImport<ForeignRevision>,
  { tool, scriptLocation }: { readonly tool: string; readonly scriptLocation: string },
): ImportedFile {
  const { upgrade, downgrade } = revision.migration;
  const transaction = upgrade.transaction && downgrade?.transaction !== false;
  const toLines = (section: ForeignSection) => sectionLines(section, !transaction);
  const text = renderRevisionText(
    path,
    {
      ...revision,
      imports: [],
      importStatements: [],
      transaction,
      upgrade: toLines(upgrade),
      downgrade: downgrade === null ? [`-- migrate: refuse ${tool} has no down migration for it.`] : toLines(downgrade),
    },
    { format: 'sql', scriptLocation },
  );
  const reasons = [upgrade, downgrade].flatMap((section) => section?.doubt ?? []);
  const parts = { upgrade: partOf(upgrade), downgrade: downgrade === null ? ('missing' as const) : partOf(downgrade) };
  const imported = { revision: revision.id, path, ...parts, reasons };
  if (!existsSync(path)) {
    writeNewFile(path, text);
    return { ...imported, file: 'written' };
  }
  return { ...imported, file: readFileSync(path, 'utf8') === text ? 'unchanged' : 'kept' };
}

function partOf({ sql, doubt }: ForeignSection): ForeignPart {
  if (doubt !== null) return 'refuses';
  return sql === '' ? 'nothing' : 'sql';
}

/** @param alone whether the revision runs outside the transaction of the run, perhaps because of its other section */
function sectionLines({ sql, transaction, doubt }: ForeignSection, alone: boolean): readonly string[] {
  const lines = sql === '' ? [] : sql.split('\n');
  const inOwn = alone && transaction && lines.length > 0 && !hasTransaction(sql);
  const body = inOwn ? ['BEGIN;', '', ...lines, '', 'COMMIT;'] : lines;
  if (doubt === null) return body;
  return [
    `-- migrate: refuse Check the SQL, then delete this line: ${onOneLine(doubt.replaceAll(/\s+/g, ' '))}.`,
    ...body,
  ];
}

function hasTransaction(sql: string): boolean {
  return splitStatements(sql, { file: '', line: 1 }).some(({ words }) => transactionCommand(words) !== null);
}
