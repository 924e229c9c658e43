import type { AddEnumValue } from '../../operations/enum-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, sameName } from '../../schema/names.js';
import type { Renames } from './renames.js';

/**
 * Adds values to an enum under its old name. New values may have to be committed before the rest of an upgrade, so a rename before
 * them would remain if the rest fails.
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
  const oldName = ({ type }: AddEnumValue) => {
    const rename = enums.find(({ to }) => sameName(to, type));
    const namesValues = enumValues.some(({ of }) => sameName(of, type));
    return rename === undefined || namesValues || after.has(nameKey(rename.from)) ? null : rename.from;
  };
  return operations.map((operation) => {
    const from = operation.kind === 'addEnumValue' ? oldName(operation) : null;
    return operation.kind !== 'addEnumValue' || from === null
      ? operation
      : { ...operation, type: { schema: from.schema, name: from.name }, renamedTo: operation.type };
  });
}
