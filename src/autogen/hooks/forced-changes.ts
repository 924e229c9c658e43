import type { AlterColumn } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import { nameKey } from '../../schema/names.js';

/** The part of the changes reported by hooks that the comparison did not find by itself. */
export function missingChanges(forced: readonly AlterColumn[], found: readonly Operation[]): readonly AlterColumn[] {
  const altered = found.filter((operation) => operation.kind === 'alterColumn');
  return forced.flatMap((change): readonly AlterColumn[] => {
    const others = altered.filter(
      ({ table, column }) => nameKey(table) === nameKey(change.table) && column === change.column,
    );
    const { type, serverDefault, ...rest } = change;
    const missing = {
      ...(type !== undefined && others.every((other) => other.type === undefined) && { type }),
      ...(serverDefault !== undefined &&
        others.every((other) => other.serverDefault === undefined) && { serverDefault }),
    };
    return Object.keys(missing).length === 0 ? [] : [{ ...rest, ...missing }];
  });
}

/** The same changes for the downgrade. */
export function turnedAround(forced: readonly AlterColumn[]): readonly AlterColumn[] {
  return forced.map(({ type, serverDefault, ...rest }) => ({
    ...rest,
    ...(type?.from !== undefined && { type: { from: type.to, to: type.from } }),
    ...(serverDefault?.from !== undefined && { serverDefault: { from: serverDefault.to, to: serverDefault.from } }),
  }));
}
