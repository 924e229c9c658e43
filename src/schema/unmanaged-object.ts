import { ruleOf } from './defined-kinds.js';
import { type DefinedObject, formatObject } from './defined-object.js';
import type { IgnoreCandidate } from './ignore.js';
import { formatName, type QualifiedName } from './names.js';

/** An object that is not compared and stays as it is. */
export interface UnmanagedObject {
  /** In PostgreSQL's own words: `view`, `function`, `partition`, `trigger`, `row security`. */
  readonly kind: string;
  /** For people: `audit.log`, `touch(integer)`, `set_updated_at on users`, `users (fillfactor=70)`. */
  readonly name: string;
  /** The reason, in a few words that fit every object with that reason. */
  readonly why: string;
}

/** For people: `set_updated_at on audit.log`. */
export function partName(name: string, table: QualifiedName): string {
  return `${name} on ${formatName(table)}`;
}

/** For people: `audit.log`, `email on users`. */
export function candidateName({ name, schema, table }: Pick<IgnoreCandidate, 'name' | 'schema' | 'table'>): string {
  const said = name ?? '';
  return table === null ? formatName({ schema, name: said }) : partName(said, { schema, name: table });
}

/** The reason for an object that no value describes. */
export const NOT_DECLARABLE = 'models cannot declare it';

/** The reason for a kind that could be managed, but nothing of it is declared. */
const KIND_NOT_DECLARED = 'the models declare none';

/** An object of a kind that nothing is declared of. */
export function unmanagedObject(object: DefinedObject): UnmanagedObject {
  return { kind: ruleOf(object.kind).words.toLowerCase(), name: formatObject(object), why: KIND_NOT_DECLARED };
}

/** `uniqueConstraint` is a `unique constraint`. */
export function kindInWords(type: string): string {
  return type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
