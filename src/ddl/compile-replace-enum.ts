import type { EnumColumn, ReplaceEnum } from '../operations/enum-operations.js';
import { clipName } from '../schema/choose-name.js';
import { nameKey } from '../schema/names.js';
import { groupBy } from '../util/group-by.js';
import { commentIfAny } from './comment-on.js';
import { createEnumType } from './compile-enum.js';
import { closeComment } from './expression.js';
import { quoteRelation, quoteType } from './names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';

/** PostgreSQL cannot take a value out of an enum, so a second type takes the place of the first. */
export function compileReplaceEnum(operation: ReplaceEnum): readonly string[] {
  const { type, values, columns, comment = null } = operation;
  const old = clipName(`limbeck_old_${type.name}`);
  const byTable = groupBy(columns, ({ table }) => nameKey(table));
  return [
    `ALTER TYPE ${quoteType(type)} RENAME TO ${quoteIdentifier(old)}`,
    createEnumType(type, values),
    ...[...byTable.values()].flatMap((ofTable) => moveColumns(operation, ofTable)),
    `DROP TYPE ${quoteType({ schema: type.schema, name: old })}`,
    ...commentIfAny(`TYPE ${quoteType(type)}`, comment),
  ];
}

/** Moves all columns of one table at once, so that the table is rewritten only once. */
function moveColumns(operation: ReplaceEnum, columns: readonly EnumColumn[]): readonly string[] {
  const subcommands = columns.flatMap((column) => {
    const alter = `ALTER COLUMN ${quoteIdentifier(column.column)}`;
    const type = `${quoteType(operation.type)}${column.array ? '[]' : ''}`;
    const retype = `${alter} TYPE ${type} USING ${mappedText(operation, column)}::${type}`;
    const { serverDefault } = column;
    // A default of the old type would block the change, also if the column will have no default.
    return [
      `${alter} DROP DEFAULT`,
      retype,
      ...(serverDefault === null ? [] : [`${alter} SET DEFAULT ${closeComment(serverDefault)}`]),
    ];
  });
  return columns.slice(0, 1).map(({ table }) => `ALTER TABLE ${quoteRelation(table)} ${subcommands.join(', ')}`);
}

/** The value of the column as text, with the values that go replaced. */
function mappedText({ mapping = {} }: ReplaceEnum, { column, array }: EnumColumn): string {
  const text = `${quoteIdentifier(column)}::pg_catalog.text`;
  const entries = Object.entries(mapping);
  if (array) {
    return replacedElements(`${text}[]`, entries);
  }
  const whens = entries.map(
    ([old, value]) => `WHEN ${text} OPERATOR(pg_catalog.=) ${quoteLiteral(old)} THEN ${quoteLiteral(value)}`,
  );
  return whens.length === 0 ? text : `(CASE ${whens.join(' ')} ELSE ${text} END)`;
}

type Replacement = readonly [old: string, value: string];

// Replacements run one after the other, so where one's outcome is the next one's input they take a detour through
// labels that no enum has: a label has at most 63 bytes.
function replacedElements(array: string, entries: readonly Replacement[]): string {
  const olds = entries.map(([old]) => old);
  if (!entries.some(([, value]) => olds.includes(value))) {
    return entries.reduce(replaceElement, array);
  }
  const marked = entries.map(([old, value]): [string, string, string] => [old, `${old}${'_'.repeat(64)}`, value]);
  const aside = marked.reduce((sql, [old, mark]) => replaceElement(sql, [old, mark]), array);
  return marked.reduce((sql, [, mark, value]) => replaceElement(sql, [mark, value]), aside);
}

function replaceElement(array: string, [old, value]: Replacement): string {
  return `pg_catalog.array_replace(${array}, ${quoteLiteral(old)}, ${quoteLiteral(value)})`;
}
