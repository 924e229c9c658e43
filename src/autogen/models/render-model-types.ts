import type { CompositeType } from '../../schema/composite-type.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { RangeType } from '../../schema/range-type.js';
import { snakeCase } from '../../util/snake-case.js';
import { call } from '../render/build-doc.js';
import type { Doc } from '../render/doc.js';
import type { RenderContext } from '../render/render-context.js';
import {
  renderCreateCompositeType,
  renderCreateDomain,
  renderCreateRangeType,
} from '../render/render-type-operations.js';

type Types = Pick<DatabaseSchema, 'domains' | 'compositeTypes' | 'rangeTypes'>;

/**
 * The types that are said in words, and those that are said as SQL.
 *
 * @param asSql by nameKey(): those that are, although there are words
 */
export function typesByStyle(types: Types, asSql: ReadonlySet<string>) {
  const share = (isInWords: boolean): Types => {
    const isHere = (type: QualifiedName, hasWords: boolean) => (hasWords && !asSql.has(nameKey(type))) === isInWords;
    return {
      domains: types.domains.filter((type) => isHere(type, true)),
      compositeTypes: types.compositeTypes.filter((type) => isHere(type, hasUsualNames(type))),
      rangeTypes: types.rangeTypes.filter((type) => isHere(type, isPlain(type))),
    };
  };
  return { inWords: share(true), asSql: share(false) };
}

/** The words of the models are those of revisions, on `metadata`. */
export function renderModelTypes(
  { domains, compositeTypes, rangeTypes }: Types,
  context: RenderContext,
): readonly Doc[] {
  return [
    ...domains.map((type) => onMetadata('domain', renderCreateDomain({ kind: 'createDomain', type }, context))),
    ...compositeTypes.map((type) =>
      onMetadata('composite', renderCreateCompositeType({ kind: 'createCompositeType', type }, context)),
    ),
    ...rangeTypes.map((type) => onMetadata('range', renderCreateRangeType({ kind: 'createRangeType', type }, context))),
  ];
}

function onMetadata(word: string, doc: Doc): Doc {
  return doc.form === 'call' ? call(`metadata.${word}`, doc.args) : doc;
}

/** The names of attributes are made from those of properties. */
function hasUsualNames({ attributes }: CompositeType): boolean {
  return attributes.every(({ name }) => snakeCase(name) === name);
}

/** A canonical function takes the type, which has to be there as a shell before it. */
function isPlain({ canonical }: RangeType): boolean {
  return canonical === null;
}
