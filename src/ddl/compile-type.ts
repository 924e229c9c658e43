import type { DropOfType, RenameType, SetTypeSchema } from '../operations/type-operations.js';
import type { QualifiedName } from '../schema/names.js';
import { joinWords } from './join-words.js';
import { quoteType } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';
import { moveConstructors, renameConstructors } from './range-constructors.js';
import { setSchema } from './set-schema.js';

/** DROP DOMAIN, DROP TYPE. */
export function dropType(what: 'DOMAIN' | 'TYPE', operation: DropOfType<QualifiedName>): readonly string[] {
  const { type, ifExists = false, cascade = false } = operation;
  return [joinWords(`DROP ${what}`, ifExists && 'IF EXISTS', quoteType(type), cascade && 'CASCADE')];
}

/** ALTER TYPE does it for domains as well. */
export function compileRenameType({ type, newName, constructors = false }: RenameType): readonly string[] {
  return [
    `ALTER TYPE ${quoteType(type)} RENAME TO ${quoteIdentifier(newName)}`,
    ...(constructors ? [renameConstructors({ schema: type.schema, name: newName })] : []),
  ];
}

export function compileSetTypeSchema({ type, newSchema, constructors = false }: SetTypeSchema): readonly string[] {
  return [
    setSchema(`TYPE ${quoteType(type)}`, newSchema),
    ...(constructors ? [moveConstructors({ schema: newSchema, name: type.name })] : []),
  ];
}
