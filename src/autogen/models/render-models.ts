import type { Operation } from '../../operations/operation.js';
import { BUILTIN_TYPES } from '../../schema/builtin-types.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { commentedDefault } from '../../schema/default-schema.js';
import { objectMapKey } from '../../schema/defined-object.js';
import { tablesByName } from '../../schema/inherit-columns.js';
import { bareName, isOneOf, joinDotted, nameKey, partsOfName, type QualifiedName } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { asSource } from '../../util/escape.js';
import { sortTopologically } from '../../util/sort-topologically.js';
import {
  call,
  code,
  type Entry,
  object,
  optionalString,
  optionalTrue,
  options,
  string,
  strings,
} from '../render/build-doc.js';
import { addImports, type Doc, printDoc } from '../render/doc.js';
import { collationEntries } from '../render/option-entries.js';
import { sequenceEntries } from '../render/render-column.js';
import type { RenderContext } from '../render/render-context.js';
import { distributionEntries } from '../render/render-distribution-operations.js';
import type { ModelDeclaration } from './model-declaration.js';
import { type ModelDefaults, renderMetaData, withoutDefaultSchema } from './model-defaults.js';
import { ModelNames, RESERVED_NAMES } from './model-names.js';
import {
  isRenderedView,
  type ModelParts,
  modelParts,
  type ObjectStyle,
  renderModelObject,
} from './render-model-object.js';
import { renderModelTable } from './render-model-table.js';
import { renderModelTypes } from './render-model-types.js';
import { sharedNames } from './shared-names.js';

/** The triggers, policies and rules of tables and views that model functions render. */
export function partsOfModels({ tables, objects }: DatabaseSchema, style: ObjectStyle): ModelParts {
  const views = objects.filter((object) => isRenderedView(object, style));
  return modelParts(objects, new Set([...tables, ...views].map(nameKey)), style);
}

/** The declaration of the metadata itself. */
export function renderMetaDataDeclaration(defaults: ModelDefaults): ModelDeclaration {
  return { ...declaration(renderMetaData(defaults), 'metadata'), imports: ['MetaData'] };
}

/** A schema in the language of models: types, collations and sequences first, then tables by their names. */
export function renderModels(
  schema: DatabaseSchema,
  parts: ModelParts,
  defaults: ModelDefaults,
): readonly ModelDeclaration[] {
  const names = new ModelNames([...RESERVED_NAMES, ...IMPORTED_NAMES]);
  const types = new Map<string, string>();
  const context: RenderContext = {
    isEnum: isOneOf(schema.enums),
    renderItem: null,
    typeConstant: (name) => types.get(nameKey(name)) ?? null,
  };
  const statement = (doc: Doc, constant: string | null = null) =>
    declaration(withoutDefaultSchema(doc, defaults), constant);
  /** Later declarations can refer to a type. */
  const declareType = (type: QualifiedName, render: (context: RenderContext) => Doc) => {
    const constant = names.take(type.name);
    const declared = statement(render(context), constant);
    types.set(nameKey(type), constant);
    return declared;
  };
  return [
    ...placeDeclarations(schema).map((doc) => statement(doc)),
    ...schema.enums.map((type) =>
      declareType(type, () =>
        call('metadata.enum', [string(type.name), strings(type.values), ...options(placeEntries(type))]),
      ),
    ),
    ...renderModelTypes(schema, declareType),
    ...schema.sequences.map((sequence) => statement(renderSequence(sequence))),
    ...tableDeclarations(schema, parts, { names, context, defaults, statement }),
  ];
}

interface TableNaming {
  readonly names: ModelNames;
  readonly context: RenderContext;
  readonly defaults: ModelDefaults;
  readonly statement: (doc: Doc, constant: string | null) => ModelDeclaration;
}

