import { quoteName } from '../../ddl/quote.js';
import { formatBuiltinType } from '../../schema/builtin-types.js';
import type { QualifiedName } from '../../schema/names.js';
import { isSystemName } from '../../schema/system-names/system-names.js';
import type { ColumnType } from '../../schema/types.js';
import type { DeclaredType } from '../declared-type.js';
import { expressionTokens } from './expression-tokens.js';

/** The type as the schema values know it. */
export function columnType(type: DeclaredType, array: boolean): ColumnType {
  switch (type.kind) {
    case 'builtin':
      return { sql: formatBuiltinType(type.builder, type.parameters), array, userType: null };
    case 'enum':
    case 'domain':
    case 'named':
      return { sql: quoteName(type.name), array, userType: type.name };
    case 'other':
      return { sql: type.sql, array, userType: userTypeName(type.sql) };
  }
}

// A bare name means the type of pg_catalog.
function unlessSystem(name: string): QualifiedName | null {
  return isSystemName('type', name) ? null : { schema: null, name };
}

// `geometry(Point,4326)` and `app."Money"`: the name with its schema, parameters aside.
function userTypeName(sql: string): QualifiedName | null {
  const [first, dot, second] = expressionTokens(sql);
  return dot?.text === '.' && second?.kind === 'name'
    ? { schema: first?.text ?? null, name: second.text }
    : unlessSystem(first?.text ?? sql);
}
