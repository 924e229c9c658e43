import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { definedKey } from '../../../schema/defined-object.js';
import { bareName, nameKey, type QualifiedName } from '../../../schema/names.js';
import { adoptKeyNames } from './adopt-key-names.js';
import type { DrizzleNames } from './drizzle-names.js';
import { keepUndeclaredOfTable } from './keep-undeclared-of-table.js';

/**
 * Drizzle has no words for comments, storage, deferrable constraints, and much else. What it can't declare is as it is in
 * the database, so that nothing is dropped only because Drizzle doesn't know it.
 *
 * @param declared with the renames that are known
 */
export function keepUndeclared(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
  names: DrizzleNames,
): DatabaseSchema {
  const tables = byName(reflected.tables);
  const enums = byName(reflected.enums);
  const sequences = byName(reflected.sequences);
  return {
    ...declared,
    tables: declared.tables.map((table) => {
      const found = names.tables.has(nameKey(table)) ? tables.get(formerKey(table)) : undefined;
      return found === undefined ? table : keepUndeclaredOfTable(adoptKeyNames(table, found, names), found);
    }),
    enums: declared.enums.map((type) => {
      const found = names.enums.has(nameKey(type)) ? enums.get(formerKey(type)) : undefined;
      return found === undefined ? type : { ...type, comment: found.comment };
    }),
    sequences: declared.sequences.map((sequence) => {
      const found = names.sequences.has(nameKey(sequence)) ? sequences.get(nameKey(sequence)) : undefined;
      if (found === undefined) return sequence;
      return { ...found, ...bareName(sequence), type: sequence.type, options: sequence.options };
    }),
    objects: names.isAll ? withComments(declared, reflected) : declared.objects,
  };
}

function byName<Named extends QualifiedName>(objects: readonly Named[]): ReadonlyMap<string, Named> {
  return new Map(objects.map((object) => [nameKey(object), object]));
}

function formerKey(object: QualifiedName & { readonly renamedFrom?: QualifiedName }): string {
  return nameKey(object.renamedFrom ?? object);
}

function withComments(declared: DatabaseSchema, reflected: DatabaseSchema) {
  const comments = new Map(reflected.objects.map((object) => [definedKey(object), object.comment]));
  return declared.objects.map((object) => ({ ...object, comment: comments.get(definedKey(object)) ?? object.comment }));
}
