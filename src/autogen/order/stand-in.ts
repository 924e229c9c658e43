import { quoteName } from '../../ddl/quote.js';
import type { DefinedObject } from '../../schema/defined-object.js';

/**
 * A view with the same columns that rests on nothing but their types, for a function that takes rows of the view and is
 * called by it: one can be created once the other is there. pg_dump does the same.
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

/** A quoted name or a plain one, and what follows it. */
const COLUMN = /^("(?:[^"]|"")*"|[^ ]+) (.*)$/s;
