/**
 * Options of a column of a table or view, in SQL. Since the releases of November 2026 (15.20 and its siblings), PostgreSQL keeps a number
 * among them: `pg_attver`, which every CREATE TABLE and ALTER COLUMN TYPE changes. This number isn't part of the schema: pg_dump
 * leaves it out, and PostgreSQL ignores it in SET and RESET.
 */
const OWN_OPTION = "'pg_attver='";

/** An array, which is empty if the column has no options. */
export function attributeOptions(attribute: string): string {
  return `ARRAY(SELECT o FROM pg_catalog.unnest(${attribute}.attoptions) AS o WHERE NOT pg_catalog.starts_with(o, ${OWN_OPTION}))`;
}

/** Needs no list of the options, because queries ask this about every column. Null if the column has none at all. */
export function hasAttributeOptions(attribute: string): string {
  const options = `${attribute}.attoptions`;
  return `(pg_catalog.cardinality(${options}) OPERATOR(pg_catalog.>) 1 OR NOT pg_catalog.starts_with(${options}[1], ${OWN_OPTION}))`;
}
