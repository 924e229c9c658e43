import type {
  AddEnumValue,
  CreateEnum,
  DropEnum,
  EnumColumn,
  RenameEnum,
  RenameEnumValue,
  ReplaceEnum,
} from '../../operations/enum-operations.js';
import { array, type Entry, object, optionalString, optionalTrue, sqlTag, string, strings } from './build-doc.js';
import { dropEntries, named, schemaEntry } from './directive.js';
import type { Doc } from './doc.js';

export function renderCreateEnum({ type }: CreateEnum): Doc {
  return named('createEnum', type)([strings(type.values)], [['comment', optionalString(type.comment)]]);
}

export function renderDropEnum({ type, ...options }: DropEnum): Doc {
  return named('dropEnum', type)([], dropEntries(options));
}

export function renderRenameEnum({ type, newName }: RenameEnum): Doc {
  return named('renameEnum', type)([string(newName)]);
}

export function renderAddEnumValue({ type, value, before, after, ifNotExists }: AddEnumValue): Doc {
  return named('addEnumValue', type)(
    [string(value)],
    [
      ['before', optionalString(before)],
      ['after', optionalString(after)],
      ['ifNotExists', optionalTrue(ifNotExists)],
    ],
  );
}

export function renderRenameEnumValue({ type, value, newValue }: RenameEnumValue): Doc {
  return named('renameEnumValue', type)([string(value), string(newValue)]);
}

export function renderReplaceEnum({ type, values, columns, mapping, comment }: ReplaceEnum): Doc {
  const mapped = Object.entries(mapping ?? {}).map(([from, to]): Entry => [from, string(to)]);
  return named('replaceEnum', type)(
    [strings(values)],
    [
      ['columns', columns.length === 0 ? undefined : array(columns.map(renderEnumColumn))],
      ['mapping', mapped.length === 0 ? undefined : object(mapped)],
      ['comment', optionalString(comment)],
    ],
  );
}

function renderEnumColumn({ table, column, array: isArray, serverDefault }: EnumColumn): Doc {
  return object([
    ['table', string(table.name)],
    ['column', string(column)],
    ['array', optionalTrue(isArray)],
    ['serverDefault', serverDefault === null ? undefined : sqlTag(serverDefault)],
    schemaEntry(table),
  ]);
}
