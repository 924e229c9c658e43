import { keyExpression } from '../../../ddl/expression.js';
import { joinWords } from '../../../ddl/join-words.js';
import { quoteIdentifier, quoteName } from '../../../ddl/quote.js';
import { storageParameters } from '../../../ddl/storage-parameters.js';
import { closingPosition, expressionTokens } from '../../../models/build/expression-tokens.js';
import { col } from '../../../models/column-ref.js';
import type { IndexKeyExpression } from '../../../models/index-key.js';
import { renderSql, sql } from '../../../models/sql.js';
import { toStorageParameters } from '../../../models/storage-parameters.js';
import { type IndexItem, type IndexOptions, index } from '../../../models/table-items.js';
import { clipName } from '../../../schema/choose-name.js';
import type { QualifiedName } from '../../../schema/names.js';
import { type DrizzleContext, isSql } from './context.js';
import type { DrizzleIndex, DrizzleTable } from './pg-core.js';

/** A key as Drizzle writes it into CREATE INDEX. */
interface Key {
  /** Null if the key is SQL. */
  readonly column: string | null;
  readonly sql: string;
  readonly opclass: string | null;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/**
 * The indexes of a table as items of it. What follows an expression in the SQL of a key, such as DESC or an operator
 * class, is only known to PostgreSQL, so an index with such a key is declared as a statement.
 */
export function indexItems(table: DrizzleTable, own: QualifiedName, context: DrizzleContext): readonly IndexItem[] {
  return table.indexes.flatMap((declared) => {
    const keys = declared.config.columns.map((column) => keyOf(column, context));
    const options = indexOptions(declared, table, { keys, context });
    if (keys.every(isPlain)) return [index(keys.map(plainKey), options)];
    context.declare({ statements: [createIndex(own, keys, options)], drop: null }, own.schema);
    return [];
  });
}

function keyOf(column: DrizzleIndex['config']['columns'][number], context: DrizzleContext): Key {
  if (isSql(column)) {
    return { column: null, sql: context.expression(column), opclass: null, descending: false, nullsFirst: false };
  }
  const name = context.columnName(column);
  const { order = 'asc', opClass: opclass = null, nulls } = column.indexConfig ?? {};
  // Before 1.0, Drizzle writes either an operator class or an order.
  const isOrdered = context.isVersion1 || opclass === null;
  const descending = isOrdered && order === 'desc';
  const nullsFirst = isOrdered && (nulls === undefined ? descending : nulls === 'first');
  return { column: name, sql: quoteIdentifier(name), opclass, descending, nullsFirst };
}

interface Named {
  readonly keys: readonly Key[];
  readonly context: DrizzleContext;
}

function indexOptions({ config }: DrizzleIndex, table: DrizzleTable, { keys, context }: Named): IndexOptions {
  const columns = keys.flatMap(({ column }) => column ?? []);
  const usual = columns.length === keys.length ? [table.name, ...columns, 'index'].join('_') : undefined;
  const name = config.name ?? usual;
  return {
    ...(name !== undefined && { name: clipName(name) }),
    unique: config.unique,
    using: config.method ?? 'btree',
    ...(config.where !== undefined && { where: sql.raw(context.expression(config.where)) }),
    ...(config.with !== undefined && { with: config.with }),
  };
}

function isPlain({ column, sql: text, opclass }: Key): boolean {
  if (column !== null) return opclass === null || /^\w+(?:\.\w+)?$/.test(opclass);
  const tokens = expressionTokens(text);
  const isInParentheses = tokens[0]?.text === '(' && closingPosition(tokens, 0) === tokens.length - 1;
  return tokens.length === 1 || isInParentheses || keyExpression(text) === text.trim();
}

function plainKey({ column, sql: text, opclass, descending, nullsFirst }: Key): IndexKeyExpression {
  const key = column === null ? sql.raw(text) : col(column);
  const withClass = opclass === null ? key : key.opclass(opclass);
  const ordered = descending ? withClass.desc() : withClass;
  if (descending === nullsFirst) return ordered;
  return nullsFirst ? ordered.nullsFirst() : ordered.nullsLast();
}

function createIndex(table: QualifiedName, keys: readonly Key[], options: IndexOptions): string {
  const { name, unique, using = 'btree', where } = options;
  const storage = storageParameters(toStorageParameters(options.with));
  return joinWords(
    unique === true ? 'CREATE UNIQUE INDEX' : 'CREATE INDEX',
    typeof name === 'string' && quoteIdentifier(name),
    `ON ${quoteName(table)} USING ${quoteIdentifier(using)}`,
    `(${keys.map(keySql).join(', ')})`,
    storage !== '' && `WITH ${storage}`,
    where !== undefined && `WHERE ${renderSql(where)}`,
  );
}

function keySql({ sql: text, opclass, descending, nullsFirst }: Key): string {
  return joinWords(
    text,
    opclass !== null && opclass,
    descending && 'DESC',
    descending !== nullsFirst && (nullsFirst ? 'NULLS FIRST' : 'NULLS LAST'),
  );
}
