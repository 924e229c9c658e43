import type { AddParent } from '../../operations/inheritance-operations.js';
import type { Operation } from '../../operations/operation.js';
import { formatName, sameName } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';
import type { ComparedSchemas } from './compared-schemas.js';
import type { Note } from './note.js';

/**
 * What a table has before it gets a parent remains its own (`attislocal`, `conislocal`), although the other side only inherits
 * it. No command of PostgreSQL changes that.
 */
export function keptByChildren(operations: readonly Operation[], schemas: ComparedSchemas): readonly Note[] {
  return operations.flatMap((operation): readonly Note[] => {
    if (operation.kind !== 'addParent') return [];
    const kept = keptParts(operation, schemas);
    return kept.length === 0 ? [] : [{ kind: 'review', operation, lines: [line(operation, kept)] }];
  });
}

function line({ table, parent }: AddParent, kept: readonly string[]): string {
  return `If ${formatName(parent)} loses ${kept.join(', ')}, ${formatName(table)} keeps it: PostgreSQL can't take back what a child owns.`;
}

function keptParts({ table, parent }: AddParent, { before, after }: ComparedSchemas): readonly string[] {
  const find = (tables: readonly Table[], name: AddParent['table']) => tables.find((each) => sameName(each, name));
  const [was, is] = [find(before.tables, table), find(after.tables, table)];
  const given = find(after.tables, parent);
  if (was === undefined || is === undefined || given === undefined) return [];
  const isKept = (part: 'columns' | 'checks', name: string) =>
    [was, given].every((each) => each[part].some((other) => other.name === name));
  return (['columns', 'checks'] as const).flatMap((part) =>
    is[part].filter((each) => !isOwn(each) && isKept(part, each.name)).map(({ name }) => name),
  );
}
