import { relationText } from '../../ddl/names/default-schema.js';
import { quoteLiteral } from '../../ddl/quote.js';
import { sequenceTypeOf } from '../../ddl/sequence-options.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import type { Identity } from '../../schema/column.js';
import { optionsOfType, SEQUENCE_TYPES, sequenceMaximum } from '../../schema/sequence.js';
import type { Queryable } from '../../util/queryable.js';

interface IdentityRow {
  readonly always: boolean;
  readonly sequence: string;
  readonly type: string;
  readonly start: string;
  readonly increment: string;
  readonly minValue: string;
  readonly maxValue: string;
  readonly cache: string;
  readonly cycle: boolean;
  readonly comment: string | null;
  readonly blocker: string | null;
}

interface IdentityOfColumn {
  /** With the options that its sequence gets by the new type. */
  readonly identity: Identity | null;
  /** Why no other sequence can take the place of this one. */
  readonly blocker: string | null;
}

/** How the column that takes the place of an identity column is numbered. */
export async function readIdentity(db: Queryable, operation: AlterColumn): Promise<IdentityOfColumn> {
  const { rows } = await db.query<IdentityRow>(identitySql(operation));
  const [row] = rows;
  if (row === undefined) return { identity: null, blocker: null };
  const { always, sequence, type, start, increment, minValue, maxValue, cache, cycle, comment } = row;
  const [from, to] = [sequenceTypeOf(type), sequenceTypeOf(operation.type?.to.sql ?? '')];
  const options = optionsOfType({ start, increment, minValue, maxValue, cache, cycle }, from, to);
  const isWider =
    SEQUENCE_TYPES.some((one) => one === operation.type?.to.sql) && sequenceMaximum(to) >= sequenceMaximum(from);
  return {
    identity: { always, sequence, options, ...(comment !== null && { comment }) },
    blocker: row.blocker ?? (isWider ? null : 'it is an identity column, and the new type has fewer numbers'),
  };
}

const is = (a: string, b: string) => `${a} OPERATOR(pg_catalog.=) ${b}`;
const classOid = "'pg_catalog.pg_class'::pg_catalog.regclass";

/** Default privileges would give a new sequence what the old one doesn't have. Numbers go as text: they may be bigint. */
function identitySql({ table, column }: AlterColumn): string {
  return `SELECT ${is('a.attidentity', "'a'")} AS always, s.relname::pg_catalog.text AS sequence,
       pg_catalog.format_type(q.seqtypid, NULL) AS type, q.seqstart::pg_catalog.text AS start,
       q.seqincrement::pg_catalog.text AS increment, q.seqmin::pg_catalog.text AS "minValue",
       q.seqmax::pg_catalog.text AS "maxValue", q.seqcache::pg_catalog.text AS cache, q.seqcycle AS cycle,
       pg_catalog.obj_description(s.oid, 'pg_class') AS comment,
       COALESCE(
         (SELECT pg_catalog.concat(pg_catalog.pg_describe_object(o.classid, o.objid, o.objsubid), ' depends on ', s.relname)
            FROM pg_catalog.pg_depend AS o
           WHERE ${is('o.refclassid', classOid)} AND ${is('o.refobjid', 's.oid')} LIMIT 1),
         CASE WHEN s.relacl IS NOT NULL OR EXISTS (
                SELECT FROM pg_catalog.pg_default_acl AS p WHERE ${is('p.defaclobjtype', "'S'")}
                   AND ${is('p.defaclrole', 's.relowner')})
              THEN pg_catalog.concat('there are privileges on ', s.relname) END,
         CASE WHEN s.relpersistence OPERATOR(pg_catalog.<>) c.relpersistence
              THEN pg_catalog.concat(s.relname, ' is not logged as its table is') END) AS blocker
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_attribute AS a ON ${is('a.attrelid', 'c.oid')} AND ${is('a.attname', quoteLiteral(column))}
   AND a.attidentity OPERATOR(pg_catalog.<>) ''
  JOIN pg_catalog.pg_depend AS d ON ${is('d.refclassid', classOid)} AND ${is('d.refobjid', 'c.oid')}
   AND ${is('d.refobjsubid', 'a.attnum')} AND ${is('d.classid', classOid)} AND ${is('d.deptype', "'i'")}
  JOIN pg_catalog.pg_sequence AS q ON ${is('q.seqrelid', 'd.objid')}
  JOIN pg_catalog.pg_class AS s ON ${is('s.oid', 'q.seqrelid')}
 WHERE ${is('c.oid', `pg_catalog.to_regclass(${relationText(table)})`)}`;
}