function tableDeclarations(
  schema: DatabaseSchema,
  parts: ModelParts,
  { names, context, defaults, statement }: TableNaming,
): readonly ModelDeclaration[] {
  // A partition refers to the constant of its parent, which must come before it.
  const { sorted: tables } = sortTopologically(schema.tables, (table) => tablesByName(schema.tables, parentsOf(table)));
  const constants = new Map(tables.map((table) => [nameKey(table), names.take(table.name)]));
  const tableConstant = (name: QualifiedName) => constants.get(nameKey(name)) ?? null;
  const surroundings = { context, defaults, tableConstant, isSharedName: sharedNames(schema) };
  return tables.map((table) => {
    const parent = table.partitionOf === undefined ? null : tableConstant(table.partitionOf.parent);
    return {
      ...withDistribution(
        statement(renderModelTable(table, surroundings, parts.of(table)), tableConstant(table)),
        table,
      ),
      part: 'table' as const,
      table: bareName(table),
      ...(parent !== null && { partitionOf: parent }),
    };
  });
}

/** The table, and the call that distributes it. The name of another table needs no import. */
function withDistribution(declared: ModelDeclaration, { distribution }: Table): ModelDeclaration {
  if (distribution === undefined || declared.constant === null) return declared;
  const table = code(asSource(declared.constant));
  const doc =
    distribution.kind === 'reference'
      ? call('metadata.referenceTable', [table])
      : call('metadata.distributed', [table, object(distributionEntries(distribution))]);
  return { ...declared, source: `${declared.source}\n\n${declaration(doc, null).source}` };
}

/** Schemas, and collations. */
function placeDeclarations(schema: DatabaseSchema): readonly Doc[] {
  const schemas = [...commentedDefault(schema), ...schema.schemas];
  return [
    ...schemas.map(({ name, comment, isDistributed }) =>
      call('metadata.schema', [
        string(name),
        ...options([
          ['comment', optionalString(comment)],
          ['distributed', optionalTrue(isDistributed)],
        ]),
      ]),
    ),
    ...schema.collations.map((collation) =>
      call('metadata.collation', [
        string(collation.name),
        object([['schema', optionalString(collation.schema)], ...collationEntries(collation)]),
      ]),
    ),
  ];
}

/** Views, functions and other objects, including those that models have no function for. */
export function renderModelObjects(
  operations: readonly Operation[],
  style: ObjectStyle,
  parts: ModelParts,
): readonly ModelDeclaration[] {
  return operations
    .filter((operation) => operation.kind !== 'createObject' || !parts.said.has(objectMapKey(operation.object)))
    .map((operation) => ({
      ...declaration(withoutDefaultSchema(renderModelObject(operation, style, parts), style.defaults), null),
      part: 'object' as const,
    }));
}

/** What the file may import: a constant of that name would hide it. */
const IMPORTED_NAMES = [
  ...Object.keys(BUILTIN_TYPES),
  ...'MetaData check col enumType exclude foreignKey index policy primaryKey rowsFrom rule sql trigger type unique'.split(
    ' ',
  ),
  ...'bigserial serial smallserial'.split(' '),
];

function declaration(doc: Doc, constant: string | null): ModelDeclaration {
  const start = constant === null ? '' : `export const ${constant} = `;
  const names = new Set<string>();
  addImports(doc, { names, statements: new Set() });
  return {
    constant,
    part: 'shared',
    source: `${start}${printDoc(doc, { indent: 0, before: start.length, after: 1 })};`,
    imports: [...names],
  };
}

function placeEntries({ schema, comment }: { readonly schema: string | null; readonly comment: string | null }) {
  return [
    ['schema', optionalString(schema)],
    ['comment', optionalString(comment)],
  ] as const;
}

function renderSequence(sequence: Sequence): Doc {
  const { name, type, ownedBy } = sequence;
  const entries: readonly Entry[] = [
    ['type', type === 'bigint' ? undefined : string(type)],
    ...sequenceEntries(sequence.options, type),
    ['unlogged', optionalTrue(sequence.unlogged)],
    ['ownedBy', ownedBy === null ? undefined : string(joinDotted([...partsOfName(ownedBy.table), ownedBy.column]))],
    ...placeEntries(sequence),
  ];
  return call('metadata.sequence', [string(name), ...options(entries)]);
}
