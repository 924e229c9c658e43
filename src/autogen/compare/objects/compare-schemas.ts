import type { Operation } from '../../../operations/operation.js';
import type { Schema } from '../../../schema/database-schema.js';
import { isUsualComment } from '../../../schema/default-schema.js';
import { matchByName } from '../../../util/match-by-key.js';
import { commentChange } from './compare-comments.js';

export function compareSchemas(declared: readonly Schema[], reflected: readonly Schema[]): readonly Operation[] {
  const { onlyLeft, onlyRight, both } = matchByName(declared, reflected);
  return [
    ...onlyLeft.map((schema): Operation => ({ kind: 'createSchema', schema })),
    ...both.flatMap(([wanted, found]) => commentChange({ on: 'schema', name: wanted.name }, found, wanted)),
    ...onlyRight.map((schema): Operation => ({ kind: 'dropSchema', name: schema.name, was: schema })),
  ];
}

/** `public` gets a default comment from initdb. Declaring or omitting it is not a difference. */
export function compareDefaultSchemas(declared: Schema | null, reflected: Schema | null): readonly Operation[] {
  if (declared === null || reflected === null || (isUsualComment(declared) && isUsualComment(reflected))) {
    return [];
  }
  return commentChange({ on: 'schema', name: reflected.name }, reflected, declared);
}
