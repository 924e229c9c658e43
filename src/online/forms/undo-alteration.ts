import { compileOperation } from '../../ddl/compile.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import { reverse } from '../../operations/reverse.js';

/** The statements that undo an alteration which sets NOT NULL; null if the operation doesn't contain the state before. */
export function undoAlteration(operation: AlterColumn): readonly string[] | null {
  const { notNull: _, nullable: __, ...others } = operation;
  try {
    const [before] = reverse({ ...others, nullable: { from: true, to: false } });
    return before === undefined ? null : compileOperation(before);
  } catch (error) {
    if (error instanceof LimbeckError && error.code === 'IRREVERSIBLE_OPERATION') return null;
    throw error;
  }
}
