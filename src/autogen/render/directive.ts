import type { QualifiedName } from '../../schema/names.js';
import { call, type Entry, optionalString, options, string } from './build-doc.js';
import type { Doc } from './doc.js';

/** `op.name(…)`; options that say nothing are left out. */
export function directive(name: string, args: readonly Doc[], entries: readonly Entry[] = []): Doc {
  return call(`op.${name}`, [...args, ...options(entries)]);
}

export function schemaEntry({ schema }: Pick<QualifiedName, 'schema'>): Entry {
  return ['schema', optionalString(schema)];
}

type Rest = (args: readonly Doc[], entries?: readonly Entry[]) => Doc;

/** The name of an object as the first argument, and the schema among the options. */
export function named(method: string, name: QualifiedName): Rest {
  return (args, entries = []) => directive(method, [string(name.name), ...args], [...entries, schemaEntry(name)]);
}

/** A part of a table: its own name, then that of the table. */
export interface TablePart {
  readonly name: string;
  readonly table: QualifiedName;
}

export function onTable(method: string, { name, table }: TablePart): Rest {
  return (args, entries = []) =>
    directive(method, [string(name), string(table.name), ...args], [...entries, schemaEntry(table)]);
}
