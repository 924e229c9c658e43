import { accessSql, type ObjectSource, routineName } from './object-source.js';

const TAGS = `(SELECT string_agg(quote_literal(tag), ', ' ORDER BY tag) FROM unnest(x.evttags) AS tag)`;
const STATE = `CASE x.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END`;

export const EVENT_TRIGGERS: ObjectSource<'eventTrigger'> = {
  kind: 'eventTrigger',
  catalog: 'pg_event_trigger',
  name: 'x.evtname',
  definition: `concat('CREATE EVENT TRIGGER ', quote_ident(x.evtname), ' ON ', x.evtevent,
    ' WHEN TAG IN (' || ${TAGS} || ')', ' EXECUTE FUNCTION ', ${routineName('x.evtfoid')}, '()')`,
  additions: `CASE WHEN x.evtenabled = 'O' THEN '{}'::text[] ELSE ARRAY[
    format('ALTER EVENT TRIGGER %I %s', x.evtname, ${STATE}),
    format('ALTER EVENT TRIGGER %I ENABLE', x.evtname)] END`,
  restored: accessSql({
    words: 'EVENT TRIGGER',
    address: 'quote_ident(x.evtname)',
    owner: 'x.evtowner',
    acl: 'NULL::aclitem[]',
  }),
};
