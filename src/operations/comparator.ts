import type { DatabaseSchema } from '../schema/database-schema.js';
import type { Queryable } from '../util/queryable.js';

/** What a comparator may look at. */
export interface ComparatorContext extends Queryable {
  /** The schema of unqualified names. */
  readonly defaultSchema: string;
  /** What the models declare, and what the database has, as far as the tool knows it. */
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
}

/** A change of an object of the user's own kind, both ways. */
export interface CustomChange {
  /** A line for people: `create view active_users`. */
  readonly description: string;
  /** The SQL; several statements if they are needed. */
  readonly upgrade: string;
  readonly downgrade: string;
  /**
   * True for what must be done before tables are changed: what is dropped, or taken out of the way. Everything else
   * comes after. A downgrade goes the other way round.
   */
  readonly before?: boolean;
}

/**
 * Compares objects that the tool does not know: views, functions, policies. What it returns is part of `check` and of
 * what autogenerate writes, in this order.
 */
export type Comparator = (context: ComparatorContext) => readonly CustomChange[] | Promise<readonly CustomChange[]>;
