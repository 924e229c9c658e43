import { joinColumnNames, makeObjectName } from '../../schema/choose-name.js';
import type { Column } from '../../schema/column.js';
import type { ForeignKey } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { isUsable } from '../../schema/index-value.js';
import { dottedName, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { array, call, chain, type Entry, link, object, optionalString, options, string } from '../render/build-doc.js';
import { indexEntries, primaryKeyEntries, referenceEntries, uniqueEntries } from '../render/constraint-options.js';
import type { Doc } from '../render/doc.js';
import { tableOptionEntries } from '../render/option-entries.js';
import { renderColumn } from '../render/render-column.js';
import type { RenderContext } from '../render/render-context.js';
import { renderStatisticsKeys, statisticsEntries } from '../render/render-statistics-operations.js';
import { renderTableItems } from '../render/render-table-item.js';
import { propertyNames, saysName } from './model-names.js';

/** The constant that declares an enum; null where there is none. */
export type EnumConstant = (name: QualifiedName) => string | null;

/**
 * `metadata.table('users', { … }, [ … ])`, as a person would write it.
 *
 * @param standing what stands on it: triggers, policies, rules
 */
export function renderModelTable(whole: Table, enumConstant: EnumConstant, standing: readonly Doc[]): Doc {
  const table = { ...whole, indexes: whole.indexes.filter(isUsable) };
  const properties = propertyNames(table.columns.map(({ name }) => name));
  const parts = shareOut(table);
  const columns = table.columns.map((column): Entry => {
    const property = properties.get(column.name) ?? column.name;
    const links = [
      ...(saysName(property, column.name) ? [] : [link('name', [string(column.name)])]),
      ...(parts.links.get(column.name) ?? []),
    ];
    return [property, withLinks(renderModelColumn(column, table, enumConstant), links)];
  });
  const items = [...renderTableItems(parts.rest, USUAL), ...standing];
  const rest = options([
    ['schema', optionalString(table.schema)],
    ['comment', optionalString(table.comment)],
    ...tableOptionEntries(table.options ?? {}),
    ['statistics', statisticsEntry(table)],
  ]);
  return call('metadata.table', [
    string(table.name),
    object(columns, true),
    ...(items.length > 0 ? [array(items)] : []),
    ...rest,
  ]);
}

function statisticsEntry({ statistics = [] }: Table): Doc | undefined {
  const each = statistics.map((value) =>
    object([['name', string(dottedName(value))], ['on', renderStatisticsKeys(value)], ...statisticsEntries(value)]),
  );
  return each.length === 0 ? undefined : array(each);
}

/** Models are written once, in our words. */
const USUAL: RenderContext = { isEnum: () => false, renderItem: null };

function renderModelColumn(column: Column, table: Table, enumConstant: EnumConstant): Doc {
  const { userType } = column.type;
  const constant = userType === null ? null : enumConstant(userType);
  const doc = renderColumn(column, table, { ...USUAL, isEnum: () => constant !== null });
  if (constant === null) return doc;
  return doc.form === 'chain' ? chain(call(constant, []), doc.links) : call(constant, []);
}

function withLinks(doc: Doc, links: readonly Doc[]): Doc {
  return doc.form === 'chain' ? chain(doc.head, [...doc.links, ...links]) : chain(doc, links);
}

interface Shares {
  /** What is said at a column, by its name. */
  readonly links: ReadonlyMap<string, readonly Doc[]>;
  /** The table with what is said as items. */
  readonly rest: Table;
}

/** What concerns one column is said there. */
function shareOut(table: Table): Shares {
  const links = new Map<string, Doc[]>();
  const say = (column: string, doc: Doc) => links.set(column, [...(links.get(column) ?? []), doc]);
  const { primaryKey } = table;
  const [keyColumn, secondKeyColumn] = primaryKey?.columns ?? [];
  const isOwnKey = primaryKey !== null && keyColumn !== undefined && secondKeyColumn === undefined;
  if (isOwnKey) {
    const name = makeObjectName({ table: table.name, columns: null, label: 'pkey' });
    say(keyColumn, link('primaryKey', options([nameEntry(primaryKey, name), ...primaryKeyEntries(primaryKey)])));
  }
  const unique = new Set<string>();
  const uniques = table.uniques.filter((constraint) => {
    const column = onlyColumn(constraint.columns);
    if (column === null || unique.has(column)) return true;
    unique.add(column);
    say(
      column,
      link('unique', options([nameEntry(constraint, madeName(table, column, 'key')), ...uniqueEntries(constraint)])),
    );
    return false;
  });
  const foreignKeys = table.foreignKeys.filter((foreignKey) => {
    const column = onlyColumn(foreignKey.columns);
    const target = referenceTarget(foreignKey);
    if (column === null || target === null) return true;
    const name = nameEntry(foreignKey, madeName(table, column, 'fkey'));
    say(column, link('references', [string(target), ...options([name, ...referenceEntries(foreignKey)])]));
    return false;
  });
  const indexes = table.indexes.filter((index) => {
    const column = plainColumn(index);
    if (column === null) return true;
    say(column, link('index', options([nameEntry(index, madeName(table, column, 'idx')), ...indexEntries(index)])));
    return false;
  });
  return { links, rest: { ...table, primaryKey: isOwnKey ? null : primaryKey, uniques, foreignKeys, indexes } };
}

function onlyColumn(columns: readonly string[]): string | null {
  const [first = null, second] = columns;
  return second === undefined ? first : null;
}

/** A name that PostgreSQL chooses by itself need not be said. */
function nameEntry({ name }: { readonly name: string }, usual: string): Entry {
  return ['name', name === usual ? undefined : string(name)];
}

function madeName(table: Table, column: string, label: string): string {
  return makeObjectName({ table: table.name, columns: joinColumnNames([column]), label });
}

/** `users.id`; null where the dots would not tell what is what. */
function referenceTarget({ referredTable, referredColumns }: ForeignKey): string | null {
  const column = onlyColumn(referredColumns);
  const names = [referredTable.name, column ?? ''];
  return referredTable.schema !== null || column === null || names.some((name) => name.includes('.'))
    ? null
    : names.join('.');
}

function plainColumn({ keys, include }: Index): string | null {
  const [key, second] = keys;
  const isPlain =
    key !== undefined && second === undefined && key.column !== null && key.collation === null && key.opclass === null;
  return isPlain && include.length === 0 && !key.descending && !key.nullsFirst ? key.column : null;
}
