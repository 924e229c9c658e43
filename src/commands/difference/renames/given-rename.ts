import { renameInvalid } from '../../../errors/command-errors.js';
import type { Operation } from '../../../operations/operation.js';
import { formatName, type QualifiedName } from '../../../schema/names.js';

/** What a command may be told of names that changed; each as `old:new`. */
export interface RenameOptions {
  /** Columns and values of enums: `users.name:full_name`, `audit.log.at:logged_at`, `mood.good:fine`. */
  readonly rename?: readonly string[];
  /** Tables: `users:people`, `log:audit.log`. */
  readonly renameTable?: readonly string[];
  /** Enums, domains, composite types and range types: `mood:feeling`. */
  readonly renameType?: readonly string[];
}

/** One rename that somebody asked for. */
export type GivenRename =
  | { readonly kind: 'table' | 'type'; readonly from: QualifiedName; readonly to: QualifiedName; readonly text: string }
  | {
      readonly kind: 'part';
      /** The table or the enum, by its old name or its new one. */
      readonly of: QualifiedName;
      readonly from: string;
      readonly to: string;
      readonly text: string;
    };

/** What the options ask for, tables and types first: columns may go by their new names. */
export function parseRenames(options: RenameOptions, defaultSchema: string): readonly GivenRename[] {
  const home = (name: QualifiedName) => (name.schema === defaultSchema ? { ...name, schema: null } : name);
  const whole =
    (kind: 'table' | 'type') =>
    (text: string): GivenRename => {
      const [before, after] = splitAt(text, ':', text);
      const from = home(parseWhole(before, null));
      return { kind, from, to: home(parseWhole(after, from.schema)), text };
    };
  const part = (text: string): GivenRename => {
    const [before, to] = splitAt(text, ':', text);
    const [owner, from] = splitAt(before, '.', text);
    return { kind: 'part', of: home(parseWhole(owner, null)), from, to, text };
  };
  return [
    ...(options.renameTable ?? []).map(whole('table')),
    ...(options.renameType ?? []).map(whole('type')),
    ...(options.rename ?? []).map(part),
  ];
}

/** What would be asked for by an operation that renames; null if it is none. */
export function renameBy(operation: Operation): GivenRename | null {
  switch (operation.kind) {
    case 'renameColumn': {
      const { table: of, column: from, newName: to } = operation;
      return { kind: 'part', of, from, to, text: `${formatName(of)}.${from}:${to}` };
    }
    case 'renameEnumValue': {
      const { type: of, value: from, newValue: to } = operation;
      return { kind: 'part', of, from, to, text: `${formatName(of)}.${from}:${to}` };
    }
    case 'renameTable': {
      const { table: from, newName } = operation;
      return wholeRename('table', from, { schema: from.schema, name: newName });
    }
    case 'setTableSchema': {
      const { table: from, newSchema } = operation;
      return wholeRename('table', from, { schema: newSchema, name: from.name });
    }
    case 'renameEnum':
    case 'renameType': {
      const { type: from, newName } = operation;
      return wholeRename('type', from, { schema: from.schema, name: newName });
    }
    default:
      return null;
  }
}

function wholeRename(kind: 'table' | 'type', from: QualifiedName, to: QualifiedName): GivenRename {
  return { kind, from, to, text: `${formatName(from)}:${formatName(to)}` };
}

/** In two at the last separator. */
function splitAt(text: string, separator: string, whole: string): readonly [before: string, after: string] {
  const at = text.lastIndexOf(separator);
  if (at < 1 || at === text.length - 1) {
    throw renameInvalid(whole, 'its form must be `old:new`, or `table.old:new` for a column');
  }
  return [text.slice(0, at), text.slice(at + 1)];
}

function parseWhole(text: string, schema: string | null): QualifiedName {
  const dot = text.indexOf('.');
  return dot === -1 ? { schema, name: text } : { schema: text.slice(0, dot), name: text.slice(dot + 1) };
}
