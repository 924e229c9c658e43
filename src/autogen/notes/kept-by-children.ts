import type { AddColumn } from '../../operations/column-operations.js';
import type { AddParent } from '../../operations/inheritance-operations.js';
import type { Operation } from '../../operations/operation.js';
import { formatName, nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';
import { keptParts, parentsAddedBy } from '../compare/inheritance/kept-parts.js';
import type { ComparedSchemas } from './compared-schemas.js';
import type { Note } from './note.js';

/** What a table keeps for good because it gets a parent, or its parent gets a column, although the other side only inherits it. */
export function keptByChildren(operations: readonly Operation[], schemas: ComparedSchemas): readonly Note[] {
  const added = parentsAddedBy(operations);
  const children = schemas.after.tables.filter(({ inherits }) => inherits !== undefined);
  return operations.flatMap((operation): readonly Note[] => {
    const lines =
      operation.kind === 'addParent'
        ? linesOfParent(operation, added.get(nameKey(operation.table)) ?? [], schemas)
        : operation.kind === 'addColumn'
          ? linesOfColumn(operation, heirsOf(operation.table, children), schemas)
          : [];
    return lines.length === 0 ? [] : [{ kind: 'review', operation, lines }];
  });
}

function line(table: QualifiedName, parent: QualifiedName, kept: readonly string[]): string {
  return `If ${formatName(parent)} loses ${kept.join(', ')}, ${formatName(table)} keeps it: PostgreSQL can't take back what a child owns.`;
}

function linesOfParent(
  { table, parent }: AddParent,
  added: readonly QualifiedName[],
  { after }: ComparedSchemas,
): readonly string[] {
  const find = (name: QualifiedName) => after.tables.find((each) => sameName(each, name));
  const [child, giver] = [find(table), find(parent)];
  if (child === undefined || giver === undefined) return [];
  const kept = keptParts(child, added, after.tables);
  const names = [
    ...giver.columns.filter(({ name }) => kept.columns.has(name)),
    ...giver.checks.filter(({ name }) => kept.checks.has(name)),
  ].map(({ name }) => name);
  return names.length === 0 ? [] : [line(table, parent, names)];
}

/** For the children that had the new column as their own and only inherit it on the other side. */
function linesOfColumn(
  { table, column }: AddColumn,
  heirs: readonly Table[],
  { before }: ComparedSchemas,
): readonly string[] {
  const hasOwn = ({ columns }: Table) => columns.some((each) => each.name === column.name && isOwn(each));
  return heirs
    .filter((heir) => !hasOwn(heir) && before.tables.some((each) => sameName(each, heir) && hasOwn(each)))
    .map((heir) => line(heir, table, [column.name]));
}

/** All that inherit from the table, also by way of another table. */
function heirsOf(table: QualifiedName, children: readonly Table[]): readonly Table[] {
  const heirs = children.filter(({ inherits = [] }) => inherits.some((parent) => sameName(parent, table)));
  return [...new Set(heirs.flatMap((heir) => [heir, ...heirsOf(heir, children)]))];
}
