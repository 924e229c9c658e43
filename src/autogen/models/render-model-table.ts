import { joinColumnNames, makeObjectName } from '../../schema/choose-name.js';
import { columnName } from '../../schema/column-naming.js';
import { type ForeignKey, type PrimaryKey, sameKey, type UniqueConstraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { isUsable } from '../../schema/index-value.js';
import { dottedName, joinDotted, partsOfName, type QualifiedName } from '../../schema/names.js';
import { isOwn, type Table, withOwnParts } from '../../schema/table.js';
import { asSource } from '../../util/escape.js';
import {
  array,
  call,
  code,
  type Entry,
  link,
  object,
  optionalString,
  options,
  string,
  strings,
} from '../render/build-doc.js';
import { indexEntries, primaryKeyEntries, referenceEntries, uniqueEntries } from '../render/constraint-options.js';
import type { Doc } from '../render/doc.js';
import { tableOptionEntries } from '../render/option-entries.js';
import { boundDoc, partitionKeyDoc } from '../render/partition-entries.js';
import { renderColumn } from '../render/render-column.js';
import type { RenderContext } from '../render/render-context.js';
import { renderStatisticsKeys, statisticsEntries } from '../render/render-statistics-operations.js';
import { renderTableItems } from '../render/render-table-item.js';
import { withLinks } from '../render/render-type.js';
import type { ModelDefaults } from './model-defaults.js';
import { propertyNames } from './model-names.js';

/** The other declarations that the rendering of a table depends on. */
export interface ModelSurroundings {
  /** How types are rendered. */
  readonly context: RenderContext;
  /** The constant that declares a table; null if the models declare no such table. */
  readonly tableConstant: (name: QualifiedName) => string | null;
  readonly defaults: ModelDefaults;
  /** Whether several constraints, indexes or other relations of the schema have the name. */
  readonly isSharedName: (name: QualifiedName) => boolean;
}

/**
 * `metadata.table('users', { … }, [ … ])`, as a person would write it. A partition is `metadata.partition(…)`.
 * @param standing the triggers, policies and rules of the table
 */
export function renderModelTable(whole: Table, surroundings: ModelSurroundings, standing: readonly Doc[]): Doc {
  const table = withOwnParts({ ...whole, indexes: whole.indexes.filter(isUsable) });
  const { partitionOf } = table;
  if (partitionOf !== undefined) {
    const items = [...renderTableItems(table, USUAL), ...standing];
    const of = code(asSource(surroundings.tableConstant(partitionOf.parent) ?? 'undefined'));
    const place = object([
      ['of', of],
      ['values', boundDoc(partitionOf.bound)],
    ]);
    return call('metadata.partition', [string(table.name), place, ...tableRest(table, items)]);
  }
  const own = table.columns.filter(isOwn);
  const { defaults } = surroundings;
  const properties = propertyNames(
    own.map(({ name }) => name),
    defaults.columnNaming,
  );
  const parts = shareOut(table, surroundings);
  const columns = own.map((column): Entry => {
    const property = properties.get(column.name) ?? column.name;
    const links = [
      ...(columnName(property, defaults.columnNaming) === column.name ? [] : [link('name', [string(column.name)])]),
      ...(parts.links.get(column.name) ?? []),
    ];
    return [property, withLinks(renderColumn(column, table, surroundings.context), links)];
  });
  const items = [...renderTableItems(parts.rest, USUAL), ...standing];
  return call('metadata.table', [string(table.name), object(columns, columns.length > 0), ...tableRest(table, items)]);
}

/** The items and the options. */
function tableRest(table: Table, items: readonly Doc[]): readonly Doc[] {
  const rest = options([
    ['schema', optionalString(table.schema)],
    ['comment', optionalString(table.comment)],
    ...tableOptionEntries(table.options ?? {}),
    ['partitionBy', table.partitionBy && partitionKeyDoc(table.partitionBy)],
    ['inherits', table.inherits && strings(table.inherits.map(dottedName))],
    ['statistics', statisticsEntry(table)],
  ]);
  return [...(items.length > 0 ? [array(items)] : []), ...rest];
}

function statisticsEntry({ statistics = [] }: Table): Doc | undefined {
  const each = statistics.map((value) =>
    object([['name', string(dottedName(value))], ['on', renderStatisticsKeys(value)], ...statisticsEntries(value)]),
  );
  return each.length === 0 ? undefined : array(each);
}

/** Models are rendered without the user's `renderItem`. */
const USUAL: RenderContext = { isEnum: () => false, renderItem: null };

interface Shares {
  /** Methods of a column that are chained to it, by its name. */
  readonly links: ReadonlyMap<string, readonly Doc[]>;
  /** The table with everything that is rendered as items. */
  readonly rest: Table;
}

/** Renders everything that concerns a single column at the column, if the table itself declares the column. */
function shareOut(table: Table, surroundings: ModelSurroundings): Shares {
  const links = new Map<string, Doc[]>();
  const say = (column: string, doc: Doc) => links.set(column, [...(links.get(column) ?? []), doc]);
  const ownColumn = ownColumnFinder(table);
  const nameOf = (part: NamedPart, column: string, label: string) =>
    nameEntry(part, { table, column, label }, surroundings);
  const { primaryKey } = table;
  const keyColumn = primaryKey === null ? null : ownColumn(primaryKey.columns);
  if (primaryKey !== null && keyColumn !== null) {
    const name = hasTwin(primaryKey, table) ? explicitName(primaryKey) : usualKeyName(primaryKey, table, surroundings);
    say(keyColumn, link('primaryKey', options([name, ...primaryKeyEntries(primaryKey)])));
  }
  const unique = new Set<string>();
  const uniques = table.uniques.filter((constraint) => {
    const column = ownColumn(constraint.columns);
    if (column === null || unique.has(column)) return true;
    unique.add(column);
    const name = hasTwin(constraint, table) ? explicitName(constraint) : nameOf(constraint, column, 'key');
    say(column, link('unique', options([name, ...uniqueEntries(constraint)])));
    return false;
  });
  const foreignKeys = table.foreignKeys.filter((foreignKey) => {
    const column = ownColumn(foreignKey.columns);
    const target = referenceTarget(foreignKey, surroundings.defaults);
    if (column === null || target === null) return true;
    const name = nameOf(foreignKey, column, 'fkey');
    say(column, link('references', [string(target), ...options([name, ...referenceEntries(foreignKey)])]));
    return false;
  });
  const indexes = table.indexes.filter((index) => {
    const plain = plainColumn(index);
    const column = plain === null ? null : ownColumn([plain]);
    if (column === null) return true;
    say(column, link('index', options([nameOf(index, column, 'idx'), ...indexEntries(index)])));
    return false;
  });
  return {
    links,
    rest: { ...table, primaryKey: keyColumn === null ? primaryKey : null, uniques, foreignKeys, indexes },
  };
}

/** Finds the only one of some columns, if the table declares it and does not inherit it. */
function ownColumnFinder({ columns }: Table): (names: readonly string[]) => string | null {
  const own = new Set(columns.filter(isOwn).map(({ name }) => name));
  return (names) => {
    const column = onlyColumn(names);
    return column !== null && own.has(column) ? column : null;
  };
}

/** CREATE TABLE creates one key from two equal ones, unless both have names. */
function hasTwin(key: PrimaryKey | UniqueConstraint, { primaryKey, uniques }: Table): boolean {
  const others = [...(primaryKey === null ? [] : [primaryKey]), ...uniques].filter((other) => other !== key);
  return others.some((other) => sameKey(other, key));
}

function onlyColumn(columns: readonly string[]): string | null {
  const [first = null, second] = columns;
  return second === undefined ? first : null;
}

interface NamedPart {
  readonly name: string;
}

function explicitName({ name }: NamedPart): Entry {
  return ['name', string(name)];
}

/**
 * A name that PostgreSQL chooses by default is omitted. PostgreSQL chooses another one if something else has the
 * name.
 */
function nameEntry(
  part: NamedPart,
  { table, column, label }: { readonly table: Table; readonly column: string | null; readonly label: string },
  { isSharedName }: ModelSurroundings,
): Entry {
  const columns = column === null ? null : joinColumnNames([column]);
  const usual = makeObjectName({ table: table.name, columns, label });
  const isChosen = part.name === usual && !isSharedName({ schema: table.schema, name: usual });
  return isChosen ? ['name', undefined] : explicitName(part);
}

function usualKeyName(key: PrimaryKey, table: Table, surroundings: ModelSurroundings): Entry {
  return nameEntry(key, { table, column: null, label: 'pkey' }, surroundings);
}

/** `users.id`, `audit.users.id`; null for several columns. */
function referenceTarget({ referredTable, referredColumns }: ForeignKey, { schema }: ModelDefaults): string | null {
  const column = onlyColumn(referredColumns);
  const table = referredTable.schema === schema ? { ...referredTable, schema: null } : referredTable;
  return column === null ? null : joinDotted([...partsOfName(table), column]);
}

function plainColumn({ keys, include }: Index): string | null {
  const [key, second] = keys;
  const isPlain =
    key !== undefined && second === undefined && key.column !== null && key.collation === null && key.opclass === null;
  return isPlain && include.length === 0 && !key.descending && !key.nullsFirst ? key.column : null;
}
