import type {
  AlterCompositeType,
  AlteredAttribute,
  CreateCompositeType,
  DropCompositeType,
} from '../operations/composite-operations.js';
import type { Attribute } from '../schema/composite-type.js';
import type { QualifiedName } from '../schema/names.js';
import type { ColumnType } from '../schema/types.js';
import { columnObject, commentIfAny } from './comment-on.js';
import { dropType } from './compile-type.js';
import { joinWords } from './join-words.js';
import { quoteColumnType, quoteType } from './names/default-schema.js';
import { quoteIdentifier, quoteName } from './quote.js';

export function compileCreateCompositeType({ type }: CreateCompositeType): readonly string[] {
  const name = quoteType(type);
  return [
    `CREATE TYPE ${name} AS (${type.attributes.map(definition).join(', ')})`,
    ...commentIfAny(`TYPE ${name}`, type.comment),
    ...attributeComments(type, type.attributes),
  ];
}

export function compileDropCompositeType(operation: DropCompositeType): readonly string[] {
  return dropType('TYPE', operation);
}

/** PostgreSQL takes the renames one by one, and everything else in one statement. */
export function compileAlterCompositeType(operation: AlterCompositeType): readonly string[] {
  const { type, renameAttributes = [], dropAttributes = [], alterAttributes = [], addAttributes = [] } = operation;
  const alter = `ALTER TYPE ${quoteType(type)}`;
  const cascade = operation.cascade === true && 'CASCADE';
  const actions = [
    ...dropAttributes.map(({ name }) => joinWords(`DROP ATTRIBUTE ${quoteIdentifier(name)}`, cascade)),
    ...alterAttributes.map((altered) => joinWords(retype(altered), cascade)),
    ...addAttributes.map((attribute) => joinWords(`ADD ATTRIBUTE ${definition(attribute)}`, cascade)),
  ];
  return [
    ...renameAttributes.map(({ name, newName }) =>
      joinWords(`${alter} RENAME ATTRIBUTE ${quoteIdentifier(name)} TO ${quoteIdentifier(newName)}`, cascade),
    ),
    ...(actions.length === 0 ? [] : [`${alter} ${actions.join(', ')}`]),
    ...attributeComments(type, addAttributes),
  ];
}

function definition({ name, type, collation }: Pick<Attribute, 'name' | 'type' | 'collation'>): string {
  return `${quoteIdentifier(name)} ${collated(type, collation)}`;
}

function retype({ name, type, collation }: AlteredAttribute): string {
  return `ALTER ATTRIBUTE ${quoteIdentifier(name)} TYPE ${collated(type.to, collation?.to ?? null)}`;
}

function collated(type: ColumnType, collation: QualifiedName | null): string {
  return joinWords(quoteColumnType(type), collation !== null && `COLLATE ${quoteName(collation)}`);
}

/** An attribute is to COMMENT ON what a column is. */
function attributeComments(type: QualifiedName, attributes: readonly Attribute[]): readonly string[] {
  return attributes.flatMap(({ name, comment }) => commentIfAny(columnObject(type, name), comment));
}
