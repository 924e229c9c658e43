import { formatName } from '../../schema/names.js';
import type { AddParent, AttachPartition, DetachPartition, DropParent } from '../inheritance-operations.js';
import { known } from './known.js';

export function reverseAttachPartition({ table, parent, bound }: AttachPartition): readonly [DetachPartition] {
  return [{ kind: 'detachPartition', table, parent, was: bound }];
}

export function reverseDetachPartition({ table, parent, was }: DetachPartition): readonly [AttachPartition] {
  return [{ kind: 'attachPartition', table, parent, bound: known(was, `detach partition ${formatName(table)}`) }];
}

export function reverseAddParent({ table, parent }: AddParent): readonly [DropParent] {
  return [{ kind: 'dropParent', table, parent }];
}

export function reverseDropParent({ table, parent }: DropParent): readonly [AddParent] {
  return [{ kind: 'addParent', table, parent }];
}
