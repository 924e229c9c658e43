import type { AttachPartition, DetachPartition } from '../../operations/inheritance-operations.js';
import type { AlterTable, CreateTable, DropTable } from '../../operations/table-operations.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import type { TableLock } from '../step.js';
import type { OnlineFacts } from '../table-facts.js';
import { lock } from './lock.js';

export function ofCreatedTable({ table }: CreateTable, facts: OnlineFacts): readonly TableLock[] {
  const parent = table.partitionOf?.parent;
  return [
    ...(parent === undefined
      ? []
      : [
          lock(parent, 'ACCESS EXCLUSIVE'),
          ...defaultOf(parent, facts).map((name) => lock(name, 'ACCESS EXCLUSIVE', 'scan')),
        ]),
    ...(table.inherits ?? []).map((name) => lock(name, 'SHARE UPDATE EXCLUSIVE')),
    ...table.foreignKeys.map(({ referredTable }) => lock(referredTable, 'SHARE ROW EXCLUSIVE')),
  ];
}

/** The triggers of foreign keys on the other tables are dropped as well. */
export function ofDroppedTable({ table }: DropTable, { tables }: OnlineFacts): readonly TableLock[] {
  const referred = (tables[0]?.constraints ?? []).flatMap(({ referredTable }) => referredTable ?? []);
  return [table, ...referred].map((name) => lock(name, 'ACCESS EXCLUSIVE'));
}

export function ofAlteredTable({ table, changes }: AlterTable, { tables }: OnlineFacts): readonly TableLock[] {
  const { with: _, unlogged, tablespace, accessMethod, clusterOn, ...others } = changes;
  const isRewritten = [unlogged, tablespace, accessMethod].some((value) => value !== undefined);
  if (isRewritten) {
    return [lock(table, 'ACCESS EXCLUSIVE', tables[0]?.kind === 'partitioned' ? 'moment' : 'rewrite')];
  }
  const isStrong = Object.values(others).some((value) => value !== undefined);
  return [lock(table, isStrong ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE')];
}

export function ofAttachment({ table, parent }: AttachPartition, facts: OnlineFacts): readonly TableLock[] {
  return [
    lock(parent, 'SHARE UPDATE EXCLUSIVE'),
    lock(table, 'ACCESS EXCLUSIVE', 'scan'),
    ...defaultOf(parent, facts).map((name) => lock(name, 'ACCESS EXCLUSIVE', 'scan')),
  ];
}

export function ofDetachment({ table, parent }: DetachPartition, facts: OnlineFacts): readonly TableLock[] {
  return [parent, table, ...defaultOf(parent, facts)].map((name) => lock(name, 'ACCESS EXCLUSIVE'));
}

function defaultOf(parent: QualifiedName, { tables }: OnlineFacts): readonly QualifiedName[] {
  const found = tables.find(({ name }) => sameName(name, parent))?.defaultPartition ?? null;
  return found === null ? [] : [found];
}
