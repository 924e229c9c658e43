import { type PolicyOptions, policy, tablePartSql } from '../../../models/objects/table-part.js';
import { sql } from '../../../models/sql.js';
import { clipName } from '../../../schema/choose-name.js';
import type { QualifiedName } from '../../../schema/names.js';
import type { DrizzleContext } from './context.js';
import type { DrizzlePolicy, DrizzleRole } from './pg-core.js';

export function declarePolicy(declared: DrizzlePolicy, table: QualifiedName, context: DrizzleContext): void {
  const { as, for: command, to, using, withCheck } = declared;
  const options: PolicyOptions = {
    ...(as !== undefined && { as }),
    ...(command !== undefined && { for: command }),
    to: rolesOf(to).map((role) => (typeof role === 'string' ? role : role.name)),
    ...(using !== undefined && { using: sql.raw(context.query(using)) }),
    ...(withCheck !== undefined && { withCheck: sql.raw(context.query(withCheck)) }),
  };
  context.declare(tablePartSql(policy(clipName(declared.name), options), { table, columns: [] }), table.schema);
}

function rolesOf(to: DrizzlePolicy['to']): readonly DrizzleRole[] {
  if (to === undefined) return [];
  return isRole(to) ? [to] : to;
}

function isRole(to: DrizzleRole | readonly DrizzleRole[]): to is DrizzleRole {
  return !Array.isArray(to);
}
