import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { StorageParameters } from '../../schema/index-value.js';
import { nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';

/** Storage parameters as the database has them. PostgreSQL keeps them as they were typed, and `off` means `false`. */
export function settleParameters(declared: DatabaseSchema, reflected: DatabaseSchema): DatabaseSchema {
  const found = new Map(reflected.tables.map((table) => [nameKey(table), table]));
  return { ...declared, tables: declared.tables.map((table) => respell(table, found.get(nameKey(table)))) };
}

interface Stored {
  readonly name: string;
  readonly with: StorageParameters;
}

function respell(table: Table, found: Table | undefined): Table {
  if (found === undefined) {
    return table;
  }
  const options = respellOptions(table, found);
  if (!partsOf(table).some(hasParameters)) {
    return table.options?.with === undefined ? table : { ...table, ...options };
  }
  const spellings = new Map(partsOf(found).map((part) => [part.name, part.with]));
  const respelled = <T extends Stored>(part: T): T => {
    const known = spellings.get(part.name);
    return known !== undefined && hasParameters(part) ? { ...part, with: inWordsOf(known, part.with) } : part;
  };
  return {
    ...table,
    ...options,
    primaryKey: table.primaryKey && respelled(table.primaryKey),
    uniques: table.uniques.map(respelled),
    exclusions: table.exclusions.map(respelled),
    indexes: table.indexes.map(respelled),
  };
}

function respellOptions({ options }: Table, found: Table): Pick<Table, 'options'> {
  return options?.with === undefined
    ? {}
    : { options: { ...options, with: inWordsOf(found.options?.with ?? {}, options.with) } };
}

function partsOf({ primaryKey, uniques, exclusions, indexes }: Table): readonly Stored[] {
  return [...(primaryKey === null ? [] : [primaryKey]), ...uniques, ...exclusions, ...indexes];
}

function hasParameters(part: Stored): boolean {
  return Object.keys(part.with).length > 0;
}

function inWordsOf(known: StorageParameters, parameters: StorageParameters): StorageParameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      const other = known[name];
      return [name, other !== undefined && meaning(other) === meaning(value) ? other : value];
    }),
  );
}

/** The full words that parse_bool() in PostgreSQL accepts, and numbers without redundant zeros. */
function meaning(value: string): string {
  const word = value.toLowerCase();
  if (word === 'on' || word === 'yes') {
    return 'true';
  }
  if (word === 'off' || word === 'no') {
    return 'false';
  }
  return /^-?[\d.]+$/.test(word) ? String(Number(word)) : word;
}
