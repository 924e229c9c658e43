import { columnObject, commentIfAny } from '../../ddl/comment-on.js';
import { compileOperation } from '../../ddl/compile.js';
import { joinWords } from '../../ddl/join-words.js';
import { inDefaultSchema, quoteRelation } from '../../ddl/names/default-schema.js';
import { quoteIdentifier, quoteIdentifiers, quoteName } from '../../ddl/quote.js';
import { storageParameters } from '../../ddl/storage-parameters.js';
import type { QualifiedName } from '../../schema/names.js';
import { commentOf } from '../comment-of.js';
import { renderSql } from '../sql.js';
import { type StorageParameterInput, toStorageParameters } from '../storage-parameters.js';
import type { IndexItem, SqlText } from '../table-items.js';
import { toIndex } from '../to-values.js';
import type { DeclaredSql, ObjectOptions } from './object-declaration.js';
import { type TablePart, tablePartSql } from './table-part.js';

export interface QueryOptions extends ObjectOptions {
  /** The names of its columns, if they are not those of the query. */
  readonly columns?: readonly string[];
  /** Column → its comment. */
  readonly columnComments?: Readonly<Record<string, string>>;
}

export interface ViewOptions extends QueryOptions {
  /** What is behind it is read with the rights of who asks, not of its owner (PostgreSQL 15). */
  readonly securityInvoker?: boolean;
  /** No function of a query sees rows that the view leaves out. */
  readonly securityBarrier?: boolean;
  /** Rows that are written through it must be such as it shows. */
  readonly checkOption?: 'local' | 'cascaded';
  /** Triggers and rules on it. */
  readonly items?: readonly TablePart[];
}

export interface MaterializedViewOptions extends QueryOptions {
  readonly indexes?: readonly IndexItem[];
  /** Storage parameters. */
  readonly with?: StorageParameterInput;
  readonly tablespace?: string;
  readonly accessMethod?: string;
}

export function viewSql(name: QualifiedName, query: SqlText, options: ViewOptions): DeclaredSql {
  const { securityInvoker, securityBarrier, checkOption } = options;
  const parameters = storageParameters({
    ...(securityBarrier !== undefined && { security_barrier: String(securityBarrier) }),
    ...(securityInvoker !== undefined && { security_invoker: String(securityInvoker) }),
    ...(checkOption !== undefined && { check_option: checkOption }),
  });
  const head = joinWords('CREATE VIEW', quoteName(name), columnList(options), parameters && `WITH ${parameters}`);
  const parts = (options.items ?? []).flatMap((part) => tablePartSql(part, { table: name, columns: [] }).statements);
  return {
    statements: [`${head} AS\n${renderSql(query)}`, ...comments('VIEW', name, options), ...parts],
    drop: inDefaultSchema(`DROP VIEW IF EXISTS ${quoteRelation(name)} CASCADE`),
  };
}

export function materializedViewSql(
  name: QualifiedName,
  query: SqlText,
  options: MaterializedViewOptions,
): DeclaredSql {
  const { accessMethod, tablespace, indexes = [] } = options;
  const parameters = storageParameters(toStorageParameters(options.with));
  const head = joinWords(
    'CREATE MATERIALIZED VIEW',
    quoteName(name),
    columnList(options),
    accessMethod !== undefined && `USING ${quoteIdentifier(accessMethod)}`,
    parameters && `WITH ${parameters}`,
    tablespace !== undefined && `TABLESPACE ${quoteIdentifier(tablespace)}`,
  );
  return {
    statements: [
      `${head} AS\n${renderSql(query)}`,
      ...comments('MATERIALIZED VIEW', name, options),
      ...indexes.flatMap((item) => compileOperation({ kind: 'createIndex', table: name, index: toIndex(name, item) })),
    ],
    drop: inDefaultSchema(`DROP MATERIALIZED VIEW IF EXISTS ${quoteRelation(name)} CASCADE`),
  };
}

function columnList({ columns = [] }: QueryOptions): string {
  return columns.length === 0 ? '' : `(${quoteIdentifiers(columns)})`;
}

function comments(words: string, name: QualifiedName, { comment, columnComments = {} }: QueryOptions) {
  return [
    ...commentIfAny(`${words} ${quoteRelation(name)}`, commentOf(comment)),
    ...Object.entries(columnComments).flatMap(([column, text]) => commentIfAny(columnObject(name, column), text)),
  ].map(inDefaultSchema);
}
