import type { Operation } from '../../../operations/operation.js';
import type { ForeignKey } from '../../../schema/constraints.js';
import { bareName } from '../../../schema/names.js';
import { isOwn } from '../../../schema/table.js';
import { sameValueBut } from '../../../util/same-value.js';
import { dropForeignKey, type ForeignKeyContext } from '../keys/compare-constraints.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';
import { couldBeAttached, NAME_AND_ORIGIN } from './inherited-foreign-keys.js';

/**
 * If a table that becomes a partition has a foreign key like one of the partitioned table, PostgreSQL takes that for the
 * partition's, under its name. The same happens if the partitioned table of a partition gets its foreign key. Equal foreign
 * keys are dropped if PostgreSQL would have a choice, or if the key or the table that they refer to is rebuilt.
 */
export function foreignKeysBeforeJoining(pair: TablePair, context: ForeignKeyContext): readonly Operation[] {
  const { declared, reflected } = pair;
  if (declared.partitionOf === undefined) return [];
  const table = bareName(declared);
  return groupsOf(declared.foreignKeys).flatMap((group): readonly Operation[] => {
    const inherited = group.filter((key) => !isOwn(key));
    const before = reflected.foreignKeys.filter((key) => group.some((other) => couldBeAttached(key, other)));
    const [first] = inherited;
    if (first === undefined) return [];
    const isNew = arrives(pair) || before.every(isOwn);
    const isOtherwise = before.some((key) => !inherited.some((other) => isEqual(key, other)));
    const areDropped =
      inherited.length < group.length ||
      (isOtherwise && !arrives(pair)) ||
      [first, ...before].some(context.restsOnDropped);
    const drop = (key: ForeignKey) => dropForeignKey(table, key, context);
    if (isNew && areDropped) return before.map(drop);
    if (!arrives(pair)) return [];
    const twins = twinsOf(inherited, before);
    return [
      ...twins
        .filter(([key, { name }]) => key.name !== name)
        .map(
          ([key, { name }]): Operation => ({
            kind: 'renameConstraint',
            table,
            name,
            newName: key.name,
            beforeJoining: true,
          }),
        ),
      ...before.filter((key) => !twins.some(([, twin]) => twin === key)).map(drop),
    ];
  });
}

type Twins = readonly (readonly [declared: ForeignKey, reflected: ForeignKey])[];

/** Foreign keys of one name belong together, and the others as they come. */
function twinsOf(declared: readonly ForeignKey[], reflected: readonly ForeignKey[]): Twins {
  const byName = declared.flatMap((key) => {
    const same = reflected.find((other) => other.name === key.name && isEqual(key, other));
    return same === undefined ? [] : [[key, same] as const];
  });
  const left = reflected.filter((key) => !byName.some(([, twin]) => twin === key));
  const others = declared.filter((key) => !byName.some(([other]) => other === key));
  const paired = others.flatMap((key, place) => {
    const twin = left[place];
    return twin === undefined || !isEqual(key, twin) ? [] : [[key, twin] as const];
  });
  return [...byName, ...paired];
}

function groupsOf(keys: readonly ForeignKey[]): readonly (readonly ForeignKey[])[] {
  return keys
    .filter((key, place) => keys.findIndex((other) => couldBeAttached(key, other)) === place)
    .map((key) => keys.filter((other) => couldBeAttached(key, other)));
}

function isEqual(key: ForeignKey, other: ForeignKey): boolean {
  return sameValueBut(key, other, NAME_AND_ORIGIN);
}
