import { formatName, type QualifiedName } from '../../schema/names.js';
import type { WrittenColumn } from '../act.js';
import type { Danger } from '../finding.js';
import type { Dependent } from '../known/known-dependents.js';
import { isSameTable } from '../known/name-key.js';
import { either, on, type Rule, type Scene } from '../rule.js';

const SERIAL = /^(?:small|big)?serial[248]?$/;

const isSerial = ({ type }: WrittenColumn) => type !== null && SERIAL.test(type.name) && !type.isArray;

const REWRITES = 'stops reads and writes of';

export const COLUMN_RULES: readonly Rule[] = [
  {
    name: 'add-required-column',
    severity: 'error',
    title: '`ADD COLUMN … NOT NULL` without a default',
    find: on('addColumn', ({ table, column }, { known }) => {
      const { notNull, generated, isIdentity, name } = column;
      const isFilled = column.default !== null || generated !== null || isIdentity || isSerial(column);
      if (!notNull || isFilled || known.isNew(table)) return null;
      return {
        what: `If ${formatName(table)} has rows, this fails, because ${name} would be null in them.`,
        safe: 'Add the column with a constant default. Or add it nullable, fill it in batches, and set NOT NULL with a validated check.',
      };
    }),
  },
  {
    name: 'volatile-default-rewrite',
    severity: 'error',
    title: '`ADD COLUMN` with a volatile default',
    hasOnlineForm: true,
    find: on('addColumn', ({ table, column }, { known }) =>
      column.default !== 'volatile' || known.isNew(table)
        ? null
        : {
            what: `The default differs for each row, so PostgreSQL ${REWRITES} ${formatName(table)} while it rewrites the table and its indexes.`,
            safe: 'Add the column without a default, set the default in a second statement, and fill the old rows in batches.',
            claim: { table, work: 'rewrite' },
          },
    ),
  },
  {
    name: 'serial-or-identity-column',
    severity: 'error',
    title: '`ADD COLUMN` of type serial, or an identity column',
    hasOnlineForm: true,
    find: on('addColumn', ({ table, column }, { known }) =>
      (!isSerial(column) && !column.isIdentity) || known.isNew(table)
        ? null
        : {
            what: `PostgreSQL ${REWRITES} ${formatName(table)} while it numbers every row and rewrites the table and its indexes.`,
            safe: 'Add a nullable column, fill it in batches, then add the sequence or the identity.',
            claim: { table, work: 'rewrite' },
          },
    ),
  },
  {
    name: 'stored-generated-column',
    severity: 'error',
    title: 'a stored generated column is added, or gets a new expression',
    find: either(
      on('addColumn', ({ table, column }, { known }) =>
        column.generated === 'stored' && !known.isNew(table) ? storedDanger(table) : null,
      ),
      on('setExpression', ({ table }, { known }) =>
        known.isNew(table) ? null : { ...storedDanger(table), severity: 'warning' },
      ),
    ),
  },
  {
    name: 'constrained-domain-column',
    severity: 'error',
    title: '`ADD COLUMN` of a domain with a check',
    find: on('addColumn', ({ table, column }, { known }) =>
      column.type === null || !known.tables.isConstrainedDomain(column.type) || known.isNew(table)
        ? null
        : {
            what: `PostgreSQL ${REWRITES} ${formatName(table)} while it rewrites the table, because the domain ${column.type.name} has a check.`,
            safe: 'Add the column with the base type, and a check that is NOT VALID first.',
            claim: { table, work: 'rewrite' },
          },
    ),
  },
  {
    name: 'json-column',
    severity: 'warning',
    title: '`ADD COLUMN` of type `json`',
    find: on('addColumn', ({ table, column: { name, type } }, { known }) =>
      type?.name !== 'json' || known.isNew(table)
        ? null
        : {
            what: `json has no equality operator, so SELECT DISTINCT, GROUP BY, and UNION over all columns of ${formatName(table)} fail with ${name}.`,
            safe: 'Use jsonb.',
          },
    ),
  },
  {
    name: 'not-null-scan',
    severity: 'error',
    title: '`SET NOT NULL` without a validated check',
    hasOnlineForm: true,
    find: either(
      on('setNotNull', ({ table, column }, { known }) =>
        known.isNew(table) || known.tables.provesNotNull(table, column) ? null : notNullDanger(table),
      ),
      on('addConstraint', ({ table, constraint }, { known }) => {
        const isProven = constraint.columns.every((column) => known.tables.provesNotNull(table, column));
        if (constraint.type !== 'notNull' || constraint.isNotValid || known.isNew(table) || isProven) return null;
        return notNullDanger(table);
      }),
    ),
  },
  {
    name: 'not-null-prefer-18',
    severity: 'advice',
    title: 'a helper check for `NOT NULL`, which PostgreSQL 18 doesn’t need',
    find: on('addConstraint', ({ table, constraint }, { known }) =>
      constraint.provesNotNull.length === 0 || !constraint.isNotValid || known.isNew(table)
        ? null
        : {
            what: 'PostgreSQL 18 can add the NOT NULL constraint itself without reading the table.',
            safe: 'On PostgreSQL 18, use ADD CONSTRAINT … NOT NULL column NOT VALID, then VALIDATE CONSTRAINT.',
          },
    ),
  },
  {
    name: 'drop-not-null',
    severity: 'advice',
    title: '`DROP NOT NULL`',
    find: on('dropNotNull', ({ table, column }, { known }) =>
      known.isNew(table)
        ? null
        : {
            what: `Programs that read ${column} may not expect null.`,
            safe: 'Deploy code that handles null first.',
          },
    ),
  },
  {
    name: 'drop-column',
    severity: 'warning',
    title: '`DROP COLUMN`',
    find: on('dropColumn', ({ table, column }, { known }) =>
      known.isNew(table) || known.tables.column(table, column)?.isNew === true
        ? null
        : {
            what: `The values of ${column} are lost, and running programs that use ${formatName(table)}.${column} fail at once.`,
            safe: 'Deploy code that no longer uses the column first, then drop it.',
          },
    ),
  },
  {
    name: 'rename-column',
    severity: 'warning',
    title: 'a column is renamed',
    find: on('rename', ({ what, name, part, to }, { known }) =>
      what !== 'column' || known.isNew(name) || known.tables.column(name, part ?? '')?.isNew === true
        ? null
        : {
            what: `Running programs that use ${formatName(name)}.${part ?? ''} fail at once.`,
            safe: `Add ${to}, keep both in step with a trigger, deploy, then drop ${part ?? ''}.`,
          },
    ),
  },
  {
    name: 'column-has-dependents',
    severity: 'warning',
    title: 'a view, a function, a trigger, or a policy uses the column',
    find: either(
      on('dropColumn', ({ table, column, isCascade }, scene) =>
        isCascade ? null : dependentDanger(scene, { table, column, breaks: () => true }),
      ),
      on('alterType', ({ table, column }, scene) =>
        dependentDanger(scene, { table, column, breaks: ({ isText }) => !isText }),
      ),
      on('rename', ({ what, name, part }, scene) =>
        what === 'column'
          ? dependentDanger(scene, { table: name, column: part ?? '', breaks: ({ isText }) => isText })
          : null,
      ),
    ),
  },
];

