import { quoteName } from '../../ddl/quote.js';
import type { DefinedObject } from '../../schema/defined-object.js';

/**
 * A view with the same columns that depends only on their types. If a function takes rows of the view, and the view
 * calls the function, each of them can be created only after the other. The stand-in solves that, as in pg_dump.
 */
export function standInFor(object: DefinedObject): DefinedObject | null {
  const { kind, frame, version: _, ...view } = object;
  if (kind !== 'view' || frame === null) {
    return null;
  }
  const columns = frame.map((column) => {
    const [, name = '', type = ''] = COLUMN.exec(column) ?? [];
    return `NULL::${type} AS ${name}`;
  });
  const definition = `CREATE VIEW ${quoteName(object)} AS\n SELECT ${columns.join(',\n    ')}\n  WHERE false`;
  return { ...view, kind, frame, definition, additions: [], comment: null, isStandIn: true };
}

/** A quoted or plain name, and the rest. */
const COLUMN = /^("(?:[^"]|"")*"|[^ ]+) (.*)$/s;
