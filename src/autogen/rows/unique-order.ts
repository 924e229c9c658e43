import { groupBy } from '../../util/group-by.js';
import { sortTopologically } from '../../util/sort-topologically.js';
import { type UpdatedTexts, valueAfter } from './row-references.js';
import { type UniqueKey, uniqueValue } from './unique-keys.js';

interface UniqueOrder {
  readonly updated: readonly UpdatedTexts[];
  /** The keys that may refuse the updates in this order. */
  readonly refusing: readonly UniqueKey[];
}

/**
 * PostgreSQL checks unique values row by row, so a row that takes a unique value follows the row that gives it up. If rows
 * exchange values, no order satisfies PostgreSQL.
 *
 * @param isEarly whether a value is set before the columns change, and not after it
 */
export function inUniqueOrder(
  updated: readonly UpdatedTexts[],
  keys: readonly UniqueKey[],
  isEarly: (column: string, value: string | null) => boolean,
): UniqueOrder {
  const touched = keys.map((key) => ({ key, moves: movesOf(updated, key, isEarly) }));
  const all = touched.flatMap(({ moves }) => moves);
  const givers = groupBy(all, ({ gives }) => gives);
  const takes = groupBy(
    all.filter(({ takes }) => takes !== null && givers.has(takes)),
    ({ row }) => row,
  );
  const sorted = takes.size === 0 ? updated : sortTopologically(updated, needsOf(takes, givers)).sorted;
  const places = new Map(sorted.map((row, at) => [row, at]));
  const placeOf = ({ row, times }: Move) => (places.get(row) ?? 0) + (times.has(false) ? sorted.length : 0);
  const isRefusing = ({ key, moves }: { readonly key: UniqueKey; readonly moves: readonly Move[] }) =>
    // A row that gets a key in two steps may have a value in between that another row has.
    moves.some(({ times }) => times.size > 1) ||
    (!key.isByText && moves.length > 1) ||
    moves.some((move) =>
      (move.takes === null ? [] : (givers.get(move.takes) ?? [])).some(
        (giver) => giver.row !== move.row && placeOf(giver) > placeOf(move),
      ),
    );
  return { updated: sorted, refusing: touched.filter(isRefusing).map(({ key }) => key) };
}

type Moves<Of> = ReadonlyMap<Of, readonly Move[]>;

/** Several rows can have a value, if a unique index is partial. The first row that takes it waits for all of them. */
function needsOf(takes: Moves<UpdatedTexts>, givers: Moves<string | null>) {
  const left = new Map([...givers].map(([value, rows]) => [value, rows.values()]));
  return function* needs(row: UpdatedTexts): Generator<UpdatedTexts> {
    for (const move of takes.get(row) ?? []) {
      for (const giver of left.get(move.takes) ?? []) yield giver.row;
    }
  };
}

/** A row whose unique value changes. Null stands for no unique value: NULLs are distinct. */
interface Move {
  readonly row: UpdatedTexts;
  readonly gives: string | null;
  readonly takes: string | null;
  /** Whether the columns are set early; both, if some are. */
  readonly times: ReadonlySet<boolean>;
}

function movesOf(
  updated: readonly UpdatedTexts[],
  key: UniqueKey,
  isEarly: (column: string, value: string | null) => boolean,
): readonly Move[] {
  return updated.flatMap((row): readonly Move[] => {
    const set = key.columns.flatMap(({ name }) => (row.set.has(name) ? [name] : []));
    if (set.length === 0) return [];
    const after = (column: string) => valueAfter(row, column);
    const [gives, takes] = [uniqueValue(key, row.before), uniqueValue(key, after)];
    const times = new Set(set.map((column) => isEarly(column, after(column))));
    return key.isByText && gives === takes ? [] : [{ row, gives, takes, times }];
  });
}
