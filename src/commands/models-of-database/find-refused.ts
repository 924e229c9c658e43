import type { DatabaseSchema } from '../../schema/database-schema.js';
import { objectMapKey } from '../../schema/defined-object.js';
import { nameKey } from '../../schema/names.js';
import type { AsSql } from './as-sql.js';

/** An object that is written by a word of the models, and could be written as SQL. */
interface Unit {
  readonly list: 'tables' | 'types' | 'objects';
  readonly key: string;
}

/**
 * Finds the objects that the models refuse, by writing more and more of them in words. Those objects are written as SQL.
 *
 * @param accepts whether the models load if these objects are written as SQL
 */
export async function sayRefusedAsSql(
  known: AsSql,
  schema: DatabaseSchema,
  accepts: (asSql: AsSql) => Promise<boolean>,
): Promise<AsSql | null> {
  const units = unitsOf(schema, known);
  const withWords = (count: number, asSql: AsSql) => units.slice(count).reduce(withUnit, asSql);
  if (!(await accepts(withWords(0, known)))) return null;
  let asSql = known;
  while (!(await accepts(asSql))) {
    let [good, bad] = [0, units.length];
    while (bad - good > 1) {
      const middle = Math.floor((good + bad) / 2);
      if (await accepts(withWords(middle, asSql))) good = middle;
      else bad = middle;
    }
    const refused = units[good];
    if (refused === undefined) return null;
    asSql = withUnit(asSql, refused);
  }
  return asSql;
}

function withUnit(asSql: AsSql, { list, key }: Unit): AsSql {
  return { ...asSql, [list]: new Set([...asSql[list], key]) };
}

/** In the order of their dependence, as far as it is known without a database. */
function unitsOf(schema: DatabaseSchema, known: AsSql): readonly Unit[] {
  const types = [...schema.domains, ...schema.compositeTypes, ...schema.rangeTypes].map(nameKey);
  const units = (list: Unit['list'], keys: readonly string[]) =>
    keys.filter((key) => !known[list].has(key)).map((key): Unit => ({ list, key }));
  return [
    ...units('types', types),
    ...units('tables', schema.tables.map(nameKey)),
    ...units('objects', schema.objects.map(objectMapKey)),
  ];
}
