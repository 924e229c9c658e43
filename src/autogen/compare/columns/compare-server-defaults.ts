import type { Change, TypeChange } from '../../../operations/column-operations.js';
import type { Column } from '../../../schema/column.js';

/**
 * The change of the default; null where it stays. PostgreSQL converts a default with its column only where it has a
 * cast, so where the type needs a USING the default is set again.
 */
export function compareServerDefaults(
  declared: Column,
  reflected: Column,
  type: TypeChange | null,
): Change<string | null> | null {
  const [from, to] = [reflected.serverDefault, declared.serverDefault];
  const mustBeSetAgain = type?.using !== undefined && to !== null;
  return from === to && !mustBeSetAgain ? null : { from, to };
}
