import { quoteLiteral } from '../../ddl/quote.js';
import { ValueExpression } from '../../operations/bulk-insert-operation.js';
import { baseType } from '../../schema/base-type.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey } from '../../schema/names.js';
import type { ColumnType } from '../../schema/types.js';

type Types = Pick<DatabaseSchema, 'domains'>;

/** A text that PostgreSQL reads as a value of the type, as a person would write it in a directive. */
export function rowValue(text: string | null, type: ColumnType, types: Types): unknown {
  if (text === null || type.array) return text;
  if (type.userType !== null) return isJson(type, types) ? new ValueExpression(quoteLiteral(text)) : text;
  switch (baseType(type)) {
    case 'smallint':
    case 'integer':
      return /^(?:0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    case 'json':
      return jsonValue(text, (value) => JSON.stringify(value));
    case 'jsonb':
      return jsonValue(text, spacedJson);
    default:
      return text;
  }
}

/** The value if it is written with the same text again. Otherwise, such as for a large number, the text. */
function jsonValue(text: string, write: (value: unknown) => string): unknown {
  const value = parseJson(text);
  // A null stands for NULL.
  return value !== null && value !== undefined && write(value) === text
    ? value
    : new ValueExpression(quoteLiteral(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As PostgreSQL prints jsonb. */
function spacedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spacedJson(item)}`);
    return `{${entries.join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** Whether a directive takes a list as JSON in a column of the type. A domain of JSON counts too. */
export function isJson(type: ColumnType, { domains }: Types): boolean {
  if (type.array) return false;
  const { userType } = type;
  if (userType === null) return ['json', 'jsonb'].includes(baseType(type));
  const domain = domains.find((each) => nameKey(each) === nameKey(userType));
  return domain !== undefined && isJson(domain.type, { domains: [] });
}
