import type { Change, TypeChange } from '../../../operations/column-operations.js';
import type { Column } from '../../../schema/column.js';

/**
 * The change of the default, or null if it remains. PostgreSQL converts a default with its column
 * only if a cast exists, so if the change of type needs a USING, the default is set again.
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
