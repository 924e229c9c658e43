import type { CreateTrigStmt } from 'libpg-query';
import type { Mentions } from '../act.js';
import { everyNode, nameOfTable, wordsOf } from './nodes.js';

type MentionedTable = Mentions['tables'][number];
type MentionedColumn = Mentions['columns'][number];

/** The tables and columns in a part of a syntax tree. */
export function mentionsIn(tree: unknown): Mentions {
  const tables: MentionedTable[] = [];
  const columns: MentionedColumn[] = [];
  everyNode(tree, (kind, node) => {
    tables.push(...tablesOf(kind, node));
    columns.push(...columnsOf(kind, node));
  });
  return { tables, columns };
}

export function columnsIn(tree: unknown): readonly string[] {
  return [...new Set(mentionsIn(tree).columns.map(({ name }) => name))];
}

function tablesOf(kind: string, node: object): readonly MentionedTable[] {
  if (kind !== 'RangeVar' && kind !== 'relation') return [];
  const table = nameOfTable(textsOf(node));
  return [{ table, alias: aliasOf(node) ?? table.name }];
}

function columnsOf(kind: string, node: object): readonly MentionedColumn[] {
  if (kind === 'ColumnRef' && 'fields' in node) return columnOfFields(node.fields);
  if (kind === 'UpdateStmt' && 'targetList' in node) return targetsOf(node.targetList);
  return kind === 'InsertStmt' && 'cols' in node ? targetsOf(node.cols) : [];
}

/** `UPDATE OF name`, and the rows NEW and OLD in WHEN. */
export function mentionsInTrigger({ columns, whenClause }: CreateTrigStmt): Mentions {
  const listed = wordsOf(columns).map((name) => ({ of: 'new', name }));
  return { tables: [], columns: [...listed, ...mentionsIn(whenClause).columns] };
}

/** The columns that an UPDATE or an INSERT writes. */
function targetsOf(targets: unknown): readonly MentionedColumn[] {
  const nodes: readonly unknown[] = Array.isArray(targets) ? targets : [];
  return nodes.flatMap((node) => {
    const target = typeof node === 'object' && node !== null && 'ResTarget' in node ? node.ResTarget : null;
    const { name } = textsOf(target);
    return name === undefined ? [] : [{ of: null, name }];
  });
}

function columnOfFields(fields: unknown): readonly MentionedColumn[] {
  const words = Array.isArray(fields) ? fields.map(wordOf) : [];
  const name = words.at(-1);
  return name === undefined ? [] : [{ of: words.at(-2) ?? null, name }];
}

function wordOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  return 'String' in node ? (textsOf(node.String).sval ?? '') : '*';
}

function aliasOf(node: object): string | undefined {
  return 'alias' in node ? textsOf(node.alias).aliasname : undefined;
}

/** The properties of a node that are text. */
function textsOf(node: unknown): { readonly [key: string]: string } {
  if (typeof node !== 'object' || node === null) return {};
  return Object.fromEntries(
    Object.entries(node).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
