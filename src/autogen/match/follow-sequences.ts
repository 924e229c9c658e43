import { nameKey } from '../../schema/names.js';
import { isDefaults, type Privilege } from '../../schema/privileges.js';
import type { Table } from '../../schema/table.js';

/** The tables of both sides, under the same names. */
interface TablesOfSides {
  readonly declared: readonly Table[];
  readonly reflected: readonly Table[];
}

/** Privileges on the sequence of a serial or identity column follow its rename, which is a part of altering the column. */
export function followSequences(
  privileges: readonly Privilege[],
  { declared, reflected }: TablesOfSides,
): readonly Privilege[] {
  const renamed = new Map<string, string>();
  const found = new Map(reflected.map((table) => [nameKey(table), sequencesOf(table)]));
  for (const table of declared) {
    const before = found.get(nameKey(table));
    for (const [column, name] of sequencesOf(table)) {
      const was = before?.get(column);
      if (was !== undefined && was !== name) renamed.set(nameKey({ schema: table.schema, name: was }), name);
    }
  }
  if (renamed.size === 0) return privileges;
  return privileges.map((privilege) => {
    const { target } = privilege;
    const name = isDefaults(target) || target.on !== 'sequence' ? undefined : renamed.get(nameKey(target));
    return name === undefined || isDefaults(target) ? privilege : { ...privilege, target: { ...target, name } };
  });
}

function sequencesOf({ columns }: Table): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap(({ name, identity, serial }) => {
      const sequence = identity?.sequence ?? serial?.sequence;
      return sequence === undefined ? [] : [[name, sequence]];
    }),
  );
}
