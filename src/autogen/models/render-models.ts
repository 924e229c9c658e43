import type { Operation } from '../../operations/operation.js';
import { BUILTIN_TYPES } from '../../schema/builtin-types.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { commentedDefault } from '../../schema/default-schema.js';
import { objectMapKey } from '../../schema/defined-object.js';
import { tablesByName } from '../../schema/inherit-columns.js';
import { joinDotted, nameKey, partsOfName, type QualifiedName } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import { parentsOf } from '../../schema/table.js';
import { sortTopologically } from '../../util/sort-topologically.js';
import { call, type Entry, flag, object, optionalString, options, string, strings, text } from '../render/build-doc.js';
import { addImports, type Doc, printDoc } from '../render/doc.js';
import { sequenceEntries } from '../render/render-column.js';
import { ModelNames, RESERVED_NAMES } from './model-names.js';
import { isSaidView, type ModelParts, modelParts, type ObjectStyle, renderModelObject } from './render-model-object.js';
import { renderModelTable } from './render-model-table.js';
import { renderModelTypes } from './render-model-types.js';
import { sharedNames } from './shared-names.js';

/** One declaration of a module of models. */
export interface ModelDeclaration {
  /** The constant; null for what nothing refers to. */
  readonly constant: string | null;
  readonly part: 'shared' | 'table' | 'object';
  /** The statement, without a line break at its end. */
  readonly source: string;
  /** What it needs from `limbeck/schema`. */
  readonly imports: readonly string[];
  /** The constant of the table that it declares a partition of. */
  readonly partitionOf?: string;
}

/** What stands on the tables that are said in words, and on the views that are. */
export function partsOfModels({ tables, objects }: DatabaseSchema, style: ObjectStyle): ModelParts {
  const views = objects.filter((object) => isSaidView(object, style));
  return modelParts(objects, new Set([...tables, ...views].map(nameKey)), style);
}

/** A schema in the language of models: types, collations and sequences first, then tables by their names. */
export function renderModels(schema: DatabaseSchema, parts: ModelParts): readonly ModelDeclaration[] {
  const names = new ModelNames([...RESERVED_NAMES, ...IMPORTED_NAMES]);
  const enums = new Map(schema.enums.map((type) => [nameKey(type), names.take(type.name)]));
  const enumConstant = (name: QualifiedName) => enums.get(nameKey(name)) ?? null;
  // A partition names the constant of its parent, which must come before it.
  const { sorted: tables } = sortTopologically(schema.tables, (table) => tablesByName(schema.tables, parentsOf(table)));
  const constants = new Map(tables.map((table) => [nameKey(table), names.take(table.name)]));
  const tableConstant = (name: QualifiedName) => constants.get(nameKey(name)) ?? null;
  const surroundings = { enumConstant, tableConstant, isSharedName: sharedNames(schema) };
  const statement = (doc: Doc) => declaration(doc, null);
  return [
    ...[...commentedDefault(schema), ...schema.schemas].map(({ name, comment }) =>
      statement(call('metadata.schema', [string(name), ...options([['comment', optionalString(comment)]])])),
    ),
    ...schema.collations.map((collation) =>
      statement(
        call('metadata.collation', [
          string(collation.name),
          object([
            ['schema', optionalString(collation.schema)],
            ['provider', collation.provider === 'libc' ? undefined : string(collation.provider)],
            ['locale', string(collation.locale)],
            ['ctype', optionalString(collation.ctype)],
            ['deterministic', collation.deterministic ? undefined : text('false')],
            ['rules', optionalString(collation.rules)],
            ['comment', optionalString(collation.comment)],
          ]),
        ]),
      ),
    ),
    ...schema.enums.map((type) =>
      declaration(
        call('metadata.enum', [string(type.name), strings(type.values), ...options(placeEntries(type))]),
        enumConstant(type),
      ),
    ),
    ...renderModelTypes(schema, { isEnum: () => false, renderItem: null }).map(statement),
    ...schema.sequences.map((sequence) => statement(renderSequence(sequence))),
    ...tables.map((table) => {
      const parent = table.partitionOf === undefined ? null : tableConstant(table.partitionOf.parent);
      return {
        ...declaration(renderModelTable(table, surroundings, parts.of(table)), tableConstant(table)),
        part: 'table' as const,
        ...(parent !== null && { partitionOf: parent }),
      };
    }),
  ];
}

/** Views, functions and the like, and what has no word of its own. */
export function renderModelObjects(
  operations: readonly Operation[],
  style: ObjectStyle,
  parts: ModelParts,
): readonly ModelDeclaration[] {
  return operations
    .filter((operation) => operation.kind !== 'createObject' || !parts.said.has(objectMapKey(operation.object)))
    .map((operation) => ({
      ...declaration(renderModelObject(operation, style, parts), null),
      part: 'object' as const,
    }));
}

/** What the file may import: a constant of that name would hide it. */
const IMPORTED_NAMES = [
  ...Object.keys(BUILTIN_TYPES),
  ...'MetaData check col enumType exclude foreignKey index policy primaryKey rule sql trigger type unique'.split(' '),
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
    ['unlogged', flag(sequence.unlogged)],
    ['ownedBy', ownedBy === null ? undefined : string(joinDotted([...partsOfName(ownedBy.table), ownedBy.column]))],
    ...placeEntries(sequence),
  ];
  return call('metadata.sequence', [string(name), ...options(entries)]);
}
