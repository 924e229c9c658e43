import { columnName } from '../../schema/column-naming.js';
import type { CompositeType } from '../../schema/composite-type.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { RangeType } from '../../schema/range-type.js';
import type { ColumnType } from '../../schema/types.js';
import { sortTopologically } from '../../util/sort-topologically.js';
import { call } from '../render/build-doc.js';
import type { Doc } from '../render/doc.js';
import type { RenderContext } from '../render/render-context.js';
import {
  renderCreateCompositeType,
  renderCreateDomain,
  renderCreateRangeType,
} from '../render/render-type-operations.js';
import type { ModelDeclaration } from './model-declaration.js';
import type { ModelDefaults } from './model-defaults.js';

type Types = Pick<DatabaseSchema, 'domains' | 'compositeTypes' | 'rangeTypes'>;

/**
 * The types that model functions render, and those that are rendered as SQL.
 * @param asSql by nameKey(): types that are rendered as SQL, although models have a function for them
 */
export function typesByStyle(types: Types, asSql: ReadonlySet<string>, { columnNaming }: ModelDefaults) {
  const share = (isInWords: boolean): Types => {
    const isHere = (type: QualifiedName, hasWords: boolean) => (hasWords && !asSql.has(nameKey(type))) === isInWords;
    return {
      domains: types.domains.filter((type) => isHere(type, true)),
      compositeTypes: types.compositeTypes.filter((type) => isHere(type, hasUsualNames(type, columnNaming))),
      rangeTypes: types.rangeTypes.filter((type) => isHere(type, isPlain(type))),
    };
  };
  return { inWords: share(true), asSql: share(false) };
}

/** A type that a model function declares. */
interface DeclaredType {
  readonly type: QualifiedName;
  /** The types that it consists of. */
  readonly parts: readonly ColumnType[];
  readonly render: (context: RenderContext) => Doc;
}

/**
 * The functions of models are those of revisions, on `metadata`. A type comes after the types that it consists of, so
 * that its declaration can use their constants.
 */
export function renderModelTypes(
  types: Types,
  declare: (type: QualifiedName, render: (context: RenderContext) => Doc) => ModelDeclaration,
): readonly ModelDeclaration[] {
  const declared = declaredTypes(types);
  const byName = new Map(declared.map((each) => [nameKey(each.type), each]));
  const { sorted } = sortTopologically(declared, ({ parts }) =>
    parts.flatMap(({ userType }) => (userType === null ? [] : (byName.get(nameKey(userType)) ?? []))),
  );
  return sorted.map(({ type, render }) => declare(type, render));
}

function declaredTypes({ domains, compositeTypes, rangeTypes }: Types): readonly DeclaredType[] {
  return [
    ...domains.map((type) => ({
      type,
      parts: [type.type],
      render: (context: RenderContext) =>
        onMetadata('domain', renderCreateDomain({ kind: 'createDomain', type }, context)),
    })),
    ...compositeTypes.map((type) => ({
      type,
      parts: type.attributes.map((attribute) => attribute.type),
      render: (context: RenderContext) =>
        onMetadata('composite', renderCreateCompositeType({ kind: 'createCompositeType', type }, context)),
    })),
    ...rangeTypes.map((type) => ({
      type,
      parts: [type.subtype],
      render: (context: RenderContext) =>
        onMetadata('range', renderCreateRangeType({ kind: 'createRangeType', type }, context)),
    })),
  ];
}

function onMetadata(word: string, doc: Doc): Doc {
  return doc.form === 'call' ? call(`metadata.${word}`, doc.args) : doc;
}

/** The names of attributes are derived from those of properties. */
function hasUsualNames({ attributes }: CompositeType, naming: ModelDefaults['columnNaming']): boolean {
  return attributes.every(({ name }) => columnName(name, naming) === name && !/^\d+$/.test(name));
}

/** A canonical function takes the type, so the type must exist as a shell before. */
function isPlain({ canonical }: RangeType): boolean {
  return canonical === null;
}
