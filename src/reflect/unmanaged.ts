import { ruleOf } from '../schema/defined-kinds.js';
import { type DefinedObject, formatObject } from '../schema/defined-object.js';
import { formatName, type QualifiedName } from '../schema/names.js';

/** Something that stands in the database and that no value describes. */
export interface UnmanagedObject {
  /** In PostgreSQL's own words: `view`, `function`, `partition`, `trigger`, `row security`. */
  readonly kind: string;
  /** For people: `audit.log`, `touch(integer)`, `set_updated_at on users`, `users (fillfactor=70)`. */
  readonly name: string;
  /** Why it is not described, in a few words that suit every object with that reason. */
  readonly why: string;
}

/** For people: `set_updated_at on audit.log`. */
export function partName(name: string, table: QualifiedName): string {
  return `${name} on ${formatName(table)}`;
}

/** The reason where there is nothing special about it. */
export const NOT_DECLARABLE = 'models cannot declare it';

/** The reason where the kind as a whole is not managed, although it could be. */
const KIND_NOT_DECLARED = 'the models declare none';

/** An object of a kind that nobody manages. */
export function unmanagedObject(object: DefinedObject): UnmanagedObject {
  return { kind: ruleOf(object.kind).words.toLowerCase(), name: formatObject(object), why: KIND_NOT_DECLARED };
}
