import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import { setAsideName } from '../../ddl/set-aside-name.js';
import type { PutRowsBack, SetRowsAside } from '../../operations/row-operations.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';
import { type Conversion, conversionLoss, isConversionOf } from './conversions.js';
import { type ColumnFacts, type DatabaseFacts, type RelationFacts, showRelation } from './facts.js';
import { readDescendants } from './facts-sql.js';
import { wordsOf } from './words.js';

/** A table whose rows wait in a temporary one. */
export interface RowsSetAside {
  /** The oid of the temporary table. */
  readonly copyOid: string;
  readonly rows: number;
  /** The table and all that inherit from it, as they were. */
  readonly sources: readonly RelationFacts[];
  readonly asText: readonly string[];
}

/** To be called after the rows were copied. @param before what there was before; null if the table was not there */
export async function readAside(
  operation: SetRowsAside,
  before: DatabaseFacts,
  ask: Queryable,
): Promise<RowsSetAside | null> {
  const { table, asText = [] } = operation;
  const source = findRelation(before, table);
  if (source === undefined) return null;
  const descendants = await readDescendants(ask, source.oid);
  const copy = quoteName({ schema: 'pg_temp', name: setAsideName('rows', table) });
  const { rows } = await ask.query<{ readonly oid: string; readonly rows: string }>(
    `SELECT ${quoteLiteral(copy)}::pg_catalog.regclass::pg_catalog.oid::pg_catalog.text AS oid,
       (SELECT pg_catalog.count(*)::pg_catalog.text FROM ${copy}) AS rows`,
  );
  return {
    copyOid: rows[0]?.oid ?? '',
    rows: Number(rows[0]?.rows),
    sources: descendants.flatMap((oid) => before.relations.get(oid) ?? []),
    asText,
  };
}

/** What of the rows does not come back as it was. @param rows how many were inserted */
export function lossesOnReturn(
  operation: PutRowsBack,
  aside: RowsSetAside,
  { rows, now }: { readonly rows: number | null; readonly now: DatabaseFacts },
): readonly string[] {
  const target = findRelation(now, operation.table);
  const filled = new Map(
    [...(target?.columns.values() ?? [])]
      .filter(({ name }) => operation.columns.includes(name))
      .map((column) => [column.name, column]),
  );
  const isComplete = aside.rows === 0 || rows === aside.rows;
  const lostValues = aside.sources.flatMap((source) =>
    [...source.columns.values()].flatMap((from): readonly string[] => {
      const shown = `${showRelation(source)}.${from.name}`;
      const to = filled.get(from.name);
      if (to === undefined) return from.isGenerated ? [] : [`drops ${shown}`];
      return lossInValues(toConversion(shown, { from, to }, now), operation, aside);
    }),
  );
  const lostRows = isComplete ? [] : [`puts back ${rows ?? 0} of ${aside.rows} rows of ${nameOf(aside)}`];
  return [...lostRows, ...lostValues];
}

function lossInValues(conversion: Conversion, { using = {} }: PutRowsBack, aside: RowsSetAside): readonly string[] {
  const loss = conversionLoss(conversion);
  if (loss !== null) return [loss];
  const how = using[conversion.column];
  const isKnown = how === undefined || isConversionOf(wordsOf(how), asRead(conversion, aside));
  return isKnown ? [] : [`may change the values of ${conversion.shown}`];
}

function nameOf({ sources }: RowsSetAside): string {
  return sources[0] === undefined ? '' : showRelation(sources[0]);
}

function toConversion(
  shown: string,
  { from, to }: { readonly from: ColumnFacts; readonly to: ColumnFacts },
  { fixedTimeZone }: DatabaseFacts,
): Conversion {
  const place = { fixedTimeZone, betweenEnums: from.isEnum && to.isEnum };
  return { shown, column: from.name, from: from.type, to: to.type, place };
}

/** As the temporary table has the column. */
function asRead(conversion: Conversion, { asText }: RowsSetAside): Conversion {
  return { ...conversion, isKeptAsText: asText.includes(conversion.column) };
}

export function findRelation(facts: DatabaseFacts, { schema, name }: QualifiedName): RelationFacts | undefined {
  return [...facts.relations.values()].find(
    (relation) => relation.name === name && (schema === null ? relation.isVisible : relation.schema === schema),
  );
}

export function setAsideKey({ table }: SetRowsAside | PutRowsBack): string {
  return nameKey(table);
}
