import { optionParts, optionsClause } from './foreign-options.js';
import { accessSql, type ObjectSource, routineName } from './object-source.js';

const ALTER_WRAPPER = "concat('ALTER FOREIGN DATA WRAPPER ', quote_ident(x.fdwname))";

/** A pair of statements for a property that is one clause, or nothing if the property isn't set. */
const clausePart = (alter: string, { clause, none }: { readonly clause: string; readonly none: string }) =>
  `CASE WHEN ${clause} IS NULL THEN '{}'::text[] ELSE ARRAY[concat(${alter}, ${clause}), concat(${alter}, ' ${none}')] END`;

const HANDLER = `' HANDLER ' || ${routineName('x.fdwhandler')}`;
const VALIDATOR = `' VALIDATOR ' || ${routineName('x.fdwvalidator')}`;

export const FOREIGN_DATA_WRAPPERS: ObjectSource<'foreignDataWrapper'> = {
  kind: 'foreignDataWrapper',
  catalog: 'pg_foreign_data_wrapper',
  where: 'x.oid >= 16384',
  name: 'x.fdwname',
  definition: `concat('CREATE FOREIGN DATA WRAPPER ', quote_ident(x.fdwname), ${HANDLER}, ${VALIDATOR},
    ${optionsClause('x.fdwoptions')})`,
  frame: "'{}'::text[]",
  alteration: "''",
  parts: `${clausePart(ALTER_WRAPPER, { clause: HANDLER, none: 'NO HANDLER' })} ||
    ${clausePart(ALTER_WRAPPER, { clause: VALIDATOR, none: 'NO VALIDATOR' })} || ${optionParts(ALTER_WRAPPER, 'x.fdwoptions')}`,
  restored: accessSql({
    words: 'FOREIGN DATA WRAPPER',
    address: 'quote_ident(x.fdwname)',
    owner: 'x.fdwowner',
    acl: 'x.fdwacl',
  }),
};

const ALTER_SERVER = "concat('ALTER SERVER ', quote_ident(x.srvname))";
const VERSION = "' VERSION ' || quote_literal(x.srvversion)";

export const SERVERS: ObjectSource<'server'> = {
  kind: 'server',
  catalog: 'pg_foreign_server',
  joins: 'JOIN pg_foreign_data_wrapper AS w ON w.oid = x.srvfdw',
  name: 'x.srvname',
  definition: `concat('CREATE SERVER ', quote_ident(x.srvname), ' TYPE ' || quote_literal(x.srvtype), ${VERSION},
    ' FOREIGN DATA WRAPPER ', quote_ident(w.fdwname), ${optionsClause('x.srvoptions')})`,
  frame: "ARRAY[coalesce(x.srvtype, ''), w.fdwname::text]",
  alteration: "''",
  parts: `${clausePart(ALTER_SERVER, { clause: VERSION, none: 'VERSION NULL' })} || ${optionParts(ALTER_SERVER, 'x.srvoptions')}`,
  restored: accessSql({
    words: 'FOREIGN SERVER',
    ownerWords: 'SERVER',
    address: 'quote_ident(x.srvname)',
    owner: 'x.srvowner',
    acl: 'x.srvacl',
  }),
};

/** As DROP names it. */
export const MAPPING_NAME = `concat('FOR ', CASE WHEN x.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(x.usename) END,
  ' SERVER ', quote_ident(x.srvname))`;

/** The catalog itself is for superusers alone. */
export const USER_MAPPINGS: ObjectSource<'userMapping'> = {
  kind: 'userMapping',
  catalog: 'pg_user_mapping',
  rows: "(SELECT umid AS oid, 'pg_user_mapping'::regclass::oid AS tableoid, m.* FROM pg_user_mappings AS m)",
  name: MAPPING_NAME,
  definition: `concat('CREATE USER MAPPING ', ${MAPPING_NAME}, ${optionsClause('x.umoptions')})`,
  frame: "'{}'::text[]",
  alteration: "''",
  parts: optionParts(`concat('ALTER USER MAPPING ', ${MAPPING_NAME})`, 'x.umoptions'),
};
