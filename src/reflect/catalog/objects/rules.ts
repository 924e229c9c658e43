import { joinTable, type ObjectSource } from './object-source.js';

const STATE = `CASE x.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END`;

/** All rules except the one that makes a relation a view. */
export const RULES: ObjectSource<'rule'> = {
  kind: 'rule',
  catalog: 'pg_rewrite',
  ...joinTable('x.ev_class'),
  where: "x.rulename <> '_RETURN'",
  name: 'x.rulename',
  definition: "rtrim(pg_get_ruledef(x.oid, true), ';')",
  frame: "'{}'::text[]",
  additions: `CASE WHEN x.ev_enabled = 'O' THEN '{}'::text[] ELSE ARRAY[
    format('ALTER TABLE %s %s RULE %I', x.ev_class::regclass, ${STATE}, x.rulename),
    format('ALTER TABLE %s ENABLE RULE %I', x.ev_class::regclass, x.rulename)] END`,
};
