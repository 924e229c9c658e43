import type { CompositeType } from '../../schema/composite-type.js';
import type { Domain } from '../../schema/domain.js';
import { type Key, objectKey, schemaKeys } from '../../schema/keys.js';
import type { RangeType } from '../../schema/range-type.js';
import { collationKeys, defaultKeys, typeKeys } from './column-facts.js';

/** What a domain depends on. */
export function domainNeeds({ schema, type, collation, serverDefault }: Domain): readonly Key[] {
  return [...schemaKeys(schema), ...typeKeys(type), ...collationKeys(collation), ...defaultKeys(serverDefault)];
}

/** What a composite type depends on. */
export function compositeNeeds({ schema, attributes }: CompositeType): readonly Key[] {
  const parts = attributes.flatMap(({ type, collation }) => [...typeKeys(type), ...collationKeys(collation)]);
  return [...schemaKeys(schema), ...parts];
}

/** A range type, and the multirange that is created and dropped with it. */
export function rangeObjects({ schema, name, multirange }: RangeType): readonly Key[] {
  return [objectKey('type', { schema, name }), objectKey('type', multirange)];
}

/** What a range type depends on. */
export function rangeNeeds({ schema, subtype, collation }: RangeType): readonly Key[] {
  return [...schemaKeys(schema), ...typeKeys(subtype), ...collationKeys(collation)];
}
