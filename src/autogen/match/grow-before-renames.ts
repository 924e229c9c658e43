import type { AddEnumValue } from '../../operations/enum-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import type { Renames } from './renames.js';

/**
 * Adds values to an enum before the enum and its other values are renamed. New values may have to be committed before the rest of
 * an upgrade, so renames before them would remain if the rest fails.
 *
 * @param declared no type or table of it has the old name
 */
export function growBeforeRenames(
  operations: readonly Operation[],
  { enums, enumValues }: Renames,
  declared: DatabaseSchema,
): readonly Operation[] {
  const after = new Set(
    [declared.enums, declared.domains, declared.compositeTypes, declared.rangeTypes, declared.tables].flatMap((types) =>
      types.map(nameKey),
    ),
  );
  const added = new Set(operations.flatMap((each) => (each.kind === 'addEnumValue' ? [valueKey(each)] : [])));
  return operations.map((operation) => {
    if (operation.kind !== 'addEnumValue') return operation;
    const { type } = operation;
    const from = enums.find(({ to }) => sameName(to, type))?.from;
    const values = enumValues.filter(({ of }) => sameName(of, type));
    const isTaken = from !== undefined && after.has(nameKey(from));
    return isTaken || values.some((each) => added.has(valueKey({ type, value: each.from })))
      ? operation
      : withOldNames(operation, from, values);
  });
}

const valueKey = ({ type, value }: Pick<AddEnumValue, 'type' | 'value'>) => `${nameKey(type)}\0\0${value}`;

function withOldNames(
  operation: AddEnumValue,
  from: QualifiedName | undefined,
  values: Renames['enumValues'],
): AddEnumValue {
  const { type, before, after } = operation;
  const oldValue = (value: string) => values.find(({ to }) => to === value)?.from ?? value;
  return {
    ...operation,
    ...(from !== undefined && { type: { schema: from.schema, name: from.name }, renamedTo: type }),
    ...(before !== undefined && { before: oldValue(before) }),
    ...(after !== undefined && { after: oldValue(after) }),
    ...(values.length > 0 && { namesOldValues: true }),
  };
}
