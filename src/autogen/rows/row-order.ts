import { ROWS_AT_ONCE } from '../../ddl/row-values.js';
import { bareName, type QualifiedName } from '../../schema/names.js';
import { sortTopologically } from '../../util/sort-topologically.js';
import {
  changesReferred,
  type DirectedChanges,
  decidesOrder,
  handsOnReferred,
  insertsReference,
  isSelf,
  type RowReference,
  updatesReference,
} from './row-references.js';

/** When the rows of a table change. */
export interface RowTurn {
  /** Tables with changes that its rows refer to. */
  readonly parents: readonly QualifiedName[];
  /** Those that its updated rows refer to otherwise than before. */
  readonly updateParents: readonly QualifiedName[];
  /** Rows that are updated may have referred to the deleted ones. Otherwise rows are deleted first: others may take their unique values. */
  readonly deletesLate: boolean;
}

export interface RowPlan {
  /** In the order of the changes. */
  readonly turns: readonly RowTurn[];
  /** Foreign keys that no order satisfies. They are dropped before the changes, and added after them. */
  readonly suspended: readonly RowReference[];
}

/** Decides by the foreign keys between the tables in which order their rows change. */
export function planRowChanges(changes: readonly DirectedChanges[], references: readonly RowReference[]): RowPlan {
  const suspended = new Set(references.filter((each) => WITHOUT_ORDER.some((is) => is(each))));
  const deciding = references.filter((each) => !suspended.has(each) && decidesOrder(each));
  for (const reference of closingCycles(changes, deciding)) suspended.add(reference);
  const kept = deciding.filter((each) => !suspended.has(each));
  const late = new Set<DirectedChanges>();
  for (const reference of kept) {
    if (!updatesReference(reference) || !waitsForUpdates(reference)) continue;
    const waiting = withParents(reference.parent, kept);
    if (waiting.every(mayDeleteLate)) for (const change of waiting) late.add(change);
    else suspended.add(reference);
  }
  const turns = changes.map((change) => {
    const references = kept.filter((each) => each.child === change && !suspended.has(each) && !isSelf(each));
    return {
      parents: parentsOf(references),
      updateParents: parentsOf(references.filter(updatesReference)),
      deletesLate: late.has(change),
    };
  });
  return { turns, suspended: [...suspended] };
}

function parentsOf(references: readonly RowReference[]): readonly QualifiedName[] {
  return [...new Set(references.map(({ parent }) => parent))].map(({ table }) => bareName(table));
}

/** Updates precede inserts otherwise, and follow deletes. */
function waitsForUpdates(reference: RowReference): boolean {
  return reference.parent.deleted.length > 0 || (isSelf(reference) && reference.parent.inserted.length > 0);
}

const WITHOUT_ORDER = [changesReferred, handsOnReferred, needsSeveralStatements, mayChangeEarly];

/** Rows may be updated before the columns change, and others are inserted after that. */
function mayChangeEarly(reference: RowReference): boolean {
  return reference.child.isReshaped && updatesReference(reference) && reference.parent.inserted.length > 0;
}

/** PostgreSQL checks a foreign key at the end of each statement. */
function needsSeveralStatements(reference: RowReference): boolean {
  const { inserted, deleted } = reference.child;
  return (
    isSelf(reference) &&
    (deleted.length > ROWS_AT_ONCE || (inserted.length > ROWS_AT_ONCE && insertsReference(reference)))
  );
}

function closingCycles(
  changes: readonly DirectedChanges[],
  references: readonly RowReference[],
): readonly RowReference[] {
  const others = references.filter((each) => !isSelf(each));
  const { broken } = sortTopologically(changes, (change) =>
    others.filter(({ child }) => child === change).map(({ parent }) => parent),
  );
  return others.filter(({ child, parent }) => broken.some(([from, to]) => from === child && to === parent));
}

/** The table, and the tables whose rows can be deleted only after its rows. */
function withParents(change: DirectedChanges, references: readonly RowReference[]): readonly DirectedChanges[] {
  const found = new Set([change]);
  // A set gives what is added to it during the loop, too.
  for (const child of found) {
    for (const each of references) if (each.child === child && each.parent.deleted.length > 0) found.add(each.parent);
  }
  return [...found];
}

/** Other rows may take the unique values of the deleted ones, unless the key is the only unique value. */
function mayDeleteLate({ table, inserted, updated, isReshaped }: DirectedChanges): boolean {
  const { primaryKey, uniques, indexes, exclusions } = table;
  const keys = [...(primaryKey === null ? [] : [primaryKey]), ...uniques, ...indexes.filter(({ unique }) => unique)];
  const isKeyAlone = keys.length + exclusions.length <= 1;
  return !isReshaped && (isKeyAlone || (inserted.length === 0 && updated.length === 0));
}
