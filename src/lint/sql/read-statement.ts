import type { Node } from 'libpg-query';
import type { Act } from '../act.js';
import { alterTable } from './alter-table.js';
import { readDataStatement } from './data-statements.js';
import { readCreation, readObjectChange } from './object-statements.js';
import { readMaintenance } from './other-statements.js';

/** What a statement does. A statement that no rule judges is `other`. */
export function readStatement(node: Node): readonly Act[] {
  if ('AlterTableStmt' in node) return alterTable(node.AlterTableStmt);
  return (
    readCreation(node) ??
    readObjectChange(node) ??
    readDataStatement(node) ??
    readMaintenance(node) ?? [{ act: 'other', statement: Object.keys(node)[0] ?? '' }]
  );
}
