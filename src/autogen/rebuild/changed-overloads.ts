import type { DatabaseSchema } from '../../schema/database-schema.js';
import { type Dependence, definedKey } from '../../schema/defined-object.js';
import { besideTable, type Key, objectKey, overloadedName, partKey } from '../../schema/keys.js';
import { isSystemName } from '../../schema/system-names/system-names.js';
import type { Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import type { Sides } from '../scope/sides.js';

/**
 * Objects that call another function or operator with the same text, because the called one is dropped, or the
 * arguments match a new one better. Only a definition that PostgreSQL reads again uses the other one. Both sides must
 * have their dependencies.
 */
export function usersOfOtherOverloads({ declared, reflected }: Sides): readonly OverloadUser[] {
  const wanted = groupBy(declared.dependences.filter(isOnOverload), ({ dependent }) => dependent);
  const found = groupBy(reflected.dependences.filter(isOnOverload), ({ dependent }) => dependent);
  const differing = [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (user) => !sameCalls(wanted.get(user) ?? [], found.get(user) ?? []),
  );
  if (differing.length === 0) {
    return [];
  }
  const [here, there] = [usersIn(declared), usersIn(reflected)];
  return differing
    .filter((user) => here.has(user) && there.has(user))
    .map((user) => ({
      user,
      isRewritten: here.get(user) !== there.get(user),
      mayMean: mayMean(found.get(user) ?? [], wanted.get(user) ?? []),
    }));
}

export interface OverloadUser {
  readonly user: Key;
  /** Whether the default or generation expression has another text. For the part of a child, the parent may set it. */
  readonly isRewritten: boolean;
  /**
   * Functions that it calls and should no longer call. As long as they exist, its new text may still refer to them.
   */
  readonly mayMean: readonly Key[];
}

function mayMean(found: readonly Dependence[], wanted: readonly Dependence[]): readonly Key[] {
  const kept = new Set(wanted.map(({ on }) => on));
  const names = new Set(wanted.map(({ on }) => overloadedName(on)));
  return found.map(({ on }) => on).filter((on) => !kept.has(on) && (names.has(overloadedName(on)) || isSystemCall(on)));
}

function isSystemCall(key: Key): boolean {
  const name = overloadedName(key) ?? '';
  const operator = name.replace(/^operator /, '');
  return operator === name ? isSystemName('routine', name) : isSystemName('operator', operator);
}

function isOnOverload({ on }: Dependence): boolean {
  return overloadedName(on) !== null;
}

function sameCalls(a: readonly Dependence[], b: readonly Dependence[]): boolean {
  const called = new Set(a.map(({ on }) => on));
  return called.size === new Set(b.map(({ on }) => on)).size && b.every(({ on }) => called.has(on));
}

/** All objects with an expression, and the expressions of columns. */
function usersIn({ tables, domains, objects }: DatabaseSchema): ReadonlyMap<Key, string | null> {
  return new Map<Key, string | null>([
    ...[...objects.map(definedKey), ...domains.map((domain) => objectKey('type', domain))].map(withoutText),
    ...tables.flatMap((table) => [...partsWithExpressions(table).map(withoutText), ...columnsWithExpressions(table)]),
  ]);
}

function withoutText(key: Key): readonly [Key, null] {
  return [key, null];
}

function columnsWithExpressions(table: Table): readonly (readonly [Key, string])[] {
  return table.columns.flatMap(({ name, serverDefault, generated }) => {
    const text = serverDefault ?? generated?.expression;
    return text === undefined ? [] : [[partKey('default', table, name), text] as const];
  });
}

function partsWithExpressions(table: Table): readonly Key[] {
  const { checks, exclusions, indexes, statistics = [], partitionBy } = table;
  return [
    ...checks.map(({ name }) => partKey('constraint', table, name)),
    ...[...exclusions, ...indexes].map(({ name }) => besideTable(table, name)),
    ...statistics.map((one) => objectKey('statistics', one)),
    ...(partitionBy ? [objectKey('table', table)] : []),
  ];
}
