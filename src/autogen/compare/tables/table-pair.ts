import type { Table } from '../../../schema/table.js';

/** A table that both sides have. */
export interface TablePair {
  readonly declared: Table;
  readonly reflected: Table;
  /** The table is detached in between, though it has the same parents before and after. */
  readonly detaches?: boolean;
}
