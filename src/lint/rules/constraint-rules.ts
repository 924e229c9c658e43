import { formatName, type QualifiedName } from '../../schema/names.js';
import type { ActOf, WrittenConstraint } from '../act.js';
import type { Danger } from '../finding.js';
import { isSameTable } from '../known/name-key.js';
import { either, on, type Rule } from '../rule.js';

/** Looks at the constraints that are added to an existing table, also with a new column. */
function added(
  type: WrittenConstraint['type'],
  danger: (table: QualifiedName, added: Added) => Danger | null,
): Rule['find'] {
  return either(
    on('addConstraint', ({ table, constraint }, { known }) =>
      constraint.type === type && !known.isNew(table)
        ? danger(table, { constraint, isInline: false, hasDefault: true })
        : null,
    ),
    on('addColumn', ({ table, column }, { known }) => {
      const constraint = column.constraints.find((each) => each.type === type);
      return constraint === undefined || known.isNew(table)
        ? null
        : danger(table, { constraint, isInline: true, hasDefault: column.default !== null });
    }),
  );
}

interface Added {
  readonly constraint: WrittenConstraint;
  readonly isInline: boolean;
  /** A new column without a default is null in every row, which no foreign key has to look up. */
  readonly hasDefault: boolean;
}

const isChecked = ({ isNotValid, isEnforced }: WrittenConstraint) => isEnforced && !isNotValid;

