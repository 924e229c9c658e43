import type { DatabaseSchema, Schema } from './database-schema.js';

// initdb writes this one on "public", and pg_dump leaves it out.
const STANDARD_COMMENT = 'standard public schema';

/** Whether the comment on a default schema says nothing. */
export function isUsualComment({ comment }: Schema): boolean {
  return comment === null || comment === STANDARD_COMMENT;
}

/** The default schema, where its comment says something. */
export function commentedDefault({ defaultSchema }: DatabaseSchema): readonly Schema[] {
  return defaultSchema === null || isUsualComment(defaultSchema) ? [] : [defaultSchema];
}
