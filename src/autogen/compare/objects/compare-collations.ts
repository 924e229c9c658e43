import type { Operation } from '../../../operations/operation.js';
import type { Collation } from '../../../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import { matchByKey } from '../../../util/match-by-key.js';
import { sameStructure } from '../keys/compare-named.js';
import { commentChange } from './compare-comments.js';

/** PostgreSQL can't alter the definition of a collation, so a changed one is dropped and created. */
export function compareCollations(
  declared: readonly Collation[],
  reflected: readonly Collation[],
): readonly Operation[] {
  const { onlyLeft, onlyRight, both } = matchByKey(declared, reflected, { left: nameKey, right: nameKey });
  return [
    ...onlyRight.map(drop),
    ...both.flatMap(([wanted, found]): readonly Operation[] =>
      sameStructure(wanted, found)
        ? commentChange({ on: 'collation', name: nameOf(wanted) }, found, wanted)
        : [drop(found), create(wanted)],
    ),
    ...onlyLeft.map(create),
  ];
}

function create(collation: Collation): Operation {
  return { kind: 'createCollation', collation };
}

function drop(collation: Collation): Operation {
  return { kind: 'dropCollation', collation: nameOf(collation), was: collation };
}

function nameOf({ schema, name }: Collation): QualifiedName {
  return { schema, name };
}
