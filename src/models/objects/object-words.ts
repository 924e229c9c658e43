import type { ColumnNaming } from '../../schema/column-naming.js';
import { findCaller } from '../../util/stack-frames.js';
import { DistributionWords } from '../distribution-words.js';
import { type MetaDataState, metaDataState, qualify } from '../meta-data-state.js';
import { renderSql, sqlFile } from '../sql.js';
import type { SqlText } from '../table-items.js';
import { type AggregateOptions, aggregateSql } from './aggregate.js';
import { type EventTriggerOptions, type ExtensionOptions, eventTriggerSql, extensionSql } from './global-objects.js';
import { DeclaredObject, type DeclaredSql } from './object-declaration.js';
import { type FunctionOptions, functionSql, type ProcedureOptions, procedureSql } from './routine.js';
import { type MaterializedViewOptions, materializedViewSql, type ViewOptions, viewSql } from './view.js';
import { type ViewWord, viewWord } from './view-word.js';

/**
 * The methods of a MetaData for objects that PostgreSQL knows by a definition, such as views and functions, and for any
 * SQL.
 */
export abstract class ObjectWords<
  Naming extends ColumnNaming = ColumnNaming,
  Schema extends string | undefined = string | undefined,
> extends DistributionWords {
  abstract override readonly [metaDataState]: MetaDataState;

  /**
   * Declares a view: `` metadata.view('active_users', sql`SELECT * FROM ${users} WHERE active`) ``. If its columns are
   * declared, before the query, it has a row type, and PostgreSQL is asked whether the query gives them.
   */
  readonly view: ViewWord<ViewOptions, Naming, Schema> = viewWord(() => this[metaDataState], viewSql);

  /** Declares a materialized view, with or without its columns. It is made with its rows. */
  readonly materializedView: ViewWord<MaterializedViewOptions, Naming, Schema> = viewWord(
    () => this[metaDataState],
    materializedViewSql,
  );

  /** Declares a function. One name may have several, with other arguments. */
  readonly function = (name: string, options: FunctionOptions): DeclaredObject => {
    const own = qualify(this[metaDataState], name, options);
    this.#declare(functionSql(own, options), { schema: own.schema, called: this.function });
    return new DeclaredObject(own);
  };

  /** Declares a procedure. */
  readonly procedure = (name: string, options: ProcedureOptions): DeclaredObject => {
    const own = qualify(this[metaDataState], name, options);
    this.#declare(procedureSql(own, options), { schema: own.schema, called: this.procedure });
    return new DeclaredObject(own);
  };

  /** Declares an aggregate: `metadata.aggregate('total', { args: 'numeric', transition: 'numeric_add', state: 'numeric' })`. */
  readonly aggregate = (name: string, options: AggregateOptions): DeclaredObject => {
    const own = qualify(this[metaDataState], name, options);
    this.#declare(aggregateSql(own, options), { schema: own.schema, called: this.aggregate });
    return new DeclaredObject(own);
  };

  /** Declares an extension. What belongs to it is its own. */
  readonly extension = (name: string, options: ExtensionOptions = {}): void => {
    this.#declare(extensionSql(name, options), { schema: options.schema ?? null, called: this.extension });
  };

  /** Declares an event trigger. */
  readonly eventTrigger = (name: string, options: EventTriggerOptions): void => {
    this.#declare(eventTriggerSql(name, options), { schema: null, called: this.eventTrigger });
  };

  /**
   * Declares anything that DDL creates: `metadata.sql('CREATE …')`, `metadata.sql(sql.file('./search.sql'))`. The SQL
   * runs in a scratch database, like an SQL target, and the objects that it creates are compared like other declared
   * objects.
   */
  readonly sql = (text: SqlText): void => {
    const file = fileOf(text);
    const declared = { statements: [renderSql(text)], drop: null };
    if (file === null) {
      this.#declare(declared, { schema: null, called: this.sql });
    } else {
      this[metaDataState].objects.push({ ...declared, schema: null, file, line: null });
    }
  };

  #declare(declared: DeclaredSql, { schema, called }: Declaring): void {
    const { file = null, line = null } = findCaller(called) ?? {};
    this[metaDataState].objects.push({ ...declared, schema, file, line });
  }
}

interface Declaring {
  readonly schema: string | null;
  /** The method that the user called. */
  readonly called: (...given: never[]) => unknown;
}

function fileOf(text: SqlText): string | null {
  return typeof text === 'string' ? null : text[sqlFile];
}
