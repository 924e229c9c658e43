import type {
  AlterCompositeType,
  CreateCompositeType,
  DropCompositeType,
} from '../../operations/composite-operations.js';
import type { AlterDomain, CreateDomain, DropDomain } from '../../operations/domain-operations.js';
import type { CreateRangeType, DropRangeType } from '../../operations/range-operations.js';
import type { RenameType, SetTypeSchema } from '../../operations/type-operations.js';
import type { Attribute } from '../../schema/composite-type.js';
import type { DomainCheck } from '../../schema/domain.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import { usualMultirange } from '../../schema/range-type.js';
import {
  array,
  docOrNull,
  type Entry,
  imported,
  link,
  literalDoc,
  object,
  optionalString,
  optionalTrue,
  options,
  sqlTag,
  string,
  strings,
} from './build-doc.js';
import { dropEntries, named } from './directive.js';
import type { Doc } from './doc.js';
import { orderedEntries } from './ordered-entries.js';
import type { RenderContext } from './render-context.js';
import { renderDefault } from './render-default.js';
import { nameDoc, renderCollatedType, withLinks } from './render-type.js';

export function renderCreateDomain({ type }: CreateDomain, context: RenderContext): Doc {
  const { serverDefault, nullable, notNullName, checks, comment } = type;
  const value =
    serverDefault === null ? [] : [link('serverDefault', [renderDefault(serverDefault, type.type, context)])];
  return named('createDomain', type)(
    [withLinks(renderCollatedType(type.type, type.collation, context), value)],
    [
      ['notNull', nullable ? undefined : (optionalString(notNullName) ?? literalDoc(true))],
      ['checks', optionalChecks(checks)],
      ['comment', optionalString(comment)],
    ],
  );
}

function optionalChecks(checks: readonly DomainCheck[]): Doc | undefined {
  return checks.length === 0 ? undefined : array(checks.map(renderCheck));
}

function renderCheck({ name, expression, notValid, comment }: DomainCheck): Doc {
  const entries: readonly Entry[] = [
    ['notValid', optionalTrue(notValid)],
    ['comment', optionalString(comment)],
  ];
  return imported('check', [string(name), sqlTag(expression), ...options(entries)]);
}

export function renderAlterDomain(operation: AlterDomain): Doc {
  const { type, serverDefault, nullable, dropChecks = [], addChecks = [], validateChecks = [] } = operation;
  const newDefault = serverDefault && (serverDefault.to === null ? docOrNull(undefined) : sqlTag(serverDefault.to));
  const { renameConstraints = [] } = operation;
  const alteration = named('alterDomain', type);
  return alteration(
    [],
    [
      ['serverDefault', newDefault],
      ['notNull', nullable && literalDoc(!nullable.to)],
      ['dropChecks', optionalNames(dropChecks)],
      ['renameConstraints', optionalRenames(renameConstraints)],
      ['addChecks', optionalChecks(addChecks)],
      ['validateChecks', optionalNames(validateChecks)],
    ],
  );
}

function optionalNames(parts: readonly { readonly name: string }[]): Doc | undefined {
  return parts.length === 0 ? undefined : strings(parts.map(({ name }) => name));
}

function optionalRenames(renames: readonly { readonly name: string; readonly newName: string }[]): Doc | undefined {
  return renames.length === 0 ? undefined : object(renames.map(({ name, newName }): Entry => [name, string(newName)]));
}

export function renderCreateCompositeType({ type }: CreateCompositeType, context: RenderContext): Doc {
  return named('createCompositeType', type)(
    [renderAttributes(type.attributes, context)],
    [['comment', optionalString(type.comment)]],
  );
}

function renderAttributes(attributes: readonly Attribute[], context: RenderContext): Doc {
  const docs = attributes.map(({ name, type, collation, comment }) => {
    const said = comment === null ? [] : [link('comment', [string(comment)])];
    return { name, doc: withLinks(renderCollatedType(type, collation, context), said) };
  });
  return object(orderedEntries(docs));
}

export function renderAlterCompositeType(operation: AlterCompositeType, context: RenderContext): Doc {
  const { type, renameAttributes = [], dropAttributes = [], alterAttributes = [], addAttributes = [] } = operation;
  const altered = alterAttributes.map(
    (attribute): Entry => [
      attribute.name,
      renderCollatedType(attribute.type.to, attribute.collation?.to ?? null, context),
    ],
  );
  const alteration = named('alterCompositeType', type);
  return alteration(
    [],
    [
      ['renameAttributes', optionalRenames(renameAttributes)],
      ['dropAttributes', optionalNames(dropAttributes)],
      ['alterAttributes', altered.length === 0 ? undefined : object(altered)],
      ['addAttributes', addAttributes.length === 0 ? undefined : renderAttributes(addAttributes, context)],
      ['cascade', optionalTrue(operation.cascade)],
    ],
  );
}

export function renderCreateRangeType({ type }: CreateRangeType, context: RenderContext): Doc {
  const { subtype, opclass, collation, canonical, subtypeDiff, multirange, comment } = type;
  return named('createRangeType', type)(
    [renderCollatedType(subtype, collation, context)],
    [
      ['opclass', optionalName(opclass)],
      ['canonical', optionalName(canonical)],
      ['subtypeDiff', optionalName(subtypeDiff)],
      ['multirange', sameName(multirange, usualMultirange(type)) ? undefined : nameDoc(multirange)],
      ['comment', optionalString(comment)],
    ],
  );
}

function optionalName(name: QualifiedName | null): Doc | undefined {
  return name === null ? undefined : nameDoc(name);
}

export function renderDropType({ kind, type, ...options }: DropDomain | DropCompositeType | DropRangeType): Doc {
  return named(kind, type)([], dropEntries(options));
}

export function renderRenameType({ type, newName, constructors }: RenameType): Doc {
  return named('renameType', type)([string(newName)], [['constructors', optionalTrue(constructors)]]);
}

export function renderSetTypeSchema({ type, newSchema, constructors }: SetTypeSchema): Doc {
  return named('setTypeSchema', type)(
    [docOrNull(optionalString(newSchema))],
    [['constructors', optionalTrue(constructors)]],
  );
}
