import type { Column } from '../../schema/column.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { ComparedColumn, RowQuestion } from '../../schema/row-question.js';
import { type ColumnType, sameType } from '../../schema/types.js';
import { sameValue } from '../../util/same-value.js';
import { applyRenames } from '../match/apply-renames.js';
import type { Renames } from '../match/renames.js';
import type { Sides } from '../scope/sides.js';
import type { PairedTable } from './paired-table.js';

/** What PostgreSQL is asked about the rows of a table; null if the table is new. */
export function rowQuestions(
  pairs: readonly PairedTable[],
  { declared, reflected }: Sides,
  renames: Renames,
): readonly (RowQuestion | null)[] {
  // A renamed type is the same type.
  const renamed = applyRenames({ ...reflected, objects: [], dependences: [] }, renames, declared);
  const place = new Map(reflected.tables.map((table, at) => [nameKey(table), at]));
  const isSame = sameTypes({ declared, reflected: renamed });
  return pairs.map((pair) => {
    const { reflected: was } = pair;
    const after = was === null ? undefined : renamed.tables[place.get(nameKey(was)) ?? -1];
    return was === null || after === undefined
      ? null
      : questionOf(pair, { was: after.columns, names: was.columns.map(({ name }) => name) }, isSame);
  });
}

interface ColumnsBefore {
  /** With renamed types, in the same order as the names. */
  readonly was: readonly Column[];
  readonly names: readonly string[];
}

type IsSameType = (declared: ColumnType, reflected: ColumnType) => boolean;

function questionOf(pair: PairedTable, { was, names }: ColumnsBefore, isSame: IsSameType): RowQuestion {
  const { rows, declared, reflected, before } = pair;
  const declaredTypes = new Map(declared.columns.map(({ name, type }) => [name, type]));
  const typesBefore = new Map(names.map((name, at) => [name, was[at]?.type]));
  const compared = rows.columns.flatMap((column, at): readonly ComparedColumn[] => {
    const name = before(column);
    const [to, from] = [declaredTypes.get(column), name === null ? undefined : typesBefore.get(name)];
    if (name === null || to === undefined || from === undefined) return [];
    return [{ name, at, inType: isSame(to, from) }];
  });
  const isKey = ({ at }: ComparedColumn) => rows.key.includes(rows.columns[at] ?? '');
  const kept = new Set(declared.columns.map(({ name }) => before(name)));
  const wanted = names.filter((_, at) => was[at]?.generated === null);
  return {
    table: tableName(reflected ?? declared),
    key: rows.key.some((column) => before(column) === null) ? [] : compared.filter(isKey),
    compared: compared.filter((column) => !isKey(column)),
    wanted,
    rows: rows.rows,
    isExact: rows.mode === 'exact',
    wantsAll: rows.columns.some((column) => before(column) === null) || wanted.some((name) => !kept.has(name)),
  };
}

function tableName({ schema, name }: QualifiedName): QualifiedName {
  return { schema, name };
}

/**
 * Whether values of the one type are values of the other: both have the same name, and a type of the user has the same
 * definition. Values of an enum are equal if their texts are.
 */
function sameTypes({ declared, reflected }: Sides): IsSameType {
  const typesOf = (schema: DatabaseSchema) =>
    new Map(
      [...schema.domains, ...schema.compositeTypes, ...schema.rangeTypes].map((type) => [nameKey(type), type] as const),
    );
  const [now, before] = [typesOf(declared), typesOf(reflected)];
  const isEnum = new Set([...declared.enums, ...reflected.enums].map(nameKey));
  return (to, from) => {
    if (!sameType(to, from)) return false;
    if (to.userType === null) return true;
    const name = nameKey(to.userType);
    return !isEnum.has(name) && sameValue(now.get(name), before.get(name));
  };
}
