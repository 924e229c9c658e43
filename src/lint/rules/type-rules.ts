import { formatName } from '../../schema/names.js';
import type { ActOf } from '../act.js';
import type { Danger } from '../finding.js';
import type { Known } from '../known/known.js';
import { on, type Rule } from '../rule.js';
import { judgeTypeChange } from './type-change.js';

export const TYPE_RULES: readonly Rule[] = [
  {
    name: 'type-change-rewrite',
    severity: 'error',
    title: '`ALTER COLUMN … TYPE` that rewrites the table',
    hasOnlineForm: true,
    find: on('alterType', (act, { known }) => {
      const { table, column, type, using } = act;
      if (known.isNew(table)) return null;
      const change = judgeTypeChange(known.tables.column(table, column)?.type ?? null, type);
      if (using === 'expression' || change === 'rewrite') return rewriteDanger(act);
      return change === 'perhaps rewrite' ? { ...rewriteDanger(act), ...PERHAPS } : null;
    }),
  },
  {
    name: 'type-change-narrowing',
    severity: 'error',
    title: '`ALTER COLUMN … TYPE` to a type with less room',
    find: on('alterType', ({ table, column, type, using }, { known }) => {
      const old = known.tables.column(table, column)?.type ?? null;
      if (known.isNew(table) || using === 'expression' || judgeTypeChange(old, type) !== 'narrows') return null;
      return {
        what: `If a value of ${column} doesn't fit, this fails. ${formatName(table)} can't be read or written while PostgreSQL checks and rewrites it.`,
        safe: 'Add a check NOT VALID, validate it, and keep the type. Or add a new column and fill it in batches.',
        severity: old === null ? 'warning' : 'error',
        claim: { table, work: 'rewrite' },
      };
    }),
  },
  {
    name: 'type-change-rebuilds-index',
    severity: 'warning',
    title: '`ALTER COLUMN … TYPE` that only rebuilds indexes',
    hasOnlineForm: true,
    find: on('alterType', (act, { known }) => {
      const { table, column, setsCollation } = act;
      if (known.isNew(table) || rewrites(act, known)) return null;
      const index = known.tables.indexesOf(table).find((each) => isRebuilt(each, column));
      if (index === undefined && !setsCollation) return null;
      const which = index === undefined ? `the indexes on ${column}` : `the index ${index.name ?? ''}`;
      return {
        what: `Nobody can use ${formatName(table)} while PostgreSQL rebuilds ${which}, although the rows stay as they are.`,
        safe: 'Drop the index CONCURRENTLY, change the type, and create the index again CONCURRENTLY.',
        claim: { table, work: 'build' },
      };
    }),
  },
  {
    name: 'type-change-rechecks',
    severity: 'warning',
    title: '`ALTER COLUMN … TYPE` of a column with a check',
    find: on('alterType', (act, { known }) => {
      const { table, column } = act;
      if (known.isNew(table) || rewrites(act, known)) return null;
      const checks = known.tables.validConstraints(table).filter(({ type }) => type === 'check');
      const check = checks.find(({ mentions }) => mentions.includes(column));
      if (check === undefined) return null;
      return {
        what: `Nobody can use ${formatName(table)} while PostgreSQL reads every row for the check ${check.name ?? `on ${column}`}.`,
        safe: 'Drop the check, change the type, add the check NOT VALID, and validate it in another transaction.',
        claim: { table, work: 'scan' },
      };
    }),
  },
];

/** Then the rule about that says more. */
function rewrites({ table, column, type, using }: ActOf<'alterType'>, known: Known): boolean {
  const change = judgeTypeChange(known.tables.column(table, column)?.type ?? null, type);
  return using === 'expression' || change === 'rewrite' || change === 'narrows';
}

/** PostgreSQL keeps an index on the plain column. */
function isRebuilt({ columns, computedFrom }: ActOf<'createIndex'>, column: string): boolean {
  return computedFrom.includes(column) || (columns.includes(column) && computedFrom.length > 0);
}

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
