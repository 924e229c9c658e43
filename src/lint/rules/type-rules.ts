import { formatName } from '../../schema/names.js';
import type { ActOf } from '../act.js';
import type { Danger } from '../finding.js';
import { on, type Rule } from '../rule.js';
import { judgeTypeChange } from './type-change.js';

export const TYPE_RULES: readonly Rule[] = [
  {
    name: 'type-change-rewrite',
    severity: 'error',
    title: '`ALTER COLUMN … TYPE` that rewrites the table',
    find: on('alterType', (act, { known }) => {
      const { table, column, type, using } = act;
      if (known.isNew(table)) return null;
      const change = judgeTypeChange(known.column(table, column)?.type ?? null, type);
      if (using === 'expression' || change === 'rewrite') return rewriteDanger(act);
      return change === 'perhaps rewrite' ? { ...rewriteDanger(act), ...PERHAPS } : null;
    }),
  },
  {
    name: 'type-change-narrowing',
    severity: 'error',
    title: '`ALTER COLUMN … TYPE` to a type with less room',
    find: on('alterType', ({ table, column, type, using }, { known }) => {
      const old = known.column(table, column)?.type ?? null;
      if (known.isNew(table) || using === 'expression' || judgeTypeChange(old, type) !== 'narrows') return null;
      return {
        what: `If a value of ${column} doesn't fit, this fails. ${formatName(table)} can't be read or written while PostgreSQL checks and rewrites it.`,
        safe: 'Add a check NOT VALID, validate it, and keep the type. Or add a new column and fill it in batches.',
        severity: old === null ? 'warning' : 'error',
        claim: { table, work: 'rewrite' },
      };
    }),
  },
];

const PERHAPS = {
  what: 'Unless only the number of digits before the point grows, PostgreSQL rewrites the table and its indexes, and nobody can use it meanwhile.',
  severity: 'warning',
} as const;

function rewriteDanger({ table, column }: ActOf<'alterType'>): Danger {
  return {
    what: `The new type of ${column} stops reads and writes of ${formatName(table)} while PostgreSQL rewrites the table and its indexes.`,
    safe: 'Add a column of the new type, keep both in step with a trigger, fill it in batches, then exchange them.',
    claim: { table, work: 'rewrite' },
  };
}
