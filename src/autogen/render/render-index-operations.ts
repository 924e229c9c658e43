import type {
  AlterIndex,
  AttachIndex,
  CreateIndex,
  DropIndex,
  RenameIndex,
} from '../../operations/index-operations.js';
import { dottedName } from '../../schema/names.js';
import { array, docOrNull, type Entry, literalDoc, object, optionalTrue, string } from './build-doc.js';
import { indexEntries } from './constraint-options.js';
import { onTable } from './directive.js';
import type { Doc } from './doc.js';
import { nameOrNull, parameterEntries } from './option-entries.js';
import { renderIndexKey } from './render-index-key.js';

export function renderCreateIndex(operation: CreateIndex): Doc {
  const { table, index, concurrently, ifNotExists, unnamed = false } = operation;
  return onTable('createIndex', { name: unnamed ? null : index.name, table })(
    [array(index.keys.map(renderIndexKey))],
    [...indexEntries(index), ['concurrently', optionalTrue(concurrently)], ['ifNotExists', optionalTrue(ifNotExists)]],
  );
}

export function renderDropIndex({ name, table, concurrently, ifExists }: DropIndex): Doc {
  return onTable('dropIndex', { name, table })(
    [],
    [
      ['concurrently', optionalTrue(concurrently)],
      ['ifExists', optionalTrue(ifExists)],
    ],
  );
}

export function renderRenameIndex({ name, table, newName }: RenameIndex): Doc {
  return onTable('renameIndex', { name, table })([string(newName)]);
}

export function renderAttachIndex({ name, table, parent }: AttachIndex): Doc {
  return onTable('attachIndex', { name, table })([string(dottedName(parent))]);
}

export function renderAlterIndex({ name, table, changes }: AlterIndex): Doc {
  const { with: parameters, tablespace, statistics = {} } = changes;
  const targets = Object.entries(statistics).map(
    ([place, target]): Entry => [place, docOrNull(target === null ? undefined : literalDoc(target))],
  );
  return onTable('alterIndex', { name, table })(
    [],
    [
      ['with', parameterEntries(parameters)],
      ['tablespace', nameOrNull(tablespace)],
      ['statistics', targets.length === 0 ? undefined : object(targets)],
    ],
  );
}
