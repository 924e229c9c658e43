import { quoteName } from '../../ddl/quote.js';
import type { DeclaredView } from '../../schema/declared-view.js';
import type { QualifiedName } from '../../schema/names.js';
import { type SqlPrintable, sqlText } from '../sql.js';

/** What a declaration of something that is known by a definition becomes: SQL, as SQL targets are. */
export interface DeclaredSql {
  /** CREATE, and what CREATE cannot say. */
  readonly statements: readonly string[];
  /** Null if the object is dropped with its table, or if its kind is unknown. */
  readonly drop: string | null;
}

/** With the place of the declaration, for errors. */
export interface ObjectDeclaration extends DeclaredSql {
  /** The schema of the object; null for the default schema, and for an object without a schema. */
  readonly schema: string | null;
  readonly file: string | null;
  /** Where in the file it is declared; null if the statements are the text of the file. */
  readonly line: number | null;
  /** Columns that the models declare for a view. */
  readonly view?: DeclaredView;
}

/** A declared view, function or the like; in a fragment it prints as its name. */
export class DeclaredObject implements SqlPrintable {
  readonly [sqlText]: string;

  constructor(name: QualifiedName) {
    this[sqlText] = quoteName(name);
  }
}

/** What every object may say. */
export interface ObjectOptions {
  readonly schema?: string;
  readonly comment?: string;
}
