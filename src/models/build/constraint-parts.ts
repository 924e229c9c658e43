import { invalidConstraint } from '../../errors/model-errors.js';
import type { Deferrability } from '../../schema/constraints.js';
import type { IndexLineage } from '../../schema/index-value.js';
import { formatName } from '../../schema/names.js';
import type { ColumnKey } from '../table-items.js';
import { resolveColumns, type TableScope } from './table-scope.js';

interface DeferrableInput {
  readonly deferrable?: boolean | undefined;
  readonly initially?: 'deferred' | 'immediate' | undefined;
}

export function deferrability(
  { deferrable, initially }: DeferrableInput,
  scope: TableScope,
  what: string,
): Deferrability {
  const initiallyDeferred = initially === 'deferred';
  if (initiallyDeferred && deferrable === false) {
    throw invalidConstraint(formatName(scope.name), what, 'is initially deferred but not deferrable');
  }
  return { deferrable: deferrable ?? initiallyDeferred, initiallyDeferred };
}

/** The columns of a foreign key: one or more. Each of them may refer to several columns. */
export function someColumns(scope: TableScope, keys: readonly ColumnKey[], what: string): readonly string[] {
  const names = resolveColumns(scope, keys, what);
  if (names.length === 0) {
    throw invalidConstraint(formatName(scope.name), what, 'has no columns');
  }
  return names;
}

/** The columns of a key: one or more, and each once. */
export function keyColumns(scope: TableScope, keys: readonly ColumnKey[], what: string): readonly string[] {
  const names = someColumns(scope, keys, what);
  const twice = names.find((name, position) => names.indexOf(name) < position);
  if (twice !== undefined) {
    throw invalidConstraint(formatName(scope.name), what, `refers to column "${twice}" twice`);
  }
  return names;
}

interface LineageInput {
  readonly only?: boolean | undefined;
  readonly attachedTo?: string | undefined;
}

/** How an index relates to those of the partitioned table or of the partitions. */
export function lineage({ only, attachedTo }: LineageInput): IndexLineage {
  return { ...(only === true && { only: true }), ...(attachedTo !== undefined && { attachedTo }) };
}
