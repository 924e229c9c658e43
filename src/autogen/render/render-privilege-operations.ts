import { formatDirectiveName } from '../../ddl/names/directive-name.js';
import type { Grant, Revoke, SetOwner } from '../../operations/privilege-operations.js';
import { isDefinedKind } from '../../schema/defined-kinds.js';
import { type GrantTarget, isDefaults, type OwnedObject } from '../../schema/privileges.js';
import { type Entry, optionalString, optionalTrue, string, strings } from './build-doc.js';
import { directive } from './directive.js';
import type { Doc } from './doc.js';

export function renderGrant(operation: Grant): Doc {
  return renderChange('grant', operation, [['grantOption', optionalTrue(operation.grantOption)]]);
}

export function renderRevoke(operation: Revoke): Doc {
  return renderChange('revoke', operation, [['grantOptionOnly', optionalTrue(operation.grantOptionOnly)]]);
}

export function renderSetOwner({ object, owner }: SetOwner): Doc {
  return directive('setOwner', [string(object.on), string(nameOf(object)), string(owner)], targetEntries(object));
}

function renderChange(verb: 'grant' | 'revoke', operation: Grant | Revoke, entries: readonly Entry[]): Doc {
  const { target, privileges, columns, grantee } = operation;
  const start = [strings(privileges), string(target.on)];
  return isDefaults(target)
    ? directive(`${verb}ByDefault`, [...start, string(grantee)], [...targetEntries(target), ...entries])
    : directive(
        verb,
        [...start, string(nameOf(target)), string(grantee)],
        [['columns', columns && strings(columns)], ...targetEntries(target), ...entries],
      );
}

function nameOf({ on, name, signature }: OwnedObject): string {
  return isDefinedKind(on) ? formatDirectiveName({ kind: on, name, signature }) : name;
}

function targetEntries(target: GrantTarget | OwnedObject): readonly Entry[] {
  return isDefaults(target)
    ? [
        ['schema', optionalString(target.within)],
        ['role', optionalString(target.role)],
      ]
    : [['schema', optionalString(target.schema)]];
}
