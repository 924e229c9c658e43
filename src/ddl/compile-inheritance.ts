import type { AddParent, AttachPartition, DetachPartition, DropParent } from '../operations/inheritance-operations.js';
import { quoteRelation } from './names/default-schema.js';
import { partitionBound } from './partition.js';

export function compileAttachPartition({ table, parent, bound }: AttachPartition): readonly string[] {
  return [`ALTER TABLE ${quoteRelation(parent)} ATTACH PARTITION ${quoteRelation(table)} ${partitionBound(bound)}`];
}

export function compileDetachPartition({ table, parent }: DetachPartition): readonly string[] {
  return [`ALTER TABLE ${quoteRelation(parent)} DETACH PARTITION ${quoteRelation(table)}`];
}

export function compileAddParent({ table, parent }: AddParent): readonly string[] {
  return [`ALTER TABLE ${quoteRelation(table)} INHERIT ${quoteRelation(parent)}`];
}

export function compileDropParent({ table, parent }: DropParent): readonly string[] {
  return [`ALTER TABLE ${quoteRelation(table)} NO INHERIT ${quoteRelation(parent)}`];
}
