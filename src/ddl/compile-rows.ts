import type { PutRowsBack, SetRowsAside } from '../operations/row-operations.js';
import type { QualifiedName } from '../schema/names.js';
import { quoteRelation, relationText } from './names/default-schema.js';
import { quoteIdentifier, quoteIdentifiers, quoteLiteral, quoteName } from './quote.js';
import { setAsideName } from './set-aside-name.js';

export function compileSetRowsAside({ table, asText = [] }: SetRowsAside): readonly string[] {
  const changes = asText
    .map(quoteIdentifier)
    .map((column) => `ALTER COLUMN ${column} TYPE pg_catalog.text USING ${column}::pg_catalog.text`);
  return [
    `CREATE TEMPORARY TABLE ${quoteIdentifier(setAsideName('rows', table))} AS TABLE ${quoteRelation(table)}`,
    ...(changes.length === 0 ? [] : [`ALTER TABLE ${asideAddress(table)} ${changes.join(', ')}`]),
  ];
}

export function compilePutRowsBack({ table, columns, numbered, using = {} }: PutRowsBack): readonly string[] {
  const aside = asideAddress(table);
  const into = quoteRelation(table);
  // If all columns of a table are new, the table still keeps its number of rows. PostgreSQL has no empty list of
  // columns.
  const list = columns.length === 0 ? '' : ` (${quoteIdentifiers(columns)})`;
  const values = columns.map((column) => using[column] ?? quoteIdentifier(column)).join(', ');
  return [
    `INSERT INTO ${into}${list} OVERRIDING SYSTEM VALUE SELECT ${values} FROM ${aside}`,
    ...numbered.map((column) => {
      const sequence = `pg_catalog.pg_get_serial_sequence(${relationText(table)}, ${quoteLiteral(column)})`;
      const last = `pg_catalog.max(${quoteIdentifier(column)})`;
      return `SELECT pg_catalog.setval(${sequence}, ${last}) FROM ${into} HAVING ${last} IS NOT NULL`;
    }),
    `DROP TABLE ${aside}`,
  ];
}

function asideAddress(table: QualifiedName): string {
  return quoteName({ schema: 'pg_temp', name: setAsideName('rows', table) });
}
