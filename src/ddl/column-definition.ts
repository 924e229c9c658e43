import type { Column, GeneratedExpression } from '../schema/column.js';
import type { QualifiedName } from '../schema/names.js';
import { allTaken } from '../util/all-taken.js';
import { columnNotNullDefinition } from './constraint-definition.js';
import { defaultExpression, parenthesize } from './expression.js';
import { identityDefinition } from './identity-definition.js';
import { joinWords } from './join-words.js';
import { quoteColumnType } from './names/default-schema.js';
import { quoteIdentifier, quoteName } from './quote.js';
import { findPseudoType, findSerial, serialDefault } from './serial-sequence.js';

/** A column as CREATE TABLE and ADD COLUMN take it. */
export function columnDefinition(table: QualifiedName, column: Column): string {
  const { name, type, nullable, notNull, collation, ...values }: Said = column;
  const { serverDefault: _, identity: __, generated: ___, serial: ____, ...rest } = values;
  allTaken(rest);
  const pseudoType = findPseudoType(table, column);
  return joinWords(
    quoteIdentifier(name),
    pseudoType ?? quoteColumnType(type),
    collation !== null && `COLLATE ${quoteName(collation)}`,
    pseudoType === undefined && columnValue(table, column),
    nullable || notNull?.notValid ? '' : columnNotNullDefinition(table, name, notNull),
  );
}

/** Separate statements set the rest: options and comment after CREATE TABLE, and also parents and privileges. */
type Said = Omit<Column, 'options' | 'comment' | 'inherited' | 'granted' | 'renamedFrom'>;

/** The source of the column's value if an INSERT has none. */
function columnValue(table: QualifiedName, column: Column): string {
  if (column.identity !== null) {
    return identityDefinition({ table, name: column.name, typeSql: column.type.sql }, column.identity);
  }
  if (column.generated !== null) {
    return generatedClause(column.generated);
  }
  const serial = findSerial(table, column);
  const value = serial === undefined ? column.serverDefault : serialDefault(serial);
  return value === null ? '' : `DEFAULT ${defaultExpression(value)}`;
}

// The default is VIRTUAL in PostgreSQL 18, and older versions have only STORED. So the word is always written.
function generatedClause({ expression, stored }: GeneratedExpression): string {
  return `GENERATED ALWAYS AS ${parenthesize(expression)} ${stored ? 'STORED' : 'VIRTUAL'}`;
}
