import { type ObjectSource, onTable } from './object-source.js';

const STATE = `CASE x.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END`;

/** Those of constraints are no objects of their own; those of partitions come from their parent's. */
export const TRIGGERS: ObjectSource = {
  kind: 'trigger',
  catalog: 'pg_trigger',
  ...onTable('x.tgrelid'),
  where: 'NOT x.tgisinternal AND x.tgparentid = 0',
  name: 'x.tgname',
  definition: 'pg_get_triggerdef(x.oid, true)',
  frame: "CASE WHEN x.tgconstraint = 0 THEN '{}'::text[] END",
  additions: `CASE WHEN x.tgenabled = 'O' THEN '{}'::text[] ELSE ARRAY[
    format('ALTER TABLE %s %s TRIGGER %I', x.tgrelid::regclass, ${STATE}, x.tgname),
    format('ALTER TABLE %s ENABLE TRIGGER %I', x.tgrelid::regclass, x.tgname)] END`,
};
