import type { ObjectSource } from './object-source.js';

/** What belongs to it is never looked at. */
export const EXTENSIONS: ObjectSource<'extension'> = {
  kind: 'extension',
  catalog: 'pg_extension',
  joins: 'JOIN pg_namespace AS n ON n.oid = x.extnamespace',
  where: 'x.oid >= 16384',
  name: 'x.extname',
  definition: `concat('CREATE EXTENSION IF NOT EXISTS ', quote_ident(x.extname),
    CASE WHEN n.nspname <> $2 THEN ' WITH SCHEMA ' || quote_ident(n.nspname) END)`,
  frame: "CASE WHEN x.extrelocatable THEN '{}'::text[] END",
  alteration: "format('ALTER EXTENSION %I SET SCHEMA %I', x.extname, n.nspname)",
  version: 'x.extversion',
};
