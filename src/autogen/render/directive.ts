import type { QualifiedName } from '../../schema/names.js';
import { call, type Entry, flag, optionalString, options, orNull, string } from './build-doc.js';
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
    ['ifExists', flag(ifExists)],
    ['cascade', flag(cascade)],
  ] as const;
}

type Rest = (args: readonly Doc[], entries?: readonly Entry[]) => Doc;

/** The name of an object as the first argument, and the schema among the options. */
export function named(method: string, name: QualifiedName): Rest {
  return (args, entries = []) => directive(method, [string(name.name), ...args], [...entries, schemaEntry(name)]);
}

/** A part of a table: its own name, then that of the table. */
export interface TablePart {
  /** Null if the server chooses the name. */
  readonly name: string | null;
  readonly table: QualifiedName;
}

export function onTable(method: string, { name, table }: TablePart): Rest {
  return (args, entries = []) =>
    directive(method, [orNull(optionalString(name)), string(table.name), ...args], [...entries, schemaEntry(table)]);
}
