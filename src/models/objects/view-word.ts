import { invalidItem } from '../../errors/model-errors.js';
import type { ColumnNaming } from '../../schema/column-naming.js';
import type { QualifiedName } from '../../schema/names.js';
import { findCaller } from '../../util/stack-frames.js';
import type { ColumnRecord } from '../column-builder.js';
import { type MetaDataState, qualify } from '../meta-data-state.js';
import { isSqlPrintable } from '../sql.js';
import type { TableKey } from '../table.js';
import type { SqlText } from '../table-items.js';
import { commentsOf, declareViewColumns, toDeclaredView, View } from './declared-view.js';
import { DeclaredObject, type DeclaredSql } from './object-declaration.js';
import type { QueryOptions } from './view.js';

/** `metadata.view`: the name, the columns if they are declared, the query, the options. */
export interface ViewWord<
  Options extends QueryOptions,
  Naming extends ColumnNaming,
  Schema extends string | undefined,
> {
  (name: string, query: SqlText, options?: Options): DeclaredObject;
  <const Name extends string, Columns extends ColumnRecord, const Own extends string | undefined = undefined>(
    name: Name,
    columns: Columns,
    ...rest: readonly [query: SqlText, options?: Options & { readonly schema?: Own }]
  ): View<TableKey<Name, Own, Schema>, Columns, Naming>;
}

type ToSql = (name: QualifiedName, query: SqlText, options: QueryOptions) => DeclaredSql;

/** @param state of the metadata, which does not exist yet when its words are made */
export function viewWord<Options extends QueryOptions, Naming extends ColumnNaming, Schema extends string | undefined>(
  state: () => MetaDataState,
  toSql: ToSql,
): ViewWord<Options, Naming, Schema> {
  function declare(name: string, query: SqlText, options?: Options): DeclaredObject;
  function declare<
    const Name extends string,
    Columns extends ColumnRecord,
    const Own extends string | undefined = undefined,
  >(
    name: Name,
    columns: Columns,
    ...rest: readonly [query: SqlText, options?: Options & { readonly schema?: Own }]
  ): View<TableKey<Name, Own, Schema>, Columns, Naming>;
  function declare(name: string, ...rest: ViewRest): DeclaredObject {
    const { columns, query, options } = readRest(rest);
    const metadata = state();
    const own = qualify(metadata, name, options);
    const declared = declareViewColumns(own, columns ?? {}, metadata.columnNaming);
    const columnComments = { ...commentsOf(declared), ...options.columnComments };
    const { file = null, line = null } = findCaller(declare) ?? {};
    metadata.objects.push({
      ...toSql(own, query, { ...options, columnComments }),
      schema: own.schema,
      file,
      line,
      ...(columns !== null && { view: toDeclaredView(own, declared) }),
    });
    return columns === null ? new DeclaredObject(own) : new View(own, columns, declared);
  }
  return declare;
}

type ViewRest = readonly [first: SqlText | ColumnRecord, second?: SqlText | QueryOptions, third?: QueryOptions];

interface ViewParts {
  readonly columns: ColumnRecord | null;
  readonly query: SqlText;
  readonly options: QueryOptions;
}

function readRest([first, second, third = {}]: ViewRest): ViewParts {
  if (isQuery(first)) return { columns: null, query: first, options: isQuery(second) ? {} : (second ?? {}) };
  if (isQuery(second)) return { columns: first, query: second, options: third };
  throw invalidItem('view', 'its query', "view('active_users', { id: t.bigint() }, sql`SELECT …`)");
}

function isQuery(value: SqlText | ColumnRecord | QueryOptions | undefined): value is SqlText {
  return typeof value === 'string' || isSqlPrintable(value);
}