interface UsedColumn {
  readonly table: QualifiedName;
  readonly column: string;
  readonly breaks: (dependent: Dependent) => boolean;
}

function dependentDanger({ known, later }: Scene, { table, column, breaks }: UsedColumn): Danger | null {
  const broken = known.dependents
    .of(table, column)
    .find(
      (each) =>
        breaks(each) && !(each.isText && later.some('createFunction', ({ name }) => isSameTable(name, each.name))),
    );
  if (broken === undefined) return null;
  return {
    what: broken.isText
      ? `If ${broken.label} still uses ${column}, its next call fails.`
      : `This fails, because ${broken.label} uses ${formatName(table)}.${column}.`,
    safe: broken.isText
      ? 'Replace the function first.'
      : 'Drop the object first, and create it again in the same transaction.',
  };
}

function storedDanger(table: Parameters<typeof formatName>[0]) {
  return {
    what: `PostgreSQL ${REWRITES} ${formatName(table)} while it computes the column and rewrites the table and its indexes.`,
    safe: 'Add a plain column with a trigger, and fill the old rows in batches. PostgreSQL 18 also has VIRTUAL columns.',
    claim: { table, work: 'rewrite' },
  } as const;
}

function notNullDanger(table: Parameters<typeof formatName>[0]) {
  return {
    what: `SET NOT NULL stops reads and writes of ${formatName(table)} while PostgreSQL reads every row.`,
    safe: 'Add CHECK (column IS NOT NULL) NOT VALID, validate it in another transaction, then SET NOT NULL, and drop the check.',
    claim: { table, work: 'scan' },
  } as const;
}
