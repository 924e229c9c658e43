import { schemaNeeded } from '../../errors/operation-errors.js';
import type { QualifiedName } from '../../schema/names.js';
import { isSystemName, type NameSpace } from '../../schema/system-names/system-names.js';
import { type ColumnType, typeSql } from '../../schema/types.js';
import { quoteIdentifier, quoteLiteral, quoteName } from '../quote.js';

/*
 * Objects of the default schema have no schema in a revision, so that one revision serves many schemas. But PostgreSQL
 * looks for a bare name in pg_catalog first: `DROP FUNCTION gen_random_uuid()` means the system's. The name of the
 * default schema is known only when the statement runs, so such a statement looks it up itself.
 */

// No name can have a NUL.
const DEFAULT_SCHEMA_MARK = '\0';

/** The name of an object that a statement creates, changes or drops. {@link inDefaultSchema} completes the statement. */
export function quoteObject(space: NameSpace | null, name: QualifiedName): string {
  return space !== null && isHidden(space, name)
    ? `${DEFAULT_SCHEMA_MARK}.${quoteIdentifier(name.name)}`
    : quoteName(name);
}

export function quoteRelation(name: QualifiedName): string {
  return quoteObject('relation', name);
}

export function quoteType(name: QualifiedName): string {
  return quoteObject('type', name);
}

/** Whether statements have to look up the schema of the relation. */
export function namesDefaultSchema(name: QualifiedName): boolean {
  return isHidden('relation', name);
}

/** SQL, a text for functions that take the name of a relation: `'users'`. */
export function relationText(name: QualifiedName): string {
  return nameText('relation', name);
}

/** SQL, a text that can be cast to regtype. */
export function typeText(name: QualifiedName): string {
  return nameText('type', name);
}

function nameText(space: NameSpace, name: QualifiedName): string {
  return isHidden(space, name)
    ? `pg_catalog.concat(pg_catalog.quote_ident(pg_catalog.current_schema()), ${quoteLiteral(`.${quoteIdentifier(name.name)}`)})`
    : quoteLiteral(quoteName(name));
}

/** The type of a column, a domain or an attribute, with its brackets. */
export function quoteColumnType(type: ColumnType): string {
  const { sql, array, userType } = type;
  const isBare = userType !== null && isHidden('type', userType) && sql === quoteName(userType);
  return isBare ? `${quoteType(userType)}${array ? '[]' : ''}` : typeSql(type);
}

function isHidden(space: NameSpace, { schema, name }: QualifiedName): boolean {
  return schema === null && isSystemName(space, name);
}

/** Has the statement look up the name of the default schema if it names an object that pg_catalog hides. */
export function inDefaultSchema(statement: string): string {
  if (!statement.includes(DEFAULT_SCHEMA_MARK)) return statement;
  if (CONCURRENT_INDEX.test(statement)) throw schemaNeeded(statement.replaceAll(`${DEFAULT_SCHEMA_MARK}.`, ''));
  const template = statement.replaceAll('%', '%%').replaceAll(DEFAULT_SCHEMA_MARK, '%1$I');
  const body = `BEGIN EXECUTE pg_catalog.format(${quoteLiteral(template)}, pg_catalog.current_schema()); END`;
  return `DO ${quoteLiteral(body)}`;
}

// PostgreSQL doesn't run these inside a block.
const CONCURRENT_INDEX = /^(?:CREATE(?: UNIQUE)?|DROP) INDEX CONCURRENTLY /;
