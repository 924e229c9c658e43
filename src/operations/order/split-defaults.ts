import type { Dependence } from '../../schema/defined-object.js';
import { type Key, partKey } from '../../schema/keys.js';
import type { ColumnType } from '../../schema/types.js';
import { groupBy } from '../../util/group-by.js';
import type { AlterColumn } from '../column-operations.js';
import type { Operation } from '../operation.js';
import type { Dependences } from './add-dependences.js';
import { typeKeys } from './column-facts.js';
import { effectsOf } from './effects-of.js';

/**
 * Separates the default from the change of a column's type, if another operation changes a type that the column leaves and
 * the new default uses, or that the column gets and the old default uses.
 */
export function splitDefaults(
  operations: readonly Operation[],
  { before, after }: Pick<Dependences, 'before' | 'after'>,
): readonly Operation[] {
  const columns = new Set(operations.flatMap((each) => (movesDefault(each) ? [defaultOf(each)] : [])));
  const changed = columns.size === 0 ? NONE : new Set(operations.flatMap(typesChangedBy));
  if (changed.size === 0) return operations;
  const [usesBefore, usesAfter] = [usesIn(before), usesIn(after)];
  return operations.flatMap((operation): readonly Operation[] => {
    if (!movesDefault(operation)) return [operation];
    const { from, to } = operation.type ?? {};
    return splitDefault(operation, { isEarly: usesBefore(operation, to), isLate: usesAfter(operation, from) });
  });

  function usesIn(dependences: readonly Dependence[]) {
    const own = dependences.filter(({ dependent }) => columns.has(dependent));
    const uses = groupBy(own, ({ dependent }) => dependent);
    return (operation: AlterColumn, type: ColumnType | undefined): boolean =>
      type !== undefined &&
      typeKeys(type).some(
        (key) => changed.has(key) && (uses.get(defaultOf(operation)) ?? []).some(({ on }) => on === key),
      );
  }
}

const NONE: ReadonlySet<Key> = new Set();

function movesDefault(operation: Operation): operation is AlterColumn {
  return operation.kind === 'alterColumn' && operation.type !== undefined && operation.serverDefault !== undefined;
}

function defaultOf({ table, column }: AlterColumn): Key {
  return partKey('default', table, column);
}

function typesChangedBy(operation: Operation): readonly Key[] {
  if (operation.kind === 'alterColumn') return [];
  const { creates = [], alters = [], drops = [] } = effectsOf(operation);
  return [...creates, ...alters, ...drops].filter((key) => key.startsWith('type:'));
}

interface Places {
  /** The old default is dropped before. */
  readonly isEarly: boolean;
  /** The new default is set after. */
  readonly isLate: boolean;
}

function splitDefault(operation: AlterColumn, { isEarly, isLate }: Places): readonly AlterColumn[] {
  const { kind, table, column, serverDefault, ...others } = operation;
  const { from = null, to = null } = serverDefault ?? {};
  const [dropsFirst, setsLast] = [isEarly && from !== null, isLate && to !== null];
  if (!dropsFirst && !setsLast) return [operation];
  const own = { kind, table, column };
  const rest = { from: dropsFirst ? null : from, to: setsLast ? null : to };
  return [
    ...(dropsFirst ? [{ ...own, serverDefault: { from, to: null } }] : []),
    { ...own, ...others, ...(rest.from === rest.to ? {} : { serverDefault: rest }) },
    ...(setsLast ? [{ ...own, serverDefault: { from: null, to } }] : []),
  ];
}
