import { compileOperation } from '../../ddl/compile.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Operation } from '../../operations/operation.js';
import { reverseAll } from '../../operations/reverse.js';
import { isLocalSetting } from '../run/local-settings.js';
import type { CommittedDirective } from './journal-entry.js';

/** A directive as a run counts it: an operation, those of a batch, or SQL. */
export type Directive =
  | Operation
  | readonly Operation[]
  | { readonly sql: string; readonly parameters: readonly unknown[] | undefined }
  | string;

/** How it can be undone, to be told before it is committed. */
export function toCommitted(directive: Directive): CommittedDirective {
  if (typeof directive === 'string') return ofSql(directive);
  if ('sql' in directive && !('kind' in directive)) return ofSql(directive.sql);
  const operations = 'kind' in directive ? [directive] : directive;
  return { what: cut(sqlOf(operations)), undo: undoOf(operations) };
}

/** A setting of the transaction ended with it. */
function ofSql(sql: string): CommittedDirective {
  return { what: cut(sql), undo: isLocalSetting(sql) ? [] : null };
}

function sqlOf(operations: readonly Operation[]): string {
  return orNull(() => operations.flatMap((operation) => [...compileOperation(operation)]))?.join('; ') ?? 'a directive';
}

function undoOf(operations: readonly Operation[]): CommittedDirective['undo'] {
  return orNull(() =>
    reverseAll(operations.map(inTransaction)).flatMap((operation) => [...compileOperation(operation)]),
  );
}

/** Null for what doesn't contain the state before it, or can't be written as SQL. */
function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof LimbeckError) return null;
    throw error;
  }
}

/** It may have run outside a transaction, and is undone inside one. */
function inTransaction(operation: Operation): Operation {
  if (operation.kind !== 'createIndex' && operation.kind !== 'dropIndex') return operation;
  const { concurrently: _, ...rest } = operation;
  return rest;
}

const LONGEST = 60;

function cut(sql: string): string {
  const line = sql.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
