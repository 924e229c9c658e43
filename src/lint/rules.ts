import type { Rule } from './rule.js';
import { CITUS_RULES } from './rules/citus-rules.js';
import { COLUMN_RULES } from './rules/column-rules.js';
import { CONSTRAINT_RULES } from './rules/constraint-rules.js';
import { DATA_RULES } from './rules/data-rules.js';
import { ENUM_RULES } from './rules/enum-rules.js';
import { INDEX_RULES } from './rules/index-rules.js';
import { MAINTENANCE_RULES } from './rules/maintenance-rules.js';
import { PARTITION_RULES } from './rules/partition-rules.js';
import { SESSION_RULES } from './rules/session-rules.js';
import { STYLE_RULES } from './rules/style-rules.js';
import { TABLE_RULES } from './rules/table-rules.js';
import { TYPE_RULES } from './rules/type-rules.js';

/** All rules, in the order of the documentation. */
export const RULES: readonly Rule[] = [
  ...INDEX_RULES,
  ...CONSTRAINT_RULES,
  ...COLUMN_RULES,
  ...TYPE_RULES,
  ...TABLE_RULES,
  ...CITUS_RULES,
  ...PARTITION_RULES,
  ...MAINTENANCE_RULES,
  ...DATA_RULES,
  ...ENUM_RULES,
  ...SESSION_RULES,
  ...STYLE_RULES,
];
