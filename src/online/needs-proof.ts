import type { TableFacts } from './table-facts.js';

/** PostgreSQL reads the table for NOT NULL, unless the column has it already, or a constraint that is valid proves it. */
export function needsProof(place: TableFacts, column: string): boolean {
  const found = place.columns.find(({ name }) => name === column);
  return found?.nullable === true && !found.neverNull;
}
