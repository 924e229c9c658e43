import type { Operation } from '../../operations/operation.js';
import { tableOfObject } from '../../schema/defined-object.js';
import { formatName, nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import type { ComparedSchemas } from './compared-schemas.js';
import type { Note } from './note.js';

/** Likely mistakes in the declaration. */
export function warnings(operations: readonly Operation[], schemas: ComparedSchemas): readonly Note[] {
  return [...withoutEffect(operations, schemas), ...manyDrops(operations, schemas)];
}

/** PostgreSQL accepts policies on any table, but applies them only if row security is enabled. */
function withoutEffect(operations: readonly Operation[], { after }: ComparedSchemas): readonly Note[] {
  const isOff = (name: QualifiedName) => {
    const table = after.tables.find((each) => sameName(each, name));
    return table !== undefined && table.options?.rowSecurity !== true;
  };
  return operations.flatMap((operation): readonly Note[] => {
    if (operation.kind !== 'createObject' && operation.kind !== 'replaceObject') return [];
    const { object } = operation;
    const table = object.kind === 'policy' ? tableOfObject(object) : null;
    return table === null || !isOff(table)
      ? []
      : [warning(operation, `Policy ${object.name} has no effect: row security is off for ${formatName(table)}.`)];
  });
}

/** At least so many tables, and at least one of so many that the database has. */
const MANY = { tables: 3, oneOf: 3 };

function manyDrops(operations: readonly Operation[], { before }: ComparedSchemas): readonly Note[] {
  const created = new Set(operations.flatMap((each) => (each.kind === 'createTable' ? [nameKey(each.table)] : [])));
  const drops = operations
    .filter((operation) => operation.kind === 'dropTable')
    .filter(({ table }) => !created.has(nameKey(table)));
  const [first] = drops;
  const [dropped, total] = [drops.length, before.tables.length];
  return first === undefined || dropped < MANY.tables || dropped * MANY.oneOf < total
    ? []
    : [
        warning(
          first,
          `${dropped} of ${total} tables are dropped. Does the target import every module that declares tables?`,
        ),
      ];
}

function warning(operation: Operation, line: string): Note {
  return { kind: 'warning', operation, lines: [line] };
}
