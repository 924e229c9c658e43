import { quoteIdentifier, quoteLiteral } from './quote.js';

/** `ALTER TABLE users SET SCHEMA audit`; null is the default schema. */
export function setSchema(object: string, newSchema: string | null): string {
  const move = `ALTER ${object} SET SCHEMA`;
  return newSchema === null ? moveToDefaultSchema(move) : `${move} ${quoteIdentifier(newSchema)}`;
}

// SET SCHEMA wants a name, and only the server knows what the default schema is called.
function moveToDefaultSchema(move: string): string {
  return `DO ${quoteLiteral(`BEGIN EXECUTE ${quoteLiteral(`${move} `)} || quote_ident(current_schema()); END`)}`;
}
