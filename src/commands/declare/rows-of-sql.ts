import { invalidRows } from '../../errors/row-errors.js';
import { isUnique } from '../../models/build/check-references.js';
import { parseName } from '../../models/table-name.js';
import { readRows } from '../../reflect/rows/read-rows.js';
import type { Column } from '../../schema/column.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { DeclaredRows } from '../../schema/declared-rows.js';
import { formatName, nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { RowsSetting } from '../../settings/rows-setting.js';
import { pairUp } from '../../util/pair-up.js';
import type { Queryable } from '../../util/queryable.js';

interface BuiltSchema {
  readonly schema: DatabaseSchema;
  readonly defaultSchema: string;
  readonly settings: Pick<ResolvedSettings, 'rows'>;
}

/** The rows that SQL has inserted into the tables that the setting `rows` names. */
export async function rowsOfSql(
  scratch: Queryable,
  { schema, defaultSchema, settings }: BuiltSchema,
): Promise<readonly DeclaredRows[]> {
  const named = Object.entries(settings.rows).map(([text, setting]) => {
    const name = parseName(text, null);
    const home = name.schema === defaultSchema ? { ...name, schema: null } : name;
    const table = schema.tables.find((each) => nameKey(each) === nameKey(home));
    if (table === undefined) {
      throw invalidRows(text, 'are in the setting `rows`, but no target declares the table', 'Correct the name.');
    }
    return { table, setting, key: keyOf(table, setting) };
  });
  if (named.length === 0) return [];
  const read = await readRows(
    scratch,
    named.map(({ table, key, setting }) => ({ table, key, columns: setting.columns ?? null })),
    defaultSchema,
  );
  return pairUp(named, read).map(([{ table, key, setting }, { columns, rows }]) => {
    return { schema: table.schema, name: table.name, key, mode: setting.mode ?? 'present', columns, rows };
  });
}

/** Rows in the setting need SQL that inserts them. */
export function refuseRowsWithoutSql({ rows }: ResolvedSettings): void {
  const [name] = Object.keys(rows);
  if (name === undefined) return;
  throw invalidRows(name, 'are in the setting `rows`, but the target has no SQL', 'Declare them with metadata.rows().');
}

function keyOf(table: Table, { key: given, columns = [] }: RowsSetting): readonly string[] {
  const key = given ?? table.primaryKey?.columns ?? [];
  const refuse = (why: string, hint: string) => invalidRows(formatName(table), why, hint);
  for (const name of [...key, ...columns]) {
    const why = faultOf(table.columns.find((each) => each.name === name));
    if (why !== null) throw refuse(`list the column "${name}", which ${why}`, 'Correct the setting `rows`.');
  }
  const nullable = table.columns.find((column) => column.nullable && key.includes(column.name));
  if (nullable !== undefined) {
    throw refuse(`have the key column "${nullable.name}", which allows null`, 'Make the column NOT NULL.');
  }
  if (key.length === 0) throw refuse('have no key', "Name unique columns: { key: ['code'] }.");
  if (isUnique(key, table)) return key;
  throw refuse(
    `have the key ${key.join(', ')}, which is not unique`,
    'The key is a primary key, or the columns of a unique constraint or index that is not deferrable.',
  );
}

function faultOf(column: Column | undefined): string | null {
  if (column === undefined) return 'does not exist';
  return column.generated !== null || column.identity?.always === true ? 'PostgreSQL computes' : null;
}
