import type { AddParent, AttachPartition, DetachPartition, DropParent } from '../operations/inheritance-operations.js';
import { partitionBound } from './partition.js';
import { quoteName } from './quote.js';

export function compileAttachPartition({ table, parent, bound }: AttachPartition): readonly string[] {
  return [`ALTER TABLE ${quoteName(parent)} ATTACH PARTITION ${quoteName(table)} ${partitionBound(bound)}`];
}

export function compileDetachPartition({ table, parent }: DetachPartition): readonly string[] {
  return [`ALTER TABLE ${quoteName(parent)} DETACH PARTITION ${quoteName(table)}`];
}

export function compileAddParent({ table, parent }: AddParent): readonly string[] {
  return [`ALTER TABLE ${quoteName(table)} INHERIT ${quoteName(parent)}`];
}

export function compileDropParent({ table, parent }: DropParent): readonly string[] {
  return [`ALTER TABLE ${quoteName(table)} NO INHERIT ${quoteName(parent)}`];
}
