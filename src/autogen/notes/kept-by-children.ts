import type { AddParent } from '../../operations/inheritance-operations.js';
import type { Operation } from '../../operations/operation.js';
import { formatName, nameKey, sameName } from '../../schema/names.js';
import { keptParts, parentsAddedBy } from '../compare/inheritance/kept-parts.js';
import type { ComparedSchemas } from './compared-schemas.js';
import type { Note } from './note.js';

/** What a table keeps for good because it gets a parent, although the other side only inherits it. */
export function keptByChildren(operations: readonly Operation[], schemas: ComparedSchemas): readonly Note[] {
  const added = parentsAddedBy(operations);
  return operations.flatMap((operation): readonly Note[] => {
    if (operation.kind !== 'addParent') return [];
    const kept = keptNames(operation, added.get(nameKey(operation.table)) ?? [], schemas);
    return kept.length === 0 ? [] : [{ kind: 'review', operation, lines: [line(operation, kept)] }];
  });
}

function line({ table, parent }: AddParent, kept: readonly string[]): string {
  return `If ${formatName(parent)} loses ${kept.join(', ')}, ${formatName(table)} keeps it: PostgreSQL can't take back what a child owns.`;
}

function keptNames(
  { table, parent }: AddParent,
  added: readonly AddParent['parent'][],
  { after }: ComparedSchemas,
): readonly string[] {
  const find = (name: AddParent['table']) => after.tables.find((each) => sameName(each, name));
  const [child, giver] = [find(table), find(parent)];
  if (child === undefined || giver === undefined) return [];
  const kept = keptParts(child, added, after.tables);
  return [
    ...giver.columns.filter(({ name }) => kept.columns.has(name)),
    ...giver.checks.filter(({ name }) => kept.checks.has(name)),
  ].map(({ name }) => name);
}
