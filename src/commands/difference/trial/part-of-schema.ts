import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { definedKey } from '../../../schema/defined-object.js';
import { type Key, objectKey } from '../../../schema/keys.js';
import type { QualifiedName } from '../../../schema/names.js';
import { type GrantTarget, grantedKey, isDefaults, type OwnedObject } from '../../../schema/privileges.js';
import type { Untouched } from './touched-part.js';

/** A schema without the objects that a revision doesn't touch, and without their comments, owners and privileges. */
export function partOfSchema(schema: DatabaseSchema, { graph, untouched }: Untouched): DatabaseSchema {
  const isKept = (key: Key) => !untouched.has(graph.find(key)?.key ?? key);
  const named = (kind: Parameters<typeof objectKey>[0]) => (object: QualifiedName) => isKept(objectKey(kind, object));
  const isTargetKept = (target: GrantTarget | OwnedObject) => isDefaults(target) || isKept(grantedKey(target));
  return {
    ...schema,
    collations: schema.collations.filter(named('collation')),
    enums: schema.enums.filter(named('type')),
    domains: schema.domains.filter(named('type')),
    compositeTypes: schema.compositeTypes.filter(named('type')),
    rangeTypes: schema.rangeTypes.filter(named('type')),
    sequences: schema.sequences.filter(named('relation')),
    tables: schema.tables.filter(named('table')),
    objects: schema.objects.filter((object) => isKept(definedKey(object))),
    dependences: schema.dependences.filter(({ dependent, on }) => isKept(dependent) && isKept(on)),
    privileges: schema.privileges.filter(({ target }) => isTargetKept(target)),
    owners: schema.owners.filter(({ object }) => isTargetKept(object)),
  };
}
