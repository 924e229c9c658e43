import { dirname, join } from 'node:path';
import type { ModelSources } from '../../autogen/models/model-declaration.js';
import { chooseModelDefaults } from '../../autogen/models/model-defaults.js';
import { fitsInModule, type ModelRows, withModelRows } from '../../autogen/models/render-model-rows.js';
import { invalidRows } from '../../errors/row-errors.js';
import { isUnique } from '../../models/build/check-references.js';
import { parseName } from '../../models/table-name.js';
import type { Reflection } from '../../reflect/reflection.js';
import { readRows } from '../../reflect/rows/read-rows.js';
import { formatName, nameKey } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';
import { pairUp } from '../../util/pair-up.js';
import type { Queryable } from '../../util/queryable.js';
import { writeCsv } from '../../util/write-csv.js';
import { refuseUnreadable } from '../difference/refuse-rows.js';
import { fileOfTable, type ModelFile, targetPath } from './model-files.js';

/** Reads all rows of the tables that `--rows` names. */
export async function readModelRows(
  db: Queryable,
  { schema, defaultSchema }: Reflection,
  names: readonly string[],
): Promise<readonly ModelRows[]> {
  const wanted = [...new Set(names)].map((text) => {
    const name = parseName(text, null);
    const home = name.schema === defaultSchema ? { ...name, schema: null } : name;
    const table = schema.tables.find((each) => nameKey(each) === nameKey(home));
    if (table === undefined) {
      throw invalidRows(text, "can't be written: there is no such table among the reflected ones", 'Correct --rows.');
    }
    if (!table.columns.every(isOwn)) {
      throw invalidRows(text, "can't be written: the table inherits columns", 'Write the rows of its parent.');
    }
    const columns = table.columns.filter(({ generated, identity }) => generated === null && identity?.always !== true);
    return {
      table,
      key: keyOf(
        table,
        columns.map(({ name: column }) => column),
      ),
      columns: columns.map((each) => each.name),
    };
  });
  const found: ModelRows[] = [];
  for (const each of wanted) {
    const { schema: of, name } = each.table;
    const question = { table: { schema: of, name } };
    const read = await readRows(db, [each], defaultSchema).catch((error: unknown) => refuseUnreadable(question, error));
    for (const [{ table, key }, { columns, rows }] of pairUp([each], read)) {
      found.push({ table, rows: { schema: of, name, key, mode: 'exact', columns, rows } });
    }
  }
  return found;
}

/** The primary key, or other unique columns. */
function keyOf(table: Table, writable: readonly string[]): readonly string[] {
  const usable = new Set(
    table.columns.filter(({ nullable, name }) => !nullable && writable.includes(name)).map(({ name }) => name),
  );
  const candidates = [
    ...(table.primaryKey === null ? [] : [table.primaryKey.columns]),
    ...table.uniques.map(({ columns }) => columns),
    ...table.indexes.map(({ keys }) => keys.flatMap(({ column }) => column ?? [])),
  ];
  const key = candidates.find((columns) => columns.every((column) => usable.has(column)) && isUnique(columns, table));
  if (key !== undefined) return key;
  throw invalidRows(
    formatName(table),
    "can't be written, because no key tells them apart",
    'Add a primary key or a unique constraint, of columns that are NOT NULL and that PostgreSQL does not compute.',
  );
}

/** The declarations with the rows of their tables, and the files for rows that a module can't have. */
export function withRowsOfTables<T extends ModelSources>(
  sources: T,
  found: readonly ModelRows[],
  { path, schema }: { readonly path: string; readonly schema: Reflection['schema'] },
): { readonly sources: T; readonly files: readonly ModelFile[] } {
  if (found.length === 0) return { sources, files: [] };
  const byTable = new Map(found.map((rows) => [nameKey(rows.table), rows]));
  const naming = chooseModelDefaults(schema).columnNaming;
  const files: ModelFile[] = [];
  const declarations = sources.declarations.map((declared) => {
    const rows = declared.table === undefined ? undefined : byTable.get(nameKey(declared.table));
    if (rows === undefined) return declared;
    byTable.delete(nameKey(rows.table));
    const file = fitsInModule(rows, schema) ? null : `${fileOfTable(declared)}.csv`;
    if (file !== null) {
      const text = writeCsv([rows.rows.columns, ...rows.rows.rows.map((row) => row.map((value) => value ?? null))]);
      files.push({ path: join(dirname(targetPath(path)), file), text });
    }
    return withModelRows(declared, rows, { schema, naming, file: file === null ? null : `./${file}` });
  });
  const [left] = byTable.values();
  if (left !== undefined) {
    throw invalidRows(
      formatName(left.table),
      "can't be written, because the models declare the table in SQL",
      'Leave out --rows.',
    );
  }
  return { sources: { ...sources, declarations }, files };
}
