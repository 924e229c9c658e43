import { nameKey } from '../../../schema/names.js';
import { isUsualNotNull } from '../../../schema/not-null.js';
import { constraintsOf, type Table } from '../../../schema/table.js';

/**
 * The declared tables with explicit default names of NOT NULL constraints if a constraint of
 * another table has the same name, before or after: `user.role_id` and `user_role.id` share theirs,
 * and PostgreSQL adds a number to the second.
 */
export function sayNotNullNames(declared: readonly Table[], reflected: readonly Table[]): readonly Table[] {
  if (!declared.some(({ columns }) => columns.some(({ notNull }) => notNull !== undefined))) {
    return declared;
  }
  const owners = new Map<string, Set<string>>();
  for (const table of [...declared, ...reflected]) {
    for (const name of constraintNames(table)) {
      const key = nameKey({ schema: table.schema, name });
      owners.set(key, (owners.get(key) ?? new Set()).add(nameKey(table)));
    }
  }
  return declared.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      const { name, notNull } = column;
      const sharers =
        notNull === undefined ? undefined : owners.get(nameKey({ schema: table.schema, name: notNull.name }));
      return notNull !== undefined && sharers !== undefined && sharers.size > 1 && isUsualNotNull(table, name, notNull)
        ? { ...column, notNull: { ...notNull, said: true as const } }
        : column;
    }),
  }));
}

function constraintNames(table: Table): readonly string[] {
  return [
    ...constraintsOf(table).map(({ name }) => name),
    ...table.columns.flatMap(({ notNull }) => (notNull === undefined ? [] : [notNull.name])),
  ];
}
