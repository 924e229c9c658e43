import { relationText } from '../../ddl/names/default-schema.js';
import { quoteIdentifier, quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { QualifiedName } from '../../schema/names.js';
import type { TextSettings } from './text-settings.js';
import type { Place, Walk } from './walk.js';

interface KeyOfTable {
  readonly table: QualifiedName;
  readonly key: readonly string[];
  readonly rows: number | null;
  readonly columns: readonly KeyColumn[];
  readonly pins: TextSettings;
}

/** A column of the index: SQL for its type, and for the operators that order it. */
export interface KeyColumn {
  readonly type: string;
  readonly less: string;
  readonly atMost: string;
  readonly equal: string;
  readonly atLeast: string;
  readonly greater: string;
}

/** Walks in the order of a unique index whose columns are never null. */
export function keyWalk({ table, key, rows, columns, pins }: KeyOfTable): Walk {
  const names = key.map((name) => `t.${quoteIdentifier(name)}`).join(', ');
  const texts = key.map((name) => `t.${quoteIdentifier(name)}::pg_catalog.text`).join(', ');
  const keys = columns.map((column, at) => ({ ...column, name: quoteIdentifier(key[at] ?? '') }));
  const condition = (after: Place | null, end: Place | null) =>
    [
      ...(after === null ? [] : [compare(keys, after, AFTER)]),
      ...(end === null ? [] : [compare(keys, end, UP_TO)]),
    ].join(' AND ') || 'true';
  return {
    rows,
    ...pins,
    // The columns are those of the one table, with and without its alias.
    findEnd: (after, size) =>
      `SELECT pg_catalog.array_to_json(ARRAY[${texts}])::pg_catalog.text AS place FROM ${quoteName(table)} AS t
        WHERE ${condition(after, null)} ORDER BY ${names} LIMIT 1 OFFSET ${size - 1}`,
    condition,
  };
}

interface NamedKeyColumn extends KeyColumn {
  readonly name: string;
}

/** The operators of a comparison: for the last column of the key, for those before it, and for the first one alone. */
interface Comparison {
  readonly last: 'greater' | 'atMost';
  readonly strict: 'greater' | 'less';
  readonly loose: 'atLeast' | 'atMost';
}

const AFTER: Comparison = { last: 'greater', strict: 'greater', loose: 'atLeast' };
const UP_TO: Comparison = { last: 'atMost', strict: 'less', loose: 'atMost' };

/** An index finds the rows of a comparison of whole rows, for which all columns need the same operator. */
function compare(columns: readonly NamedKeyColumn[], place: Place, comparison: Comparison): string {
  const operators = new Set(columns.map((column) => column[comparison.last]));
  const [operator] = operators;
  if (operators.size > 1 || operator === undefined) return compareEach(columns, place, comparison);
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map((column, at) => constantOf(column, place[at])).join(', ');
  return columns.length === 1 ? `${names} ${operator} ${values}` : `ROW(${names}) ${operator} ROW(${values})`;
}

function compareEach(
  [column, ...others]: readonly NamedKeyColumn[],
  [text, ...rest]: Place,
  comparison: Comparison,
): string {
  if (column === undefined) return 'true';
  const value = constantOf(column, text);
  const by = (operator: keyof KeyColumn) => `${column.name} ${column[operator]} ${value}`;
  if (others.length === 0) return by(comparison.last);
  const following = compareEach(others, rest, comparison);
  return `(${by(comparison.loose)} AND (${by(comparison.strict)} OR (${by('equal')} AND ${following})))`;
}

function constantOf({ type }: KeyColumn, text: string | undefined): string {
  return `${quoteLiteral(text ?? '')}::${type}`;
}

const STRATEGIES = { less: 1, atMost: 2, equal: 3, atLeast: 4, greater: 5 } as const;

/**
 * The columns of the index behind a key, in their order. There are fewer rows than the key has columns if no valid unique
 * index has exactly these, if one isn't in the usual order of its type, or if it is money, which sessions with another
 * lc_monetary read in another way. The operators are those of the index, wherever they are: those of citext are in the
 * schema of the extension.
 */
export function keyColumnsSql(table: QualifiedName, key: readonly string[]): string {
  const is = (a: string, b: string) => `${a} OPERATOR(pg_catalog.=) ${b}`;
  const operator = (strategy: number) => `(
    SELECT pg_catalog.concat('OPERATOR(', pg_catalog.quote_ident(s.nspname), '.', o.oprname, ')')
      FROM pg_catalog.pg_amop AS m JOIN pg_catalog.pg_operator AS o ON ${is('o.oid', 'm.amopopr')}
      JOIN pg_catalog.pg_namespace AS s ON ${is('s.oid', 'o.oprnamespace')}
     WHERE ${is('m.amopfamily', 'c.opcfamily')} AND ${is('m.amopstrategy', String(strategy))}
       AND ${is('m.amoplefttype', 'c.opcintype')} AND ${is('m.amoprighttype', 'c.opcintype')})`;
  const operators = Object.entries(STRATEGIES).map(([name, strategy]) => `${operator(strategy)} AS "${name}"`);
  const names = key.map((name) => quoteLiteral(name)).join(', ');
  return `
    SELECT pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(y.typname)) AS type,
           ${operators.join(', ')}
      FROM (SELECT i.indrelid, i.indkey::pg_catalog.int2[] AS keys, i.indclass::pg_catalog.oid[] AS classes
              FROM pg_catalog.pg_index AS i
             WHERE ${is('i.indrelid', `pg_catalog.to_regclass(${relationText(table)})`)}
               AND i.indisunique AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL
               AND ${is('i.indnkeyatts', String(key.length))}
               AND ${is(
                 `ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.generate_series(0, ${key.length - 1}) AS g (place)
                   JOIN pg_catalog.pg_attribute AS a ON ${is('a.attrelid', 'i.indrelid')}
                    AND ${is('a.attnum', 'i.indkey[g.place]')} AND a.attnotnull ORDER BY g.place)`,
                 `ARRAY[${names}]::pg_catalog.text[]`,
               )}
             ORDER BY i.indisprimary DESC, i.indexrelid LIMIT 1) AS i
     CROSS JOIN LATERAL pg_catalog.generate_series(0, ${key.length - 1}) AS g (place)
      JOIN pg_catalog.pg_attribute AS a ON ${is('a.attrelid', 'i.indrelid')} AND ${is('a.attnum', 'i.keys[g.place]')}
      JOIN pg_catalog.pg_opclass AS c ON ${is('c.oid', 'i.classes[g.place]')} AND c.opcdefault
       AND NOT ${is('c.opcintype', "'pg_catalog.money'::pg_catalog.regtype")}
      JOIN pg_catalog.pg_type AS y ON ${is('y.oid', 'a.atttypid')}
      JOIN pg_catalog.pg_namespace AS n ON ${is('n.oid', 'y.typnamespace')}
     ORDER BY g.place`;
}
