import type { Dependence } from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { partKey } from '../../schema/keys.js';
import { nameKey } from '../../schema/names.js';
import type { TableSides } from './table-sides.js';

/** The order in which a table and its parents get and lose NOT NULL. */
export function notNullDependences(sides: TableSides): readonly Dependence[] {
  return [...besideParents(sides), ...namesBeforeColumns(sides)];
}

/** A NOT NULL is renamed before a parent gets the same column. Then it is inherited, and PostgreSQL doesn't rename it. */
function namesBeforeColumns({ before, after, created }: TableSides): readonly Dependence[] {
  const found = new Map(before.map((table) => [nameKey(table), table]));
  const ancestorsOf = ancestorFinder(after);
  return after.flatMap((table) => {
    const was = created.has(nameKey(table)) ? undefined : found.get(nameKey(table));
    const names = new Map(was?.columns.map(({ name, notNull }) => [name, notNull?.name]));
    const renamed = table.columns.flatMap(({ name, notNull }) => {
      const oldName = names.get(name);
      return oldName === undefined || notNull === undefined || notNull.name === oldName
        ? []
        : [{ column: name, constraint: notNull.name }];
    });
    const ancestors = renamed.length === 0 ? [] : ancestorsOf(table);
    return ancestors.flatMap((ancestor) =>
      renamed
        .filter(({ column }) => found.get(nameKey(ancestor))?.columns.some(({ name }) => name === column) === false)
        .map(
          ({ column, constraint }): Dependence => ({
            dependent: partKey('column', ancestor, column),
            on: partKey('constraint', table, constraint),
          }),
        ),
    );
  });
}

/**
 * A table loses its own NOT NULL before its parent gets one, and after its parent loses one that the table has too. It has left
 * a parent that is rebuilt.
 */
function besideParents({ before, after, created, nulled }: TableSides): readonly Dependence[] {
  const found = new Map(before.map((table) => [nameKey(table), table]));
  const ancestorsOf = ancestorFinder(after);
  return after.flatMap((declared) => {
    const reflected = found.get(nameKey(declared));
    if (reflected === undefined) return [];
    const givenUp = declared.columns.filter(
      ({ name, nullable }) => !nullable && nulled.has(partKey('column', declared, name)),
    );
    const both = reflected.columns.filter(({ notNull }) => notNull?.local === true);
    const names = new Map(declared.columns.map(({ name, notNull }) => [name, notNull?.name]));
    const ancestors = givenUp.length + both.length === 0 ? [] : ancestorsOf(declared);
    const staying = ancestors.filter((ancestor) => !created.has(nameKey(ancestor)));
    return staying.flatMap((ancestor) => {
      const keys = ({ name }: { readonly name: string }) => ({
        own: partKey('column', declared, name),
        constraint: partKey('constraint', declared, names.get(name) ?? ''),
        above: partKey('column', ancestor, name),
      });
      return [
        ...givenUp.map(keys).map(({ own, above }): Dependence => ({ dependent: above, on: own })),
        ...both
          .filter(({ name }) => found.get(nameKey(ancestor))?.columns.some((column) => column.name === name))
          .map(keys)
          .flatMap(({ own, constraint, above }) => [own, constraint].map((dependent) => ({ dependent, on: above }))),
      ];
    });
  });
}
