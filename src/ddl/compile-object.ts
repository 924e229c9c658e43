import type { CreateObject, DropObject, ReplaceObject } from '../operations/object-operations.js';
import { ruleOf } from '../schema/defined-kinds.js';
import { type DefinedObject, type ObjectIdentity, tableOfObject } from '../schema/defined-object.js';
import { commentIfAny, commentOn } from './comment-on.js';
import { joinWords } from './join-words.js';
import { quoteIdentifier, quoteName } from './quote.js';

export function compileCreateObject({ object }: CreateObject): readonly string[] {
  return [
    object.definition,
    ...object.additions.map(({ set }) => set),
    ...commentIfAny(describedObject(object), object.comment),
    ...object.restored,
  ];
}

export function compileDropObject({ object, ifExists = false, cascade = false }: DropObject): readonly string[] {
  return [
    joinWords('DROP', ruleOf(object.kind).words, ifExists && 'IF EXISTS', objectAddress(object), cascade && 'CASCADE'),
  ];
}

export function compileReplaceObject({ object, was }: ReplaceObject): readonly string[] {
  const kept = new Set(object.additions.map(({ set }) => set));
  const gone = was?.additions.filter(({ set }) => !kept.has(set)) ?? [];
  const isCommented = was === undefined ? object.comment !== null : was.comment !== object.comment;
  return [
    ...(was?.definition === object.definition ? [] : [replacingDefinition(object)]),
    ...gone.map(({ unset }) => unset),
    ...object.additions.map(({ set }) => set),
    ...(isCommented ? [commentOn(describedObject(object), object.comment)] : []),
    ...(was === undefined ? object.restored : []),
  ];
}

/** `CREATE OR REPLACE VIEW …` */
export function replacingDefinition({ definition }: Pick<DefinedObject, 'definition'>): string {
  return definition.replace(/^CREATE (?!OR REPLACE )/, 'CREATE OR REPLACE ');
}

/** What COMMENT ON takes: `TRIGGER set_updated_at ON users`. */
function describedObject(object: ObjectIdentity): string {
  return `${ruleOf(object.kind).words} ${objectAddress(object)}`;
}

function objectAddress(object: ObjectIdentity): string {
  const table = tableOfObject(object);
  if (table !== null && ruleOf(object.kind).isNamedAlone !== true) {
    return `${quoteIdentifier(object.name)} ON ${quoteName(table)}`;
  }
  return object.signature === null ? quoteName(object) : `${quoteName(object)}(${object.signature})`;
}
