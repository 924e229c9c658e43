import { quoteIdentifier, quoteLiteral } from '../../ddl/quote.js';
import { rowsWhere } from '../../ddl/rows/find-rows.js';
import type { AlterConstraint, ValidateConstraint } from '../../operations/constraint-operations.js';
import type { ReplaceEnum } from '../../operations/enum-operations.js';
import type { Operation } from '../../operations/operation.js';
import { addedColumnFailures, alteredColumnFailures } from './column-failures.js';
import type { ComparedSchemas } from './compared-schemas.js';
import { constraintFailures, indexFailures } from './constraint-failures.js';
import { alteredDomainFailures } from './domain-failures.js';
import type { Failure, Surroundings } from './failure.js';
import type { Note } from './note.js';
import { attachedPartitionFailures, createdPartitionFailures } from './partition-failures.js';
import { rebuiltTableFailures } from './rebuilt-table-failures.js';
import { RowSources } from './row-sources.js';
import { TypesBeforeAndAfter } from './types-before-and-after.js';

/** Operations that fail if certain rows exist, with the queries that find these rows. */
export function failuresOnRows(operations: readonly Operation[], schemas: ComparedSchemas): readonly Note[] {
  const { before, after, serverVersion } = schemas;
  const sources = new RowSources(before.tables);
  const types = new TypesBeforeAndAfter(schemas, operations);
  const notes: Note[] = [];
  for (const operation of operations) {
    for (const { line, queries } of failuresOf(operation, { sources, types, tables: after.tables, serverVersion })) {
      notes.push({ kind: 'failsOnRows', operation, lines: [line], ...(queries !== undefined && { queries }) });
    }
    sources.follow(operation);
  }
  return notes;
}

function failuresOf(operation: Operation, surroundings: Surroundings): readonly Failure[] {
  const { sources } = surroundings;
  switch (operation.kind) {
    case 'addColumn':
      return addedColumnFailures(operation, surroundings);
    case 'alterColumn':
      return alteredColumnFailures(operation, surroundings);
    case 'addConstraint':
      return constraintFailures(operation.table, operation.constraint, sources);
    case 'validateConstraint':
      return validatedFailures(operation, sources);
    case 'alterConstraint':
      return enforcedFailures(operation, surroundings);
    case 'createIndex':
      return indexFailures(operation.table, operation.index, sources);
    case 'alterDomain':
      return alteredDomainFailures(operation, surroundings);
    case 'createTable':
      return createdPartitionFailures(operation.table, surroundings);
    case 'attachPartition':
      return attachedPartitionFailures(operation, surroundings);
    case 'putRowsBack':
      return rebuiltTableFailures(operation, surroundings);
    case 'replaceEnum':
      return removedValues(operation, surroundings);
    default:
      return [];
  }
}

function validatedFailures({ table, was }: ValidateConstraint, sources: RowSources): readonly Failure[] {
  return was?.kind === 'check' || was?.kind === 'foreignKey'
    ? constraintFailures(table, { ...was, notValid: false }, sources)
    : [];
}

/** A foreign key that was NOT ENFORCED. */
function enforcedFailures({ table, name, changes }: AlterConstraint, { sources }: Surroundings): readonly Failure[] {
  const key = sources.find(table)?.before?.foreignKeys.find((other) => other.name === name);
  if (changes.notEnforced !== false || key === undefined) return [];
  const { notEnforced: _, ...enforced } = key;
  return constraintFailures(table, { ...enforced, notValid: false }, sources);
}

function removedValues({ values, was, mapping = {}, columns }: ReplaceEnum, all: Surroundings): readonly Failure[] {
  const removed = (was?.values ?? []).filter((value) => !values.includes(value) && mapping[value] === undefined);
  if (removed.length === 0) return [];
  const words = removed.map((value) => `'${value}'`).join(' or ');
  const list = removed.map(quoteLiteral).join(', ');
  return [
    {
      line: `Fails where rows hold ${words}: "mapping" says what becomes of them.`,
      queries: columns.map(({ table, column, array }) => {
        const text = `${quoteIdentifier(column)}::text`;
        const condition = array ? `${text}[] && ARRAY[${list}]` : `${text} IN (${list})`;
        return rowsWhere(all.sources.from(table, [column]), condition);
      }),
    },
  ];
}
