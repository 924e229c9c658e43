import { relkind } from '../../../schema/relation-kinds.js';
import { joinTable, type ObjectSource } from './object-source.js';

const stateWords = (state: string) =>
  `CASE ${state} WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END`;

// ALTER TABLE also applies to the partitions. So partitions with another state are altered after it, and in its reverse
// too.
const STATES = `WITH RECURSIVE clone(id, name, place, state, above, depth) AS (
    SELECT x.oid, x.tgname, x.tgrelid, x.tgenabled, 'O'::"char", 0
    UNION ALL
    SELECT c.oid, c.tgname, c.tgrelid, c.tgenabled, p.state, p.depth + 1 FROM clone AS p JOIN pg_trigger AS c ON c.tgparentid = p.id)
  SELECT string_agg(format('ALTER TABLE %s %s TRIGGER %I', place::regclass, ${stateWords('state')}, name), E';\\n'
                    ORDER BY depth, place::regclass::text)
    FROM clone WHERE state <> above`;

const ADDITIONS = `coalesce((SELECT ARRAY[n.states, format('ALTER TABLE %s ENABLE TRIGGER %I', x.tgrelid::regclass, x.tgname)]
    FROM (${STATES}) AS n(states) WHERE n.states IS NOT NULL), '{}'::text[])`;

// CREATE OR REPLACE makes a row trigger of a partitioned table a statement trigger, but leaves those of the partitions.
const LEVEL = `CASE WHEN r.relkind <> ${relkind('partitionedTable')} THEN '{}'::text[]
    WHEN x.tgtype::integer & 1 = 1 THEN ARRAY['ROW'] ELSE ARRAY['STATEMENT'] END`;

/** Triggers of constraints are not separate objects. Triggers of partitions that come from the parent are left out. */
export const TRIGGERS: ObjectSource<'trigger'> = {
  kind: 'trigger',
  catalog: 'pg_trigger',
  ...joinTable('x.tgrelid'),
  where: 'NOT x.tgisinternal AND x.tgparentid = 0',
  name: 'x.tgname',
  definition: 'pg_get_triggerdef(x.oid, true)',
  frame: `CASE WHEN x.tgconstraint = 0 THEN ${LEVEL} END`,
  additions: `CASE WHEN r.relkind <> ${relkind('partitionedTable')} AND x.tgenabled = 'O' THEN '{}'::text[] ELSE ${ADDITIONS} END`,
};
