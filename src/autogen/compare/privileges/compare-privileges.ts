import type { Operation } from '../../../operations/operation.js';
import type { Grant, Revoke } from '../../../operations/privilege-operations.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { type Key, objectKey, partKey } from '../../../schema/keys.js';
import {
  DEFAULTS_OF,
  type GrantedKind,
  type GrantedObject,
  type GrantTarget,
  grantedKey,
  isDefaults,
  OWNER_GRANTEE,
  type Ownership,
  type Privilege,
  type PrivilegeName,
} from '../../../schema/privileges.js';
import { groupBy } from '../../../util/group-by.js';
import { followSequences } from '../../match/follow-sequences.js';
import type { Sides } from '../../scope/sides.js';
import { grantables, newKeys } from './granted-objects.js';
import { privilegeChanges } from './privilege-changes.js';

/**
 * The grants and revokes that are needed after the operations. Privileges are compared as differences from those that
 * PostgreSQL gives by default. An object that the operations create or recreate has those that the default privileges
 * give it.
 *
 * @param ownerRoles the owners of objects that the role of the migration doesn't own
 */
export function comparePrivileges(
  { declared, reflected }: Sides,
  operations: readonly Operation[],
  ownerRoles: readonly Ownership[],
): readonly Operation[] {
  if (declared.privileges.length + reflected.privileges.length === 0) return [];
  const wanted = groupBy(declared.privileges, ({ target }) => targetKey(target));
  const present = followSequences(reflected.privileges, { declared: declared.tables, reflected: reflected.tables });
  const found = groupBy(present, ({ target }) => targetKey(target));
  const isNew = newKeys(operations);
  const objects = grantables(declared);
  const isDropped = droppedColumns(declared);
  const schemas = new Set([...declared.schemas, ...reflected.schemas].map(({ name }) => name));
  const isIn = (schema: string | null) => (within: string | null) =>
    within === null || (schema === null ? !schemas.has(within) : within === schema);
  const declaredOwnerOf = ownerFinder(declared.owners);
  const presentOwnerOf = ownerFinder(ownerRoles);
  return [
    ...objects.flatMap(({ object, comesWith }) => {
      const before = isNew(comesWith)
        ? givenByDefault(object, reflected.privileges, isIn(object.schema))
        : (found.get(grantedKey(object)) ?? []);
      const newOwner = declaredOwnerOf(object);
      const lasting = before.filter(
        ({ column, grantee }) =>
          // What a role has becomes a part of what the owner has when the role becomes the owner.
          grantee !== newOwner &&
          (column === null || (!isNew([columnKey(object, column), ...comesWith]) && !isDropped(object, column))),
      );
      const changes = privilegeChanges(object, wanted.get(grantedKey(object)) ?? [], lasting);
      const owner = newOwner ?? (isNew(comesWith) ? null : presentOwnerOf(object));
      return changes.map(forOwner(owner));
    }),
    ...otherTargets({ declared, reflected }, schemas).flatMap((target) =>
      privilegeChanges(target, wanted.get(targetKey(target)) ?? [], found.get(targetKey(target)) ?? []).map(
        forOwner(isDefaults(target) ? target.role : presentOwnerOf(target)),
      ),
    ),
  ];
}

/** Privileges go with their column, and a rebuilt table never has the column. */
function droppedColumns({ tables }: DatabaseSchema): (object: GrantedObject, column: string) => boolean {
  const columnsOf = new Map(tables.map((table) => [objectKey('table', table), table.columns]));
  return (object, column) => columnsOf.get(grantedKey(object))?.every(({ name }) => name !== column) ?? false;
}

/** Null if the owner isn't known, or is the role of the migration. */
function ownerFinder(owners: readonly Ownership[]): (object: GrantedObject) => string | null {
  const byKey = new Map(owners.map(({ object, owner }) => [grantedKey(object), owner]));
  return (object) => byKey.get(grantedKey(object)) ?? null;
}

/**
 * The privileges that an owner has by default belong to whoever is the owner. Other grants and revokes refer to the
 * owner by name.
 */
function forOwner(owner: string | null) {
  return (change: Grant | Revoke): Grant | Revoke =>
    owner !== null && change.grantee === OWNER_GRANTEE ? { ...change, grantee: owner } : change;
}

/**
 * Default privileges, the default schema, which no list of schemas contains, and languages that an extension or
 * another user created.
 */
function otherTargets({ declared, reflected }: Sides, schemas: ReadonlySet<string>): readonly GrantTarget[] {
  const staying = new Set(declared.schemas.map(({ name }) => name));
  const languages = new Set(
    [...declared.objects, ...reflected.objects].flatMap(({ kind, name }) => (kind === 'language' ? [name] : [])),
  );
  const targets = [...declared.privileges, ...reflected.privileges]
    .map(({ target }) => target)
    // Dropping a schema drops the default privileges for it.
    .filter((target) =>
      isDefaults(target)
        ? target.within === null || staying.has(target.within) || !schemas.has(target.within)
        : (target.on === 'schema' && !schemas.has(target.name)) ||
          (target.on === 'language' && !languages.has(target.name)),
    );
  return [...new Map(targets.map((target) => [targetKey(target), target])).values()];
}

/**
 * The privileges of a new object: the default privileges of all schemas and of its schema, for the role that runs the
 * migration.
 */
function givenByDefault(
  object: GrantedObject,
  privileges: readonly Privilege[],
  isIn: (within: string | null) => boolean,
): readonly Privilege[] {
  const own = privileges.flatMap((privilege) => {
    const { target } = privilege;
    const isFor = isDefaults(target) && target.on === DEFAULTS_OF[object.on] && target.role === null;
    return isFor && isIn(target.within) ? [{ ...privilege, target: object }] : [];
  });
  const byWhom = groupBy(own, ({ grantee, privilege }) => `${privilege} ${grantee}`);
  return [...byWhom.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    // What PostgreSQL grants by itself is not recorded. A schema may grant what is revoked for all schemas.
    if (isUsual(first)) return same.some(({ granted }) => granted) ? [] : [first];
    return [same.find(({ grantable }) => grantable) ?? first];
  });
}

/** Whether PostgreSQL grants the privilege on a new object by itself (manual: Privileges, table "Summary of Access Privileges"). */
function isUsual({ target, grantee, privilege }: Privilege): boolean {
  const toPublic = isDefaults(target) ? null : GRANTED_TO_PUBLIC[target.on];
  return grantee === OWNER_GRANTEE || (grantee === 'public' && privilege === toPublic);
}

const GRANTED_TO_PUBLIC: Readonly<Partial<Record<GrantedKind, PrivilegeName>>> = {
  function: 'execute',
  procedure: 'execute',
  type: 'usage',
};

function columnKey({ schema, name }: GrantedObject, column: string): Key {
  return partKey('column', { schema, name }, column);
}

function targetKey(target: GrantTarget): string {
  return isDefaults(target) ? [target.on, target.role ?? '', target.within ?? ''].join('\0') : grantedKey(target);
}
