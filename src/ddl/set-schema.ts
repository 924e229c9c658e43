import { inDefaultSchema } from './names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';

/** `ALTER TABLE users SET SCHEMA audit`; null is the default schema. */
export function setSchema(object: string, newSchema: string | null): string {
  const move = `ALTER ${object} SET SCHEMA`;
  return newSchema === null ? moveToDefaultSchema(move) : inDefaultSchema(`${move} ${quoteIdentifier(newSchema)}`);
}

const DEFAULT_SCHEMA = 'pg_catalog.quote_ident(pg_catalog.current_schema())';

// SET SCHEMA wants a name, and only the server knows what the default schema is called.
function moveToDefaultSchema(move: string): string {
  return `DO ${quoteLiteral(`BEGIN EXECUTE ${quoteLiteral(`${move} `)} OPERATOR(pg_catalog.||) ${DEFAULT_SCHEMA}; END`)}`;
}
