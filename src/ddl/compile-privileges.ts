import type { Grant, Revoke, SetOwner } from '../operations/privilege-operations.js';
import {
  DEFAULT_KINDS,
  GRANTED_KINDS,
  type GrantTarget,
  isDefaults,
  OWNED_KINDS,
  OWNER_GRANTEE,
  type OwnedObject,
  PRIVILEGE_NAMES,
  PUBLIC_GRANTEE,
} from '../schema/privileges.js';
import type { NameSpace } from '../schema/system-names/system-names.js';
import { keyword } from './checked-words.js';
import { objectAddress } from './compile-object.js';
import { joinWords } from './join-words.js';
import { quoteObject } from './names/default-schema.js';
import { routineSignature } from './names/signature.js';
import { quoteIdentifier } from './quote.js';

export function compileGrant(operation: Grant): readonly string[] {
  const { target, grantee, grantOption } = operation;
  return [
    joinWords(
      ...beginning(target),
      `GRANT ${privilegeWords(operation)} ON ${objectWords(target)} TO ${granteeWords(grantee)}`,
      grantOption === true && 'WITH GRANT OPTION',
    ),
  ];
}

export function compileRevoke(operation: Revoke): readonly string[] {
  const { target, grantee, grantOptionOnly } = operation;
  const what = grantOptionOnly ? 'GRANT OPTION FOR ' : '';
  return [
    joinWords(
      ...beginning(target),
      `REVOKE ${what}${privilegeWords(operation)} ON ${objectWords(target)} FROM ${granteeWords(grantee)}`,
    ),
  ];
}

export function compileSetOwner({ object, owner }: SetOwner): readonly string[] {
  return [`ALTER ${OWNED_KINDS[object.on]} ${addressOf(object)} OWNER TO ${granteeWords(owner)}`];
}

function beginning(target: GrantTarget): readonly (string | false)[] {
  if (!isDefaults(target)) return [];
  const { role, within } = target;
  return [
    'ALTER DEFAULT PRIVILEGES',
    role !== null && `FOR ROLE ${quoteIdentifier(role)}`,
    within !== null && `IN SCHEMA ${quoteIdentifier(within)}`,
  ];
}

function privilegeWords({ privileges, columns }: Grant | Revoke): string {
  const list = columns === undefined ? '' : ` (${columns.map(quoteIdentifier).join(', ')})`;
  return privileges.map((privilege) => `${keyword('privileges', privilege, PRIVILEGE_NAMES)}${list}`).join(', ');
}

function objectWords(target: GrantTarget): string {
  return isDefaults(target) ? DEFAULT_KINDS[target.on] : `${GRANTED_KINDS[target.on]} ${addressOf(target)}`;
}

function addressOf(object: OwnedObject): string {
  const { on, schema, name, signature } = object;
  if (on === 'operator' || on === 'operatorClass' || on === 'operatorFamily') {
    return objectAddress({ kind: on, schema, name, signature, table: null });
  }
  // An aggregate of no arguments is named by a star, but not here.
  const inside = signature === '*' ? '' : signature;
  return `${quoteObject(spaceOf(on), { schema, name })}${inside === null ? '' : `(${routineSignature(inside)})`}`;
}

function granteeWords(grantee: string): string {
  if (grantee === PUBLIC_GRANTEE) return 'PUBLIC';
  return grantee === OWNER_GRANTEE ? 'CURRENT_USER' : quoteIdentifier(grantee);
}

function spaceOf(on: OwnedObject['on']): NameSpace | null {
  switch (on) {
    case 'type':
    case 'collation':
    case 'conversion':
      return on;
    case 'function':
    case 'procedure':
      return 'routine';
    case 'textSearchDictionary':
    case 'textSearchConfiguration':
      return 'textSearch';
    case 'operator':
      return 'operator';
    case 'operatorClass':
    case 'operatorFamily':
      return 'operatorMethod';
    case 'table':
    case 'sequence':
      return 'relation';
    case 'schema':
    case 'language':
    case 'foreignDataWrapper':
    case 'server':
    case 'publication':
    case 'eventTrigger':
      return null;
  }
}
