import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { call, condition } from './expressions.js';
import { choose, dial, type Item } from './items.js';
import { comment } from './render-tables.js';
import { builtIn } from './types.js';
import type { Column, World } from './world.js';

export type ViewColumn = Pick<Column, 'key' | 'name' | 'type'>;

/** The columns of a table or a view. */
function columnsOf(relation: Item, world: World): readonly ViewColumn[] {
  return relation.kind === 'view' ? viewColumns(relation, world) : world.columns(relation);
}

interface Source {
  readonly name: string;
  readonly columns: readonly ViewColumn[];
}

function sourceOf(view: Item, place: number, world: World): Source | null {
  const found = world.relation(view, place);
  const isEarlier = found !== null && (found.kind === 'table' || found.key < view.key);
  if (found === null || !isEarlier) return null;
  const columns = columnsOf(found, world);
  return columns.length === 0 ? null : { name: world.qualified(found), columns };
}

/** Up to three columns of the first source, from the one that the dial selects. */
function chosenColumns(view: Item, world: World): readonly ViewColumn[] {
  const columns = sourceOf(view, 0, world)?.columns ?? [];
  const start = dial(view, 2, Math.max(columns.length, 1));
  return columns.slice(start, start + 1 + dial(view, 3, 3));
}

/** What a view gives, which others may use. */
export function viewColumns(view: Item, world: World): readonly ViewColumn[] {
  const columns = chosenColumns(view, world);
  if (columns.length === 0) return [];
  const extra = extraColumn(view, columns, world);
  return extra === null ? columns : [...columns, { key: view.key + 0.5, name: 'extra', type: extra.type }];
}

interface Extra {
  readonly sql: string;
  readonly type: ViewColumn['type'];
}

function extraColumn(view: Item, columns: readonly ViewColumn[], world: World): Extra | null {
  const [first] = columns;
  if (first === undefined || isSimple(view) || columns.some(({ name }) => name === 'extra')) return null;
  const column = `a.${quoteIdentifier(first.name)}`;
  const fn = world.linked(view, 2, ['function']);
  const called = fn && call(fn, first, world)?.replace(quoteIdentifier(first.name), () => column);
  const number = dial(view, 5, 5);
  const text = builtIn('text', 'text');
  return choose<Extra | null>(
    [
      null,
      { sql: `(${column})::text`, type: text },
      { sql: `CASE WHEN ${column} IS NULL THEN 'none'::text ELSE 'x${number}' END`, type: text },
      called ? { sql: `(${called})::text`, type: text } : null,
      { sql: `coalesce(${column}::text, 'n${number}')`, type: text },
      { sql: `row_number() OVER (ORDER BY ${number})`, type: builtIn('bigint', 'int') },
    ],
    dial(view, 4, 60),
  );
}

export function viewSql(view: Item, world: World): readonly string[] {
  const source = sourceOf(view, 0, world);
  const columns = chosenColumns(view, world);
  if (source === null || columns.length === 0) return [];
  const query = queryOf(view, { source, columns }, world);
  const isMaterialized = dial(view, 1, 4) === 3;
  const options = isMaterialized
    ? ['', '', ' WITH (fillfactor = 70)']
    : ['', '', '', ' WITH (security_barrier = true)', ' WITH (check_option = local)'].slice(0, isSimple(view) ? 5 : 4);
  const kind = isMaterialized ? 'MATERIALIZED VIEW' : 'VIEW';
  return [
    `CREATE ${kind} ${world.qualified(view)}${choose(options, dial(view, 6, 60))} AS ${query}`,
    ...(dial(view, 7, 8) === 7 ? [`COMMENT ON ${kind} ${world.qualified(view)} IS ${comment(dial(view, 7, 60))}`] : []),
    ...viewExtras(view, columns, world),
    ...(isMaterialized ? [] : changesOfView(view, columns, world)),
  ];
}

function viewExtras(view: Item, [first]: readonly ViewColumn[], world: World): readonly string[] {
  if (first === undefined || dial(view, 11, 8) !== 7) return [];
  const column = `${world.qualified(view)}.${quoteIdentifier(first.name)}`;
  return [`COMMENT ON COLUMN ${column} IS ${comment(dial(view, 11, 60))}`];
}

/** What only a plain view has. */
function changesOfView(view: Item, [first]: readonly ViewColumn[], world: World): readonly string[] {
  const name = world.qualified(view);
  const fn = world.linked(view, 3, ['triggerFunction']);
  const byDefault =
    first !== undefined && first.type.isRow !== true && dial(view, 10, 8) === 7
      ? [`ALTER VIEW ${name} ALTER COLUMN ${quoteIdentifier(first.name)} SET DEFAULT ${first.type.value(2)}`]
      : [];
  const trigger =
    fn !== null && dial(view, 10, 8) === 6
      ? [`CREATE TRIGGER instead INSTEAD OF UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION ${world.qualified(fn)}()`]
      : [];
  return [...byDefault, ...trigger];
}

