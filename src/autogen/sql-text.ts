import { quoteIdentifier, quoteName } from '../ddl/quote.js';
import { nameKey, type QualifiedName } from '../schema/names.js';
import { type SqlToken, sqlTokens } from '../util/sql-tokens.js';

/** What an identifier of an expression names, as far as its surroundings tell. */
type Role = 'type' | 'function' | 'column';

interface Identifier {
  readonly name: string;
  readonly role: Role;
}

/** The identifier that the token at this place is, if it is one. */
function identifierAt(tokens: readonly SqlToken[], at: number): Identifier | null {
  const token = tokens[at];
  const name = token === undefined ? null : identifierName(token);
  return name === null ? null : { name, role: roleAt(tokens, at) };
}

function identifierName({ kind, text }: SqlToken): string | null {
  if (kind === 'word') {
    return text.toLowerCase();
  }
  return text.startsWith('"') && text.length > 1 ? text.slice(1, -1).replaceAll('""', '"') : null;
}

function roleAt(tokens: readonly SqlToken[], at: number): Role {
  const start = tokens[at - 1]?.text === '.' ? at - 2 : at;
  if (tokens[start - 1]?.text === ':' && tokens[start - 2]?.text === ':') {
    return 'type';
  }
  return tokens[at + 1]?.text === '(' ? 'function' : 'column';
}

function identifiers(sql: string): Identifier[] {
  const tokens = [...sqlTokens(sql)];
  return tokens.flatMap((_, at) => identifierAt(tokens, at) ?? []);
}

/** Might the expression read this column? Keywords of the same spelling count too. */
export function mentionsColumn(sql: string, column: string): boolean {
  return hasText(sql, column) && identifiers(sql).some(({ name, role }) => role === 'column' && name === column);
}

/** Does the expression cast to this type or to an array of it, or call its constructor? */
export function mentionsType(sql: string, type: string): boolean {
  return hasText(sql, type) && identifiers(sql).some(({ name, role }) => role !== 'column' && name === type);
}

// Most expressions do not hold the name at all, which is cheaper to see than to scan.
function hasText(sql: string, name: string): boolean {
  return sql.toLowerCase().includes(name.toLowerCase()) || name.includes('"');
}

/** Does the text hold this string constant, as it is or as an element of an array constant? */
export function mentionsString(sql: string, value: string): boolean {
  const constant = quoteString(value);
  const element = new RegExp(`[{,]"?${escapeRegExp(value)}"?[,}]`);
  return [...sqlTokens(sql)].some(({ text }) => text === constant || (text.startsWith("'{") && element.test(text)));
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** New names by old names. */
export interface NewNames {
  readonly columns: ReadonlyMap<string, string>;
  /** By {@link nameKey}. */
  readonly types: ReadonlyMap<string, QualifiedName>;
  /** By the new name of the type, as {@link nameKey} writes it: new values by old values. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** The expression as PostgreSQL will print it once columns, types and values of enums have these names. */
export function renameInSql(sql: string, names: NewNames): string {
  const tokens = [...sqlTokens(sql)];
  return tokens.map((token, at) => renamedToken(tokens, at, names) ?? token.text).join('');
}

function renamedToken(tokens: readonly SqlToken[], at: number, names: NewNames): string | null {
  if (isSchemaOfRenamed(tokens, at, names)) return '';
  const identifier = identifierAt(tokens, at);
  if (identifier === null) {
    return renamedValue(tokens, at, names);
  }
  const { name, role } = identifier;
  if (role === 'type') {
    const newType = names.types.get(typeKeyAt(tokens, at));
    return newType === undefined ? null : quoteName(newType);
  }
  const newName = role === 'column' ? names.columns.get(name) : undefined;
  return newName === undefined ? null : quoteIdentifier(newName);
}

/** Whether this is the schema of a renamed type, or the dot behind that schema: the new name has its own schema. */
function isSchemaOfRenamed(tokens: readonly SqlToken[], at: number, { types }: NewNames): boolean {
  const dot = [at, at + 1].find((place) => tokens[place]?.text === '.');
  return dot !== undefined && roleAt(tokens, dot + 1) === 'type' && types.has(typeKeyAt(tokens, dot + 1));
}

/** Types of several schemas may have the same name, and a schema may have the name of a type. */
function typeKeyAt(tokens: readonly SqlToken[], at: number): string {
  const nameAt = (place: number) => {
    const token = tokens[place];
    return token === undefined ? null : identifierName(token);
  };
  const isSchema = tokens[at + 1]?.text === '.';
  const schema = tokens[at - 1]?.text === '.' ? nameAt(at - 2) : null;
  return nameKey({ schema, name: isSchema ? '' : (nameAt(at) ?? '') });
}

/** A string constant that is cast to a renamed value's type: `'old'::status`. */
function renamedValue(tokens: readonly SqlToken[], at: number, { types, values }: NewNames): string | null {
  const text = tokens[at]?.text ?? '';
  if (!text.startsWith("'") || tokens[at + 1]?.text !== ':' || tokens[at + 2]?.text !== ':') {
    return null;
  }
  const typeAt = tokens[at + 4]?.text === '.' ? at + 5 : at + 3;
  const type = typeKeyAt(tokens, typeAt);
  const renamed = types.get(type);
  const newValue = values
    .get(renamed === undefined ? type : nameKey(renamed))
    ?.get(text.slice(1, -1).replaceAll("''", "'"));
  return newValue === undefined ? null : quoteString(newValue);
}

function quoteString(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** The expression on one line, where no line comment needs the break. */
export function sqlOnOneLine(sql: string): string {
  const tokens = [...sqlTokens(sql)];
  if (tokens.some(({ kind }) => kind === 'comment')) {
    return sql;
  }
  const parts = tokens.map(({ kind, text }) => (kind === 'other' && /\s/.test(text) ? ' ' : text));
  return parts
    .filter((part, at) => part !== ' ' || parts[at - 1] !== ' ')
    .join('')
    .trim();
}

/** The expression without parentheses that enclose the whole of it. */
export function withoutOuterParentheses(sql: string): string {
  const text = sql.trim();
  return text.startsWith('(') && closesAtEnd(text) ? withoutOuterParentheses(text.slice(1, -1)) : text;
}

function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (const { kind, text: mark, start } of sqlTokens(text)) {
    depth += kind === 'other' ? Number(mark === '(') - Number(mark === ')') : 0;
    if (depth === 0) {
      return start === text.length - 1;
    }
  }
  return false;
}
