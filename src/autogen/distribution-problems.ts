import type { DatabaseSchema } from '../schema/database-schema.js';
import type { DistributedTable, Distribution } from '../schema/distribution.js';
import { formatName, nameKey } from '../schema/names.js';
import { isOwn, type Table } from '../schema/table.js';
import { sameType } from '../schema/types.js';
import { foreignKeyProblem, type Place } from './distributed-foreign-keys.js';

/** Something that is declared and that Citus can't keep. */
export interface DistributionProblem {
  /** `constraint orders_pkey of orders`. */
  readonly part: string;
  /** A sentence without its end. */
  readonly why: string;
}

/**
 * What Citus would refuse (documentation: Creating and Modifying Distributed Tables, SQL Support and Workarounds). A table
 * that only the database has is not looked at.
 */
export function distributionProblems(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
): readonly DistributionProblem[] {
  if (declared.tables.every(({ distribution }) => distribution === undefined)) {
    return [];
  }
  const place = placesOf(declared);
  const before = new Map(reflected.tables.map((table) => [nameKey(table), table]));
  return declared.tables.flatMap((table) => [
    ...tableProblems(table, place(table).distribution, before.get(nameKey(table))),
    ...foreignKeysOf(table).flatMap((key) => {
      const why = foreignKeyProblem(key, { from: place(table), to: place(key.referredTable) });
      return why === null ? [] : [{ part: `constraint ${key.name} of ${formatName(table)}`, why }];
    }),
  ]);
}

function foreignKeysOf({ foreignKeys }: Table) {
  return foreignKeys.filter(isOwn);
}

type PlaceOf = (table: { readonly schema: string | null; readonly name: string }) => Place;

/** How a table is distributed. A partition is so as the table that it is a part of. */
function placesOf({ tables, schemas }: DatabaseSchema): PlaceOf {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const tenants = new Set(schemas.flatMap(({ name, isDistributed }) => (isDistributed ? [name] : [])));
  const distributionOf = (table: Table | undefined): Distribution | undefined => {
    const parent = table?.partitionOf && byName.get(nameKey(table.partitionOf.parent));
    return table?.distribution ?? (parent === undefined ? undefined : distributionOf(parent));
  };
  const groupOf = (table: Table, { by, colocateWith }: DistributedTable): string => {
    const first = colocateWith && byName.get(nameKey(colocateWith));
    const { distribution } = first ?? {};
    if (first && distribution?.kind === 'distributed' && first !== table) return groupOf(first, distribution);
    const type = table.columns.find(({ name }) => name === by)?.type;
    return colocateWith === undefined ? `default ${type?.sql ?? ''}` : `table ${nameKey(colocateWith ?? table)}`;
  };
  return (name) => {
    const table = byName.get(nameKey(name));
    const distribution = distributionOf(table);
    const isKnown = table !== undefined;
    const isTenant = name.schema !== null && tenants.has(name.schema);
    const group = table && distribution?.kind === 'distributed' ? groupOf(table, distribution) : null;
    return { table: formatName(name), distribution, group, isKnown, isTenant };
  };
}

function tableProblems(
  table: Table,
  distribution: Distribution | undefined,
  before: Table | undefined,
): readonly DistributionProblem[] {
  if (distribution?.kind !== 'distributed' || distribution.by === null) return [];
  const { by } = distribution;
  return [...keyProblems(table, by), ...columnProblems(table, by, before)];
}

function keyProblems(table: Table, by: string): readonly DistributionProblem[] {
  const { primaryKey, uniques, exclusions, indexes } = table;
  const columnsOf = (keys: readonly { readonly column: string | null }[]) => keys.map(({ column }) => column);
  const keys = [
    ...(primaryKey === null ? [] : [primaryKey]).map(({ name, columns }) => ({ part: `constraint ${name}`, columns })),
    ...uniques.map(({ name, columns }) => ({ part: `constraint ${name}`, columns })),
    ...exclusions.map(({ name, elements }) => ({ part: `constraint ${name}`, columns: columnsOf(elements) })),
    ...indexes
      .filter(({ unique }) => unique)
      .map((index) => ({ part: `index ${index.name}`, columns: columnsOf(index.keys) })),
  ];
  return keys
    .filter(({ columns }) => !columns.includes(by))
    .map(({ part }) => ({
      part: `${part} of ${formatName(table)}`,
      why: `it must contain the distribution column "${by}": nodes can't see whether a value is unique on all of them`,
    }));
}

function columnProblems(table: Table, by: string, before: Table | undefined): readonly DistributionProblem[] {
  const part = `column ${formatName(table)}.${by}`;
  const column = table.columns.find(({ name }) => name === by);
  const was = before?.columns.find(({ name }) => name === by);
  const stays = before?.distribution?.kind === 'distributed' && before.distribution.by === by;
  return [
    ...(column?.generated ? [{ part, why: "a generated column can't be a distribution column" }] : []),
    ...(stays && column && was && !sameType(column.type, was.type)
      ? [{ part, why: "Citus can't change the type of a distribution column. Undistribute the table first" }]
      : []),
    ...(table.inherits === undefined
      ? []
      : [
          {
            part: `table ${formatName(table)}`,
            why: 'a table with a parent can only be distributed if it is a partition',
          },
        ]),
  ];
}
