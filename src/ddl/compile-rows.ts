import type { PutRowsBack, SetRowsAside } from '../operations/row-operations.js';
import { asideName } from './aside-name.js';
import { quoteIdentifier, quoteIdentifiers, quoteLiteral, quoteName } from './quote.js';

export function compileSetRowsAside({ table }: SetRowsAside): readonly string[] {
  return [`CREATE TEMPORARY TABLE ${quoteIdentifier(asideName('rows', table))} AS TABLE ${quoteName(table)}`];
}

export function compilePutRowsBack({ table, columns, numbered }: PutRowsBack): readonly string[] {
  const aside = quoteName({ schema: 'pg_temp', name: asideName('rows', table) });
  const into = quoteName(table);
  const list = quoteIdentifiers(columns);
  return [
    ...(columns.length === 0
      ? []
      : [`INSERT INTO ${into} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM ${aside}`]),
    ...numbered.map((column) => {
      const sequence = `pg_get_serial_sequence(${quoteLiteral(into)}, ${quoteLiteral(column)})`;
      const last = `max(${quoteIdentifier(column)})`;
      return `SELECT setval(${sequence}, ${last}) FROM ${into} HAVING ${last} IS NOT NULL`;
    }),
    `DROP TABLE ${aside}`,
  ];
}
