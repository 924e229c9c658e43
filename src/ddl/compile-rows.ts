import type { PutRowsBack, SetRowsAside } from '../operations/row-operations.js';
import { clipName } from '../schema/choose-name.js';
import type { QualifiedName } from '../schema/names.js';
import { quoteIdentifier, quoteIdentifiers, quoteLiteral, quoteName } from './quote.js';

export function compileSetRowsAside({ table }: SetRowsAside): readonly string[] {
  return [`CREATE TEMPORARY TABLE ${quoteIdentifier(asideName(table))} AS TABLE ${quoteName(table)}`];
}

export function compilePutRowsBack({ table, columns, numbered }: PutRowsBack): readonly string[] {
  const aside = quoteName({ schema: 'pg_temp', name: asideName(table) });
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

/** Temporary tables have a schema of their own, so the name is free. */
function asideName({ name }: QualifiedName): string {
  return clipName(`rows_of_${name}`);
}
