import type { AddColumn, AlterColumn } from '../../operations/column-operations.js';
import { addingRewrites, typeChangeRewrites } from '../column-rewrites.js';
import { looksForLargest } from '../forms/existing-rows.js';
import { needsProof } from '../needs-proof.js';
import type { TableLock, TableWork } from '../step.js';
import type { OnlineFacts } from '../table-facts.js';
import { lock } from './lock.js';

export function ofAddedColumn(operation: AddColumn, facts: OnlineFacts): readonly TableLock[] {
  const { table, constraints = [] } = operation;
  const isBuilt = constraints.some(({ kind }) => kind !== 'foreignKey');
  const work = addingRewrites(operation, facts) ? 'rewrite' : isBuilt ? 'build' : 'moment';
  const referred = constraints.flatMap((constraint) =>
    constraint.kind === 'foreignKey' ? [constraint.referredTable] : [],
  );
  return [lock(table, 'ACCESS EXCLUSIVE', work), ...referred.map((name) => lock(name, 'SHARE ROW EXCLUSIVE'))];
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

function workOf(operation: AlterColumn, facts: OnlineFacts): TableWork {
  const { column, type, nullable, generated } = operation;
  const [place] = facts.tables;
  const isComputed = generated !== undefined && generated.to !== null;
  if (isComputed || (type !== undefined && typeChangeRewrites(facts))) return 'rewrite';
  const isProven = nullable?.to !== false || place === undefined || !needsProof(place, column);
  return isProven && !looksForLargest(operation, place) ? 'moment' : 'scan';
}
