import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { quoteIdentifier } from '../quote.js';
import { reprint } from './reprint.js';
import { NotParsed, type SqlReader } from './sql-reader.js';
import { formatTypeName, parseTypeName, type TypeName } from './type-name.js';

type ArgumentMode = 'in' | 'out' | 'inout' | 'variadic';

export interface Argument {
  readonly mode: ArgumentMode | null;
  readonly name: string | null;
  readonly type: TypeName;
}

/** The part between the parentheses when DROP names a routine. */
export interface Signature {
  /** `*` of an aggregate without arguments. */
  readonly star: boolean;
  readonly arguments: readonly Argument[];
  /** The aggregated arguments of an ordered-set aggregate. */
  readonly orderBy: readonly Argument[] | null;
}

/** The signature of a routine, parsed and printed again: `integer, "My Type"[]`. */
export function routineSignature(text: string, shown?: string): string {
  const expected = 'the name of a routine with the types of its arguments, such as touch(integer, text)';
  return reprint({ text, expected, shown }, (reader) => formatSignature(parseSignature(reader)));
}

/** The operands of an operator, parsed and printed again: `NONE, integer`. */
export function operatorSignature(text: string, shown?: string): string {
  const expected = 'an operator with the types of its operands, such as =(integer, text) or -(NONE, integer)';
  return reprint({ text, expected, shown }, (reader) => {
    const left = parseOperand(reader);
    reader.expect(',');
    return [left, parseOperand(reader)].map((type) => (type === null ? 'NONE' : formatTypeName(type))).join(', ');
  });
}

/** The symbol of an operator, such as `=` or `&&`. It can't be quoted, so it is checked. */
export function operatorSymbol(text: string): string {
  if (!isOperatorSymbol(text)) throw directiveArgumentInvalid('operator', 'an operator such as = or &&', text);
  return text;
}

/** The operator of an exclusion constraint: `=`, or `OPERATOR(app.=)`. */
export function operatorReference(text: string): string {
  if (isOperatorSymbol(text)) return text;
  return reprint({ text, expected: 'an operator such as = or OPERATOR(app.=)' }, (reader) => {
    reader.expect('operator');
    reader.expect('(');
    const schemas: string[] = [];
    while (reader.atName) {
      schemas.push(reader.name());
      reader.expect('.');
    }
    const symbol = operatorSymbol(reader.takeSymbols(OPERATOR_CHARACTERS));
    reader.expect(')');
    return `OPERATOR(${schemas.map((schema) => `${quoteIdentifier(schema)}.`).join('')}${symbol})`;
  });
}

const OPERATOR_CHARACTERS = '+-*/<>=~!@#%^&|`?';

function isOperatorSymbol(text: string): boolean {
  const isSymbols = typeof text === 'string' && [...text].every((one) => OPERATOR_CHARACTERS.includes(one));
  return isSymbols && text !== '' && !text.includes('--') && !text.includes('/*');
}

export function parseSignature(reader: SqlReader): Signature {
  if (reader.take('*')) return { star: true, arguments: [], orderBy: null };
  const direct = reader.atEnd || reader.at(')') || reader.at('order', 'by') ? [] : parseArguments(reader);
  const orderBy = reader.take('order', 'by') ? parseArguments(reader) : null;
  return { star: false, arguments: direct, orderBy };
}

export function formatSignature({ star, arguments: direct, orderBy }: Signature): string {
  if (star) return '*';
  const list = (args: readonly Argument[]) => args.map(formatArgument).join(', ');
  return [list(direct), ...(orderBy === null ? [] : [`ORDER BY ${list(orderBy)}`])]
    .filter((part) => part !== '')
    .join(' ');
}

function parseArguments(reader: SqlReader): readonly Argument[] {
  const args: Argument[] = [];
  do args.push(parseArgument(reader));
  while (reader.take(','));
  return args;
}

/** The words are reserved, so that no name of an argument can be one of them. */
function parseMode(reader: SqlReader): ArgumentMode | null {
  if (reader.take('in', 'out')) return 'inout';
  return (['in', 'out', 'inout', 'variadic'] as const).find((mode) => reader.take(mode)) ?? null;
}

function parseArgument(reader: SqlReader): Argument {
  const mode = parseMode(reader);
  const start = reader.position;
  // `double precision` is a type, and `amount double precision` a name and a type.
  const type = parseAlone(reader);
  if (type !== null) return { mode, name: null, type };
  reader.rewind(start);
  return { mode, name: reader.name(), type: parseTypeName(reader) };
}

function parseAlone(reader: SqlReader): TypeName | null {
  try {
    const type = parseTypeName(reader);
    return reader.atName && !reader.at('order', 'by') ? null : type;
  } catch (error) {
    if (error instanceof NotParsed) return null;
    throw error;
  }
}

function formatArgument({ mode, name, type }: Argument): string {
  return [mode === null ? '' : mode.toUpperCase(), name === null ? '' : quoteIdentifier(name), formatTypeName(type)]
    .filter((part) => part !== '')
    .join(' ');
}

/** Null is NONE. */
function parseOperand(reader: SqlReader): TypeName | null {
  return reader.take('none') ? null : parseTypeName(reader);
}
