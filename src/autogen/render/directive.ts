import type { QualifiedName } from '../../schema/names.js';
import { call, docOrNull, type Entry, optionalString, optionalTrue, options, string } from './build-doc.js';
import type { Doc } from './doc.js';

/** `op.name(…)`, without options that are not set. */
export function directive(name: string, args: readonly Doc[], entries: readonly Entry[] = []): Doc {
  return call(`op.${name}`, [...args, ...options(entries)]);
}

export function schemaEntry({ schema }: Pick<QualifiedName, 'schema'>): Entry {
  return ['schema', optionalString(schema)];
}

/** The options of most directives that drop something. */
export function dropEntries({ ifExists, cascade }: { readonly ifExists?: boolean; readonly cascade?: boolean }) {
  return [
    ['ifExists', optionalTrue(ifExists)],
    ['cascade', optionalTrue(cascade)],
  ] as const;
}

type Rest = (args: readonly Doc[], entries?: readonly Entry[]) => Doc;

/** The name of an object as the first argument, and the schema among the options. */
export function named(method: string, name: QualifiedName): Rest {
  return (args, entries = []) => directive(method, [string(name.name), ...args], [...entries, schemaEntry(name)]);
}

/** A part of a table: its own name, then that of the table. */
export interface PartName {
  /** Null if the server chooses the name. */
  readonly name: string | null;
  readonly table: QualifiedName;
}

export function onTable(method: string, { name, table }: PartName): Rest {
  return (args, entries = []) =>
    directive(method, [docOrNull(optionalString(name)), string(table.name), ...args], [...entries, schemaEntry(table)]);
}
