import type {
  AddParent,
  AttachPartition,
  DetachPartition,
  DropParent,
} from '../../operations/inheritance-operations.js';
import type { PutRowsBack, SetRowsAside } from '../../operations/row-operations.js';
import { dottedName } from '../../schema/names.js';
import { type Entry, object, optionalStrings, sqlTag, string, strings } from './build-doc.js';
import { named } from './directive.js';
import type { Doc } from './doc.js';
import { boundDoc } from './partition-entries.js';

export function renderAttachPartition({ table, parent, bound }: AttachPartition): Doc {
  return named('attachPartition', table)([string(dottedName(parent)), boundDoc(bound)]);
}

export function renderDetachPartition({ table, parent }: DetachPartition): Doc {
  return named('detachPartition', table)([string(dottedName(parent))]);
}

export function renderAddParent({ table, parent }: AddParent): Doc {
  return named('addParent', table)([string(dottedName(parent))]);
}

export function renderDropParent({ table, parent }: DropParent): Doc {
  return named('dropParent', table)([string(dottedName(parent))]);
}

export function renderSetRowsAside({ table, asText = [] }: SetRowsAside): Doc {
  return named('setRowsAside', table)([], [['asText', optionalStrings(asText)]]);
}

export function renderPutRowsBack({ table, columns, numbered, using = {} }: PutRowsBack): Doc {
  const conversions = Object.entries(using).map(([column, sql]): Entry => [column, sqlTag(sql)]);
  return named('putRowsBack', table)(
    [strings(columns)],
    [
      ['numbered', optionalStrings(numbered)],
      ['using', conversions.length === 0 ? undefined : object(conversions)],
    ],
  );
}
