import type { QualifiedName } from '../schema/names.js';
import { quoteRelation, quoteType } from './names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';

/** `COMMENT ON TABLE users IS '…'`; null takes the comment away. */
export function commentOn(object: string, comment: string | null): string {
  return `COMMENT ON ${object} IS ${comment === null ? 'NULL' : quoteLiteral(comment)}`;
}

/** The statement for something that was just created, if it has a comment at all. */
export function commentIfAny(object: string, comment: string | null): readonly string[] {
  return comment === null ? [] : [commentOn(object, comment)];
}

export function columnObject(table: QualifiedName, column: string): string {
  return `COLUMN ${quoteRelation(table)}.${quoteIdentifier(column)}`;
}

export function constraintObject(table: QualifiedName, name: string): string {
  return `CONSTRAINT ${quoteIdentifier(name)} ON ${quoteRelation(table)}`;
}

export function domainConstraintObject(domain: QualifiedName, name: string): string {
  return `CONSTRAINT ${quoteIdentifier(name)} ON DOMAIN ${quoteType(domain)}`;
}

/** An index is in the schema of its table. */
export function indexObject(table: QualifiedName, name: string): string {
  return `INDEX ${quoteRelation({ schema: table.schema, name })}`;
}
