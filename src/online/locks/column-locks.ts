import type { AddColumn, AlterColumn } from '../../operations/column-operations.js';
import { needsProof } from '../needs-proof.js';
import type { TableLock, TableWork } from '../step.js';
import type { OnlineFacts } from '../table-facts.js';
import { ofConstraint } from './constraint-locks.js';
import { lock } from './lock.js';

export function ofAddedColumn(
  { table, constraints = [], ...operation }: AddColumn,
  facts: OnlineFacts,
): readonly TableLock[] {
  const isBuilt = constraints.some(({ kind }) => kind !== 'foreignKey');
  const work = addingRewrites({ table, ...operation }, facts) ? 'rewrite' : isBuilt ? 'build' : 'moment';
  const others = constraints.flatMap((constraint) => ofConstraint(table, constraint)).slice();
  return [
    lock(table, 'ACCESS EXCLUSIVE', work),
    ...others.filter((one) => one.table.name !== table.name || one.table.schema !== table.schema),
  ];
}

/** Without a trial, the worst is assumed of a default. */
export function addingRewrites({ column }: Omit<AddColumn, 'constraints'>, { trial }: OnlineFacts): boolean {
  const { identity, serial, generated, serverDefault } = column;
  if (identity !== null || serial !== null || generated?.stored === true) return true;
  return trial?.rewrites ?? (serverDefault !== null || column.type.userType !== null);
}

export function ofAlteredColumn(operation: AlterColumn, facts: OnlineFacts): readonly TableLock[] {
  const { kind: _, table, column: __, comment, options, ...changes } = operation;
  const isStrong = Object.values(changes).some((value) => value !== undefined) || isKeptElsewhere(options);
  if (!isStrong) return options === undefined && comment === undefined ? [] : [lock(table, 'SHARE UPDATE EXCLUSIVE')];
  return [lock(table, 'ACCESS EXCLUSIVE', workOf(operation, facts))];
}

/** Statistics need a weaker lock than storage and compression. */
function isKeptElsewhere(options: AlterColumn['options']): boolean {
  return options?.to.storage !== undefined || options?.to.compression !== undefined;
}

function workOf({ column, type, nullable, generated, identity, serial }: AlterColumn, facts: OnlineFacts): TableWork {
  const [place] = facts.tables;
  const isComputed = generated !== undefined && generated.to !== null;
  if (isComputed || (type !== undefined && facts.trial?.rewrites !== false)) return 'rewrite';
  const isProven = nullable?.to !== false || place === undefined || !needsProof(place, column);
  // The sequence continues after the largest value.
  const isNumbered = startsNumbers(identity) || startsNumbers(serial);
  return isProven && !isNumbered ? 'moment' : 'scan';
}

function startsNumbers(change: { readonly from?: unknown; readonly to: unknown } | undefined): boolean {
  return change !== undefined && change.to !== null && (change.from ?? null) === null;
}
