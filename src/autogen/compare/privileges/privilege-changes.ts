import type { Grant, Revoke } from '../../../operations/privilege-operations.js';
import type { GrantTarget, Privilege, PrivilegeName } from '../../../schema/privileges.js';
import { groupBy } from '../../../util/group-by.js';
import { matchByKey } from '../../../util/match-by-key.js';

/** A privilege to grant or revoke. */
interface Change {
  readonly verb: 'grant' | 'revoke';
  readonly privilege: Privilege;
  /** A grant with the grant option, or a revoke of only the grant option. */
  readonly option: boolean;
}

/** The changes from the privileges found on an object to the wanted ones. */
export function privilegeChanges(
  target: GrantTarget,
  wanted: readonly Privilege[],
  found: readonly Privilege[],
): readonly (Grant | Revoke)[] {
  const { onlyLeft, onlyRight, both } = matchByKey(wanted, found, { left: privilegeKey, right: privilegeKey });
  const changes = [
    ...onlyRight.map((privilege) => change(privilege, !privilege.granted)),
    ...onlyLeft.map((privilege) => change(privilege, privilege.granted)),
    ...both.flatMap(([to, from]) => changeOption(to, from)),
  ];
  const again = both.flatMap(([to]) => (isTakenAlong(to, changes) ? [change(to, true)] : []));
  return inGroups(target, [...changes, ...again]);
}

function privilegeKey({ column, grantee, privilege, granted }: Privilege): string {
  return [privilege, String(granted), grantee, column ?? ''].join('\0');
}

function change(privilege: Privilege, give: boolean): Change {
  return { verb: give ? 'grant' : 'revoke', privilege, option: give && privilege.granted && privilege.grantable };
}

function changeOption(to: Privilege, from: Privilege): readonly Change[] {
  if (to.grantable === from.grantable) return [];
  return [{ verb: to.grantable ? 'grant' : 'revoke', privilege: to, option: true }];
}

/** REVOKE on a table also revokes the privilege on its columns (manual: REVOKE). */
function isTakenAlong({ column, grantee, privilege }: Privilege, changes: readonly Change[]): boolean {
  return (
    column !== null &&
    changes.some(
      ({ verb, privilege: other }) =>
        verb === 'revoke' && other.column === null && other.grantee === grantee && other.privilege === privilege,
    )
  );
}

/**
 * Groups the changes that fit in one statement: first columns of one privilege, then privileges of the same columns.
 */
function inGroups(target: GrantTarget, changes: readonly Change[]): readonly (Grant | Revoke)[] {
  const byStatement = groupBy(changes, ({ verb, privilege: { grantee }, option }) =>
    [verb, grantee, String(option)].join('\0'),
  );
  return [...byStatement.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const { verb, privilege, option } = first;
    return columnGroups(alike).map(({ privileges, columns }): Grant | Revoke => {
      const what = { target, privileges, grantee: privilege.grantee, ...(columns.length > 0 && { columns }) };
      return verb === 'grant'
        ? { kind: 'grant', ...what, ...(option && { grantOption: true }) }
        : { kind: 'revoke', ...what, ...(option && { grantOptionOnly: true }) };
    });
  });
}

interface ColumnGroup {
  readonly privileges: readonly PrivilegeName[];
  /** Empty for the whole object. */
  readonly columns: readonly string[];
}

function columnGroups(changes: readonly Change[]): readonly ColumnGroup[] {
  const columnsOf = groupBy(changes, ({ privilege: { privilege, column } }) => `${privilege} ${column === null}`);
  const groups = [...columnsOf.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [
      { privilege: first.privilege.privilege, columns: same.flatMap(({ privilege }) => privilege.column ?? []).sort() },
    ];
  });
  const byColumns = groupBy(groups, ({ columns }) => columns.join('\0'));
  return [...byColumns.values()].map((same) => ({
    privileges: same.map(({ privilege }) => privilege).sort(),
    columns: same[0]?.columns ?? [],
  }));
}
