import type { Column } from '../../../schema/column.js';
import { nameKey } from '../../../schema/names.js';
import type { NotNull } from '../../../schema/not-null.js';
import { parentsOf, type Table } from '../../../schema/table.js';
import { sameValue, sameValueBut } from '../../../util/same-value.js';
import type { TableContext } from './table-changes.js';
import type { TablePair } from './table-pair.js';

interface AllTables {
  readonly declared: readonly Table[];
  readonly reflected: readonly Table[];
}

/**
 * The pairs without those that certainly need no operation, which are nearly all of them. Such a table has the same value
 * on both sides, and nothing that it depends on changes: neither a type, nor a parent, nor a table that it refers to.
 */
export function pairsToCompare(
  pairs: readonly TablePair[],
  tables: AllTables,
  { typesStay, rebuiltParts }: TableContext,
): readonly TablePair[] {
  if (!typesStay || rebuiltParts.size > 0) return pairs;
  const parents = new Set([...tables.declared, ...tables.reflected].flatMap((table) => parentsOf(table).map(nameKey)));
  const unchanged = new Map(
    pairs
      .filter((pair) => isUnchanged(pair) && !parents.has(nameKey(pair.declared)))
      .map((pair) => [nameKey(pair.declared), pair]),
  );
  const dependsOnNothing = (pair: TablePair) =>
    pair.declared.foreignKeys.every(({ referredTable }) => unchanged.has(nameKey(referredTable)));
  return pairs.filter((pair) => unchanged.get(nameKey(pair.declared)) !== pair || !dependsOnNothing(pair));
}

/** Parts of families of tables are compared anyway, as are expressions that PostgreSQL computes columns by. */
function isUnchanged({ declared, reflected, detaches = false }: TablePair): boolean {
  const isAlone = !detaches && parentsOf(declared).length === 0 && parentsOf(reflected).length === 0;
  return isAlone && declared.columns.every(({ generated }) => generated === null) && sameTable(declared, reflected);
}

const LISTS = ['uniques', 'foreignKeys', 'checks', 'exclusions', 'indexes'] as const;
const OF_LISTS: ReadonlySet<string> = new Set(['columns', ...LISTS]);
const NOT_NULL: ReadonlySet<string> = new Set(['notNull']);

function sameTable(declared: Table, reflected: Table): boolean {
  return (
    declared === reflected ||
    (sameParts(declared.columns, reflected.columns, sameColumn) &&
      sameValueBut(declared, reflected, OF_LISTS) &&
      LISTS.every((list) => sameParts<Named>(declared[list], reflected[list], sameValue)))
  );
}

function sameColumn(declared: Column, reflected: Column): boolean {
  return sameValueBut(declared, reflected, NOT_NULL) && sameNotNull(declared.notNull, reflected.notNull);
}

/** If one side doesn't know the name, the names are not compared. */
function sameNotNull(declared: NotNull | undefined, reflected: NotNull | undefined): boolean {
  if (declared !== undefined && reflected !== undefined) return sameValue(declared, reflected);
  const only = declared ?? reflected;
  if (only === undefined) return true;
  const { name: _, ...others } = only;
  return Object.values(others).every((value) => value === undefined);
}

interface Named {
  readonly name: string;
}

/** Whether two lists have the same parts, in any order. */
function sameParts<Part extends Named>(
  declared: readonly Part[],
  reflected: readonly Part[],
  isSame: (a: Part, b: Part) => boolean,
): boolean {
  return (
    declared.length === reflected.length &&
    declared.every((part, place) => {
      const other = reflected[place];
      const found = other?.name === part.name ? other : reflected.find(({ name }) => name === part.name);
      return found !== undefined && isSame(part, found);
    })
  );
}
