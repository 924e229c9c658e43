import { relationText } from '../../ddl/names/default-schema.js';
import { quoteLiteral } from '../../ddl/quote.js';
import { type ObjectIdentity, tableOfObject } from '../../schema/defined-object.js';

const is = (a: string, b: string) => `${a} OPERATOR(pg_catalog.=) ${b}`;
const isIn = (catalog: string) => is('d.classid', `'pg_catalog.${catalog}'::pg_catalog.regclass`);
const regclass = (name: Parameters<typeof relationText>[0]) => `pg_catalog.to_regclass(${relationText(name)})`;

/** A condition on a row `d` of pg_depend: whether what depends is the object, or the rule that makes it a view. */
export function belongsTo(object: ObjectIdentity): string {
  const { kind, schema, name, signature } = object;
  const table = regclass(tableOfObject(object) ?? object);
  switch (kind) {
    case 'view':
    case 'materializedView':
      return `${isIn('pg_rewrite')} AND EXISTS (SELECT FROM pg_catalog.pg_rewrite AS x
        WHERE ${is('x.oid', 'd.objid')} AND ${is('x.ev_class', table)})`;
    case 'rule':
      return `${isIn('pg_rewrite')} AND EXISTS (SELECT FROM pg_catalog.pg_rewrite AS x
        WHERE ${is('x.oid', 'd.objid')} AND ${is('x.ev_class', table)} AND ${is('x.rulename', quoteLiteral(name))})`;
    case 'policy':
      return `${isIn('pg_policy')} AND EXISTS (SELECT FROM pg_catalog.pg_policy AS x
        WHERE ${is('x.oid', 'd.objid')} AND ${is('x.polrelid', table)} AND ${is('x.polname', quoteLiteral(name))})`;
    case 'function':
    case 'procedure': {
      const text = `pg_catalog.concat(${relationText({ schema, name })}, ${quoteLiteral(`(${signature ?? ''})`)})`;
      return `${isIn('pg_proc')} AND ${is('d.objid', `pg_catalog.to_regprocedure(${text})`)}`;
    }
    default:
      return 'false';
  }
}
