import type { CreateObject, DropObject, ReplaceObject } from '../operations/object-operations.js';
import { type DefinedKind, ruleOf } from '../schema/defined-kinds.js';
import {
  type DefinedObject,
  type ObjectIdentity,
  statementsAfterCreate,
  tableOfObject,
} from '../schema/defined-object.js';
import type { QualifiedName } from '../schema/names.js';
import type { NameSpace } from '../schema/system-names/system-names.js';
import { commentIfAny, commentOn } from './comment-on.js';
import { dropBaseType } from './drop-base-type.js';
import { joinWords } from './join-words.js';
import { clauseName, isClauseKind } from './names/clause-name.js';
import { quoteObject, quoteRelation } from './names/default-schema.js';
import { operatorSignature, operatorSymbol, routineSignature } from './names/signature.js';
import { quoteIdentifier, quoteLiteral, quoteName } from './quote.js';

export function compileCreateObject({ object }: CreateObject): readonly string[] {
  return [
    creatingDefinition(object),
    ...statementsAfterCreate(object),
    ...commentIfAny(describedObject(object), object.comment),
    ...object.restored,
  ];
}

/** If the version is compared, the extension is created in that version. */
export function creatingDefinition({ definition, version }: Pick<DefinedObject, 'definition' | 'version'>): string {
  return version === undefined ? definition : `${definition} VERSION ${quoteLiteral(version)}`;
}

export function compileDropObject({ object, ifExists = false, cascade = false }: DropObject): readonly string[] {
  if (object.kind === 'securityLabel') {
    return [`${describedObject(object)} IS NULL`];
  }
  if (object.kind === 'baseType' && !ifExists && !cascade) {
    return [dropBaseType(object)];
  }
  return [
    joinWords('DROP', ruleOf(object.kind).words, ifExists && 'IF EXISTS', objectAddress(object), cascade && 'CASCADE'),
  ];
}

export function compileReplaceObject({ object, was }: ReplaceObject): readonly string[] {
  const [wanted, known] = [object.additions, was?.additions ?? []];
  const gone = known.filter(({ set }) => !wanted.some((other) => other.set === set));
  const isReplaced = was?.definition !== object.definition;
  // What is replaced may lose them, such as a trigger its being disabled.
  const areLost = isReplaced && object.alteration === undefined;
  const isCommented = was === undefined ? object.comment !== null : was.comment !== object.comment;
  return [
    ...(isReplaced && object.alteration !== '' ? [object.alteration ?? replacingDefinition(object)] : []),
    ...(object.version === undefined || object.version === was?.version
      ? []
      : [updateExtension(object, object.version)]),
    ...gone.map(({ unset }) => unset),
    ...wanted.filter(({ set }) => areLost || !known.some((other) => other.set === set)).map(({ set }) => set),
    ...(isCommented ? [commentOn(describedObject(object), object.comment)] : []),
    ...(was === undefined ? object.restored : []),
  ];
}

export function updateExtension(extension: ObjectIdentity, version: string): string {
  return `ALTER ${describedObject(extension)} UPDATE TO ${quoteLiteral(version)}`;
}

/** `CREATE OR REPLACE VIEW …` */
export function replacingDefinition({ definition }: Pick<DefinedObject, 'definition'>): string {
  return definition.replace(/^CREATE (?!OR REPLACE )/, 'CREATE OR REPLACE ');
}

/** What COMMENT ON and ALTER take: `TRIGGER set_updated_at ON users`. */
export function describedObject(object: ObjectIdentity): string {
  return `${ruleOf(object.kind).words} ${objectAddress(object)}`;
}

export function objectAddress(object: ObjectIdentity): string {
  const { kind, name, signature } = object;
  const table = tableOfObject(object);
  if (isClauseKind(kind)) {
    return clauseName(kind, name);
  }
  if (table !== null && ruleOf(kind).isNamedAlone !== true) {
    return `${quoteIdentifier(name)} ON ${quoteRelation(table)}`;
  }
  switch (ruleOf(kind).place) {
    case 'operator':
      return operatorAddress(object, signature ?? '');
    case 'method':
      return `${quoteObject('operatorMethod', object)} USING ${quoteIdentifier(signature ?? '')}`;
    case 'routine': {
      const own = quoteObject('routine', object);
      return signature === null ? own : `${own}(${routineSignature(signature)})`;
    }
    case 'table':
      return quoteRelation(object);
    case 'sql':
    case 'database':
      return quoteName(object);
    case 'schema':
      return quoteObject(spaceOfKind(kind), object);
  }
}

function spaceOfKind(kind: DefinedKind): NameSpace {
  const { isRelation = false, isType = false } = ruleOf(kind);
  if (isRelation) return 'relation';
  if (isType) return 'type';
  return kind === 'conversion' ? 'conversion' : 'textSearch';
}

function operatorAddress({ schema, name }: QualifiedName, signature: string): string {
  const symbol = operatorSymbol(name);
  return `${quoteObject('operator', { schema, name }).slice(0, -quoteIdentifier(name).length)}${symbol}(${operatorSignature(signature)})`;
}
