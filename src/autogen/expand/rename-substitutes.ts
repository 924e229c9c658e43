import type { CreateIndex, DropIndex } from '../../operations/index-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { Index } from '../../schema/index-value.js';
import { sameName } from '../../schema/names.js';
import { sameStructure } from '../compare/keys/compare-named.js';
import type { Stage } from './stages.js';

/** An index under a temporary name that gets the name of another one. */
interface Substitute {
  readonly created: CreateIndex;
  readonly dropped: DropIndex;
}

/** Has the second revision give an index its name instead of building it again. */
export function withRenamedSubstitutes(
  { operations, downgrade }: Stage,
  isSubstitute: (name: string) => boolean,
): Stage {
  const found = operations.flatMap((operation) =>
    operation.kind === 'dropIndex' && isSubstitute(operation.name) ? substituteFor(operation, operations) : [],
  );
  return found.reduce(withRename, { operations, downgrade });
}

function substituteFor(dropped: DropIndex, operations: readonly Operation[]): readonly Substitute[] {
  const created = operations.find(
    (operation): operation is CreateIndex =>
      operation.kind === 'createIndex' &&
      sameName(operation.table, dropped.table) &&
      isSame(operation.index, dropped.was),
  );
  return created === undefined ? [] : [{ created, dropped }];
}

function isSame(index: Index, other: Index | undefined): boolean {
  return other !== undefined && index.comment === null && sameStructure(index, other);
}

function withRename({ operations, downgrade }: Stage, { created, dropped }: Substitute): Stage {
  const { table, index } = created;
  const to: Operation = { kind: 'renameIndex', table, name: dropped.name, newName: index.name };
  const back: Operation = { kind: 'renameIndex', table, name: index.name, newName: dropped.name };
  const isBack = (each: Operation) =>
    each.kind === 'dropIndex' && sameName(each.table, table) && each.name === index.name && isSame(index, each.was);
  return {
    operations: operations.flatMap((each) => (each === dropped ? [] : each === created ? [to] : [each])),
    downgrade: downgrade.flatMap((each) => {
      if (each.kind === 'createIndex' && each.index.name === dropped.name) return [];
      return isBack(each) ? [back] : [each];
    }),
  };
}
