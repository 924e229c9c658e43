import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import { hasFeature } from '../../../schema/server-features.js';
import type { Table } from '../../../schema/table.js';

/**
 * Sets the sequences of identity and serial columns to logged or unlogged, if changing their columns and tables
 * doesn't.
 */
export function sequenceLogging(
  { declared, reflected }: { readonly declared: Table; readonly reflected: Table },
  serverVersion: number,
): readonly Operation[] {
  const isUnlogged = declared.options?.unlogged === true;
  const facts = {
    isUnlogged,
    changes: isUnlogged !== (reflected.options?.unlogged === true),
    follows: hasFeature(serverVersion, 'unloggedSequences'),
  };
  const before = new Map(reflected.columns.map((column) => [column.name, column]));
  return declared.columns.flatMap((column): readonly Operation[] => {
    const set = settingOf(column, before.get(column.name), facts);
    if (set === null) return [];
    const { unlogged } = set;
    const sequence = { schema: declared.schema, name: set.sequence };
    return [{ kind: 'alterSequence', sequence, changes: { unlogged }, was: { unlogged: !unlogged } }];
  });
}

interface TableFacts {
  readonly isUnlogged: boolean;
  /** Whether the table becomes logged or unlogged. */
  readonly changes: boolean;
  readonly follows: boolean;
}

interface Setting {
  readonly sequence: string;
  readonly unlogged: boolean;
}

function settingOf(
  column: Column,
  found: Column | undefined,
  { isUnlogged, changes, follows }: TableFacts,
): Setting | null {
  // The sequence of a column that becomes serial is created separately, and is logged.
  if (isUnlogged && follows && column.serial !== null && found?.serial === null) {
    return { sequence: column.serial.sequence, unlogged: true };
  }
  const wanted = column.identity;
  if (wanted === null) return null;
  // SET LOGGED and SET UNLOGGED of a table also change its sequences, including those of new columns.
  const before = found?.identity ?? wanted;
  const comesTo = changes ? undefined : before.unlogged;
  return wanted.unlogged === comesTo ? null : { sequence: wanted.sequence, unlogged: wanted.unlogged ?? isUnlogged };
}