export const CONSTRAINT_RULES: readonly Rule[] = [
  {
    name: 'foreign-key-validates',
    severity: 'error',
    title: '`ADD FOREIGN KEY` without `NOT VALID`',
    hasOnlineForm: true,
    find: either(
      added('foreignKey', (table, { constraint, hasDefault }) =>
        isChecked(constraint) && hasDefault
          ? {
              what: `The foreign key stops writes to ${formatName(table)}${referredTo(constraint)} while PostgreSQL checks every row.`,
              safe: 'Add it NOT VALID, then run VALIDATE CONSTRAINT in another transaction.',
              claim: { table, work: 'scan' },
            }
          : null,
      ),
      on('addColumn', ({ table, column: { constraints } }, { known }) => {
        const [referred] = constraints.flatMap(({ referredTable }) => referredTable ?? []);
        if (referred === undefined || known.isNew(referred) || known.isNew(table)) return null;
        return {
          what: `While this waits for every writer of ${formatName(referred)}, nobody can read or write ${formatName(table)}.`,
          safe: 'Add the column first, then the foreign key NOT VALID in another transaction.',
          severity: 'warning',
          endsWithLockTimeout: true,
        };
      }),
    ),
  },
  {
    name: 'check-validates',
    severity: 'error',
    title: '`ADD CHECK` without `NOT VALID`',
    hasOnlineForm: true,
    find: added('check', (table, { constraint }) =>
      isChecked(constraint)
        ? {
            what: `The check stops reads and writes of ${formatName(table)} while PostgreSQL reads every row.`,
            safe: 'Add it NOT VALID, then run VALIDATE CONSTRAINT in another transaction.',
            claim: { table, work: 'scan' },
          }
        : null,
    ),
  },
  {
    name: 'validate-same-transaction',
    severity: 'warning',
    title: '`NOT VALID` and `VALIDATE` in one transaction',
    find: on('validateConstraint', ({ table, name }, { known }) =>
      known.inTransaction === 'yes' && known.wasAddedInTransaction(table, name) && !known.isNew(table)
        ? {
            what: `The lock that added ${name} is held until the transaction ends, also while every row of ${formatName(table)} is read.`,
            safe: 'Run VALIDATE CONSTRAINT in another transaction.',
          }
        : null,
    ),
  },
  {
    name: 'unique-constraint-builds',
    severity: 'error',
    title: '`ADD UNIQUE` without `USING INDEX`',
    hasOnlineForm: true,
    find: added('unique', (table, { constraint }) =>
      constraint.usingIndex === null ? builds(table, 'The unique constraint', 'UNIQUE') : null,
    ),
  },
  {
    name: 'primary-key-builds',
    severity: 'error',
    title: '`ADD PRIMARY KEY` without `USING INDEX`',
    hasOnlineForm: true,
    find: added('primaryKey', (table, { constraint }) =>
      constraint.usingIndex === null ? builds(table, 'The primary key', 'PRIMARY KEY') : null,
    ),
  },
  {
    name: 'primary-key-nullable-index',
    severity: 'warning',
    title: '`ADD PRIMARY KEY USING INDEX` over nullable columns',
    hasOnlineForm: true,
    find: on('addConstraint', ({ table, constraint }, { known }) => {
      if (constraint.type !== 'primaryKey' || constraint.usingIndex === null || known.isNew(table)) return null;
      const index = known.tables.index({ schema: table.schema, name: constraint.usingIndex });
      const nullable = index?.columns.find(
        (column) =>
          column !== null &&
          known.tables.column(table, column)?.notNull === false &&
          !known.tables.provesNotNull(table, column),
      );
      if (nullable === undefined) return null;
      return {
        what: `${nullable} can be null, so PostgreSQL reads every row of ${formatName(table)} while nobody can read or write it.`,
        safe: 'Make the columns NOT NULL first, with a validated check.',
        claim: { table, work: 'scan' },
      };
    }),
  },
  {
    name: 'exclusion-constraint',
    severity: 'error',
    title: '`ADD EXCLUDE` on an existing table',
    find: added('exclusion', (table) => ({
      what: `The exclusion constraint stops reads and writes of ${formatName(table)} until its index is built.`,
      safe: 'There is no online form: plan a window, or create a new table with the constraint and copy the rows.',
      claim: { table, work: 'build' },
    })),
  },
  {
    name: 'drop-primary-key',
    severity: 'warning',
    title: 'a primary key is dropped',
    find: on('dropConstraint', ({ table, name }, { known, later }) => {
      const isKey = known.tables.constraint(table, name)?.type === 'primaryKey' || name === `${table.name}_pkey`;
      if (!isKey || known.isNew(table) || later.someOn('addConstraint', table, (act) => addsKey(act, table)))
        return null;
      return {
        what: `Without a primary key, logical replication of updates and deletes of ${formatName(table)} fails.`,
        safe: 'Build the new key with CREATE UNIQUE INDEX CONCURRENTLY, and exchange both in one short transaction.',
      };
    }),
  },
  {
    name: 'drop-constraint',
    severity: 'advice',
    title: 'a constraint is dropped',
    find: on('dropConstraint', ({ table, name }, { known }) =>
      known.isNew(table) || known.tables.isNewConstraint(table, name)
        ? null
        : {
            what: `Nothing enforces ${name} after this. If it is a foreign key, the referred table is locked, too.`,
            safe: 'Set a lock_timeout, and drop one foreign key per transaction.',
          },
    ),
  },
  {
    name: 'not-enforced-constraint',
    severity: 'advice',
    title: 'a constraint that is `NOT ENFORCED`',
    find: on('addConstraint', ({ constraint }) =>
      constraint.isEnforced
        ? null
        : {
            what: 'PostgreSQL never checks a constraint that is NOT ENFORCED.',
            safe: 'Use NOT VALID to check only new rows.',
          },
    ),
  },
];

/** The exchange of keys. What the new one costs is the subject of other rules. */
function addsKey(act: ActOf<'addConstraint'>, table: QualifiedName): boolean {
  return act.constraint.type === 'primaryKey' && isSameTable(act.table, table);
}

function referredTo({ referredTable }: WrittenConstraint): string {
  return referredTable === null ? '' : ` and ${formatName(referredTable)}`;
}

function builds(table: QualifiedName, subject: string, word: string): Danger {
  return {
    what: `${subject} stops reads and writes of ${formatName(table)} until its index is built.`,
    safe: `Run CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … ${word} USING INDEX.`,
    claim: { table, work: 'build' },
  };
}
