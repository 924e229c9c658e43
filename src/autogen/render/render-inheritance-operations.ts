import type {
  AddParent,
  AttachPartition,
  DetachPartition,
  DropParent,
} from '../../operations/inheritance-operations.js';
import type { PutRowsBack, SetRowsAside } from '../../operations/row-operations.js';
import { formatName } from '../../schema/names.js';
import { optionalStrings, string, strings } from './build-doc.js';
import { named } from './directive.js';
import type { Doc } from './doc.js';
import { boundDoc } from './partition-entries.js';

export function renderAttachPartition({ table, parent, bound }: AttachPartition): Doc {
  return named('attachPartition', table)([string(formatName(parent)), boundDoc(bound)]);
}

export function renderDetachPartition({ table, parent }: DetachPartition): Doc {
  return named('detachPartition', table)([string(formatName(parent))]);
}

export function renderAddParent({ table, parent }: AddParent): Doc {
  return named('addParent', table)([string(formatName(parent))]);
}

export function renderDropParent({ table, parent }: DropParent): Doc {
  return named('dropParent', table)([string(formatName(parent))]);
}

export function renderSetRowsAside({ table }: SetRowsAside): Doc {
  return named('setRowsAside', table)([]);
}

export function renderPutRowsBack({ table, columns, numbered }: PutRowsBack): Doc {
  return named('putRowsBack', table)([strings(columns)], [['numbered', optionalStrings(numbered)]]);
}