/** Updatable, so that it may have a check option. */
function isSimple(view: Item): boolean {
  return dial(view, 0, 12) < 2;
}

interface Selection {
  readonly source: Source;
  readonly columns: readonly ViewColumn[];
}

function queryOf(view: Item, { source, columns }: Selection, world: World): string {
  const [first] = columns;
  const extra = extraColumn(view, columns, world);
  const list = [
    ...columns.map(({ name }) => `a.${quoteIdentifier(name)}`),
    ...(extra === null ? [] : [`${extra.sql} AS extra`]),
  ].join(', ');
  const where =
    first === undefined ? '' : ` WHERE ${condition({ name: first.name, type: first.type }, dial(view, 8, 60))}`;
  const other = sourceOf(view, 1, world);
  const from = `FROM ${source.name} AS a`;
  const number = dial(view, 9, 5);
  const outer = columns.map(({ name }) => `a.${quoteIdentifier(name)}`).join(', ');
  const otherColumn = other?.columns[0];
  const exists =
    other === null || otherColumn === undefined
      ? where
      : ` WHERE EXISTS (SELECT 1 FROM ${other.name} AS b WHERE b.${quoteIdentifier(otherColumn.name)}::text = a.${quoteIdentifier(columns[0]?.name ?? '')}::text)`;
  return choose(
    [
      `SELECT ${outer} ${from}`,
      `SELECT ${outer} ${from}${where}`,
      `SELECT ${list} ${from}`,
      `SELECT ${list} ${from}${where}`,
      `SELECT ${list} ${from} CROSS JOIN (SELECT 'a' AS kind UNION ALL SELECT 'b${number}' AS kind) AS k${where}`,
      `WITH k AS (SELECT 'a' AS kind, NULL AS nothing UNION ALL SELECT 'b${number}', NULL) SELECT ${list} ${from}, k`,
      `WITH x AS (SELECT * ${from}${where}) SELECT ${list} FROM x AS a`,
      `SELECT ${list} ${from}${exists}`,
      other === null ? `SELECT ${list} ${from}` : `SELECT ${list} ${from} LEFT JOIN ${other.name} AS b ON true`,
      `SELECT ${list} ${from} UNION ALL SELECT ${list} ${from}${where}`,
      `SELECT ${list} FROM (SELECT * ${from}${where} LIMIT ${number}) AS a`,
      `SELECT ${list} ${from} WHERE (SELECT count(*) ${from.replace(' AS a', ' AS c')}) > ${number} AND a.${quoteIdentifier(columns[0]?.name ?? '')}::text IN ('a', 'b${number}')`,
    ],
    dial(view, 0, 12),
  );
}

/** A function that reads a table or a view, or takes its rows. */
export function querySql(item: Item, world: World): readonly string[] {
  const of = world.relation(item);
  const columns = of === null ? [] : columnsOf(of, world);
  const column = columns[dial(item, 0, Math.max(columns.length, 1))];
  if (of === null || column === undefined) return [];
  const name = world.qualified(item);
  const from = world.qualified(of);
  const where = condition({ name: column.name, type: column.type }, dial(item, 1, 60));
  const id = quoteIdentifier(column.name);
  const forms = [
    `() RETURNS bigint LANGUAGE sql STABLE AS $_$ SELECT count(*) FROM ${from} WHERE ${where} $_$`,
    `() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM ${from} WHERE ${where}; END`,
    `() RETURNS SETOF ${from} LANGUAGE sql STABLE AS $_$ SELECT * FROM ${from} $_$`,
    `(r ${from}) RETURNS boolean LANGUAGE sql STABLE RETURN (r).${id} IS NULL`,
    `(r ${from}) RETURNS text LANGUAGE plpgsql STABLE AS $_$ BEGIN RETURN r.${id}::text; END $_$`,
    `(x ${column.type.sql} DEFAULT NULL) RETURNS ${column.type.sql} LANGUAGE sql STABLE BEGIN ATOMIC SELECT ${id} FROM ${from} LIMIT 1; END`,
    `() RETURNS TABLE (x ${column.type.sql}, y text) LANGUAGE sql STABLE BEGIN ATOMIC SELECT ${id}, 'a'::text FROM ${from} WHERE ${where}; END`,
  ];
  return [`CREATE FUNCTION ${name}${choose(forms, dial(item, 2, 60))}`];
}
