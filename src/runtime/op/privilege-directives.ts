import { parseDirectiveName, parseRoutineName } from '../../ddl/names/directive-name.js';
import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import {
  DEFAULT_KINDS,
  GRANTED_KINDS,
  type GrantedKind,
  type GrantedObject,
  isGrantedKind,
  OWNED_KINDS,
  type OwnedKind,
  type OwnedObject,
  PRIVILEGE_NAMES,
  type PrivilegeName,
} from '../../schema/privileges.js';
import type { DefaultPrivilegeOptions, InSchema } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { checkedName, checkedNames, given, qualified } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type PrivilegeDirectives = Pick<Operations, 'grant' | 'revoke' | 'setOwner' | 'grantByDefault' | 'revokeByDefault'>;

export function privilegeDirectives(run: RunDirective): PrivilegeDirectives {
  return {
    grant: (privileges, on, name, grantee, options = {}) =>
      run('grant', options, () => {
        const { columns, grantOption } = options;
        const target = objectOf(on, name, options);
        return [{ kind: 'grant', target, ...whatTo(privileges, grantee), ...given({ columns, grantOption }) }];
      }),
    revoke: (privileges, on, name, grantee, options = {}) =>
      run('revoke', options, () => {
        const { columns, grantOptionOnly } = options;
        const target = objectOf(on, name, options);
        return [{ kind: 'revoke', target, ...whatTo(privileges, grantee), ...given({ columns, grantOptionOnly }) }];
      }),
    setOwner: (on, name, owner, options = {}) =>
      run('setOwner', options, () => [
        { kind: 'setOwner', object: ownedOf(on, name, options), owner: checkedName('owner', owner) },
      ]),
    grantByDefault: (privileges, on, grantee, options = {}) =>
      run('grantByDefault', options, () => {
        const target = { on: wordOf(on, DEFAULT_KINDS), ...placeOf(options) };
        const { grantOption } = options;
        return [{ kind: 'grant', target, ...whatTo(privileges, grantee), ...given({ grantOption }) }];
      }),
    revokeByDefault: (privileges, on, grantee, options = {}) =>
      run('revokeByDefault', options, () => {
        const target = { on: wordOf(on, DEFAULT_KINDS), ...placeOf(options) };
        const { grantOptionOnly } = options;
        return [{ kind: 'revoke', target, ...whatTo(privileges, grantee), ...given({ grantOptionOnly }) }];
      }),
  };
}

function whatTo(privileges: readonly PrivilegeName[], grantee: string) {
  for (const privilege of checkedNames('privileges', privileges)) {
    if (!PRIVILEGE_NAMES.some((known) => known === privilege)) {
      throw directiveArgumentInvalid('privileges', `names out of ${PRIVILEGE_NAMES.join(', ')}`, privilege);
    }
  }
  return { privileges, grantee: checkedName('grantee', grantee) };
}

function wordOf<Word extends string>(on: Word, known: Readonly<Record<Word, string>>): Word {
  if (!Object.hasOwn(known, on)) throw directiveArgumentInvalid('on', `one of ${Object.keys(known).join(', ')}`, on);
  return on;
}

function ownedOf(on: OwnedKind, name: string, options: InSchema): OwnedObject {
  wordOf(on, OWNED_KINDS);
  if (isGrantedKind(on)) return objectOf(on, name, options);
  const { name: own, signature } =
    on === 'collation' ? { name, signature: null } : parseDirectiveName(on, checkedName('name', name));
  return { on, ...qualified('name', own, options), signature };
}

/** A routine is named with its arguments: `touch(integer)`. */
function objectOf(on: GrantedKind, name: string, options: InSchema): GrantedObject {
  const isRoutine = wordOf(on, GRANTED_KINDS) === 'function' || on === 'procedure';
  const parsed = isRoutine ? parseRoutineName(checkedName('name', name)) : { name, signature: null };
  return {
    on,
    ...qualified('name', parsed.name, options),
    signature: isRoutine ? (parsed.signature ?? '') : null,
  };
}

function placeOf({ schema, role }: DefaultPrivilegeOptions) {
  return {
    role: role === undefined ? null : checkedName('role', role),
    within: schema === undefined ? null : checkedName('schema', schema),
  };
}
