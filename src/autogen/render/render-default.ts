import { parseBuiltinType } from '../../schema/builtin-types.js';
import type { ColumnType } from '../../schema/types.js';
import { asSource } from '../../util/escape.js';
import { code, literalDoc, sqlTag, string } from './build-doc.js';
import type { Doc } from './doc.js';
import { type RenderContext, renderOwn } from './render-context.js';

const WHOLE_NUMBERS = new Set(['smallint', 'integer', 'bigint', 'numeric']);
const FRACTIONS = new Set(['numeric', 'real', 'doublePrecision']);
const STRINGS: Readonly<Record<string, string>> = { text: 'text', varchar: 'character varying' };

/** A default as a plain value if the value means exactly this expression, otherwise as `sql`. */
export function renderDefault(expression: string, type: ColumnType, context: RenderContext): Doc {
  return renderOwn({ kind: 'serverDefault', object: expression, type }, context, () =>
    type.array || isDeclaredType(type, context)
      ? sqlTag(expression)
      : (plainValue(expression, type) ?? sqlTag(expression)),
  );
}

/** A value of a domain is rendered as one of its base type, whose text may differ. */
function isDeclaredType({ userType }: ColumnType, { isEnum, typeConstant }: RenderContext): boolean {
  return userType !== null && !isEnum(userType) && (typeConstant?.(userType) ?? null) !== null;
}

function plainValue(expression: string, type: ColumnType): Doc | null {
  if (type.userType !== null) {
    return stringValue(expression, type.sql);
  }
  const builder = parseBuiltinType(type.sql)?.builder;
  if (builder === undefined) {
    return null;
  }
  if (builder === 'boolean') {
    return expression === 'true' || expression === 'false' ? literalDoc(expression === 'true') : null;
  }
  const cast = STRINGS[builder];
  return cast === undefined ? numberValue(expression, builder) : stringValue(expression, cast);
}

function numberValue(expression: string, builder: string): Doc | null {
  const isWhole = /^(?:0|[1-9]\d{0,14})$/.test(expression) && (WHOLE_NUMBERS.has(builder) || FRACTIONS.has(builder));
  const isFraction = /^(?:0|[1-9]\d{0,9})\.\d{0,4}[1-9]$/.test(expression) && FRACTIONS.has(builder);
  return isWhole || isFraction ? code(asSource(expression)) : null;
}

/** `'draft'::text` is the string `draft`; a constant with a backslash may be spelled in another way. */
function stringValue(expression: string, cast: string): Doc | null {
  const end = `'::${cast}`;
  if (!expression.startsWith("'") || !expression.endsWith(end) || expression.includes('\\')) {
    return null;
  }
  const inside = expression.slice(1, -end.length);
  return /^(?:[^']|'')*$/.test(inside) && expression.length > end.length ? string(inside.replaceAll("''", "'")) : null;
}
