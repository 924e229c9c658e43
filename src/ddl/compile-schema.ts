import type { CreateSchema, DropSchema } from '../operations/schema-operations.js';
import { commentIfAny } from './comment-on.js';
import { joinWords } from './join-words.js';
import { quoteIdentifier } from './quote.js';

export function compileCreateSchema({ schema, ifNotExists = false }: CreateSchema): readonly string[] {
  const name = quoteIdentifier(schema.name);
  return [
    joinWords('CREATE SCHEMA', ifNotExists && 'IF NOT EXISTS', name),
    ...commentIfAny(`SCHEMA ${name}`, schema.comment),
  ];
}

export function compileDropSchema({ name, ifExists = false, cascade = false }: DropSchema): readonly string[] {
  return [joinWords('DROP SCHEMA', ifExists && 'IF EXISTS', quoteIdentifier(name), cascade && 'CASCADE')];
}
