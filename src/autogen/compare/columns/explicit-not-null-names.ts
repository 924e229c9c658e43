import { nameKey } from '../../../schema/names.js';
import { isUsualNotNull, type NotNull } from '../../../schema/not-null.js';
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
  const shared = sharedNames([...declared, ...reflected]);
  const isShared = ({ schema }: Table, notNull: NotNull | undefined): notNull is NotNull =>
    notNull !== undefined && shared.has(nameKey({ schema, name: notNull.name }));
  return shared.size === 0
    ? declared
    : declared.map((table) => ({
        ...table,
        columns: table.columns.map((column) => {
          const { name, notNull } = column;
          return isShared(table, notNull) && isUsualNotNull(table, name, notNull)
            ? { ...column, notNull: { ...notNull, said: true as const } }
            : column;
        }),
      }));
}

/** The keys of the names that constraints of several tables have. */
function sharedNames(tables: readonly Table[]): ReadonlySet<string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const table of tables) {
    const owner = nameKey(table);
    for (const name of constraintNames(table)) {
      const key = nameKey({ schema: table.schema, name });
      const first = owners.get(key);
      if (first === undefined) owners.set(key, owner);
      else if (first !== owner) shared.add(key);
    }
  }
  return shared;
}

function constraintNames(table: Table): readonly string[] {
  return [
    ...constraintsOf(table).map(({ name }) => name),
    ...table.columns.flatMap(({ notNull }) => (notNull === undefined ? [] : [notNull.name])),
  ];
}
