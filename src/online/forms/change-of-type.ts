import type { AlterColumn, TypeChange } from '../../operations/column-operations.js';
import type { TableFacts, TypeChangeFacts } from '../table-facts.js';

/** All that the steps of one change share. */
export interface ChangeOfType {
  readonly operation: AlterColumn;
  readonly type: TypeChange;
  readonly place: TableFacts;
  readonly change: TypeChangeFacts;
  /** The column that takes the place of the old one. */
  readonly newName: string;
  /** Names of what exists between the steps. */
  readonly helper: (purpose: string, of?: string) => string;
  /** The condition that holds once the new column has the name. */
  readonly isSwapped: string;
  readonly isNotNull: boolean;
}
