import type { Operation } from '../../../operations/operation.js';
import type { SetOwner } from '../../../operations/privilege-operations.js';
import type { Reflection } from '../../../reflect/reflection.js';
import { PUBLIC_SCHEMA } from '../../../schema/names.js';
import { type GrantTarget, grantedKey, isDefaults, type Ownership } from '../../../schema/privileges.js';

interface OwnersToCopy {
  /** Of the schema `public`, which every new database has. */
  readonly present: readonly SetOwner[];
  readonly copied: readonly SetOwner[];
}

/**
 * The owners that a copy needs: of objects whose privileges the operations change, since an owner has privileges without
 * a grant, and of the schema `public` if it has unusual privileges.
 */
export function ownersToCopy(original: Reflection, operations: readonly Operation[]): OwnersToCopy {
  const { schema, ownerRoles, role } = original;
  const changed = operations.flatMap((operation) =>
    operation.kind === 'grant' || operation.kind === 'revoke' ? targetKeys(operation.target) : [],
  );
  const unusual = schema.privileges.flatMap(({ target }) => targetKeys(target));
  const [isChanged, isUnusual] = [new Set(changed), new Set(unusual)];
  const isPublic = ({ object }: Ownership) => object.on === 'schema' && object.name === PUBLIC_SCHEMA;
  const set = ({ object, owner }: Ownership): SetOwner => ({ kind: 'setOwner', object, owner });
  return {
    present: ownerRoles
      .filter(
        (one) => isPublic(one) && (isChanged.has(grantedKey(one.object)) || isUnusual.has(grantedKey(one.object))),
      )
      .map(set),
    copied: ownerRoles
      .filter((one) => !isPublic(one) && one.owner !== role && isChanged.has(grantedKey(one.object)))
      .map(set),
  };
}

function targetKeys(target: GrantTarget): readonly string[] {
  return isDefaults(target) ? [] : [grantedKey(target)];
}
