import { formatName, type QualifiedName } from '../../schema/names.js';
import type { Act, WrittenColumn, WrittenConstraint, WrittenType } from '../act.js';
import { isSameTable } from '../known/name-key.js';
import { on, type Rule, type Scene } from '../rule.js';

const DISCOURAGED: Readonly<Record<string, string>> = {
  json: 'json has no equality operator. Use jsonb.',
  bpchar: 'char(n) pads values with spaces. Use text.',
  money: 'money depends on the locale of the server. Use numeric.',
  timestamp: 'timestamp has no time zone. Use timestamptz.',
  serial: 'serial is older than GENERATED … AS IDENTITY. Use that.',
  bigserial: 'bigserial is older than GENERATED … AS IDENTITY. Use that.',
};

export const STYLE_RULES: readonly Rule[] = [
  {
    name: 'foreign-key-without-index',
    severity: 'advice',
    title: 'a foreign key whose columns no index begins with',
    find: ({ act, known, later }) => {
      const found = constraintsOf(act).find(
        ({ constraint: { type, columns }, table }) =>
          type === 'foreignKey' &&
          !known.tables.hasIndexOn(table, columns) &&
          !later.someOn('createIndex', table, (index) => index.columns[0] === columns[0]) &&
          !constraintsOf(act).some(({ constraint }) => isKey(constraint) && constraint.columns[0] === columns[0]),
      );
      return found === undefined
        ? null
        : {
            what: `Each delete in the referred table reads all of ${formatName(found.table)} to find rows by ${found.constraint.columns.join(', ')}.`,
            safe: 'Create an index on the columns of the foreign key.',
          };
    },
  },
  {
    name: 'foreign-key-type',
    severity: 'warning',
    title: 'a foreign key whose column has less room than the column that it refers to',
    find: (scene) => {
      const found = constraintsOf(scene.act).flatMap((placed) => narrowKeysOf(placed, scene))[0];
      return found === undefined
        ? null
        : {
            what: `${found.column} is ${found.own}, but refers to ${found.referred}: its values run out first.`,
            safe: `Use ${found.referred}.`,
          };
    },
  },
  {
    name: 'discouraged-type',
    severity: 'advice',
    title: 'a type with a better alternative',
    find: ({ act }) => {
      const hint = columnsOf(act).flatMap((column) => DISCOURAGED[column.type?.name ?? ''] ?? [])[0];
      return hint === undefined ? null : { what: hint, safe: 'The page lists the alternatives.' };
    },
  },
  {
    name: 'identifier-too-long',
    severity: 'warning',
    title: 'a name that PostgreSQL shortens',
    find: ({ longNames: [long] }) =>
      long === undefined
        ? null
        : {
            what: `PostgreSQL shortens the name ${long} to 63 bytes.`,
            safe: 'Choose a name with at most 63 bytes.',
          },
  },
  {
    name: 'unnamed-constraint',
    severity: 'advice',
    title: 'a constraint without a name',
    find: on('addConstraint', ({ constraint }) =>
      constraint.name === null
        ? { what: 'PostgreSQL chooses the name, which a later migration has to know.', safe: 'Name the constraint.' }
        : null,
    ),
  },
  {
    name: 'security-definer-search-path',
    severity: 'warning',
    title: '`SECURITY DEFINER` without a fixed `search_path`',
    find: on('createFunction', ({ name, isSecurityDefiner, usesCallersPath }) =>
      isSecurityDefiner && usesCallersPath
        ? {
            what: `A caller of ${formatName(name)} can put objects into its search_path that then run with the rights of the owner.`,
            safe: "Add SET search_path = '' and qualify every name.",
          }
        : null,
    ),
  },
  {
    name: 'grant-to-public',
    severity: 'warning',
    title: '`GRANT … TO PUBLIC`',
    find: on('grant', ({ toPublic, isOnTables }) =>
      toPublic
        ? {
            what: 'PUBLIC is every role of the server, also future ones.',
            safe: 'Grant to a role.',
            severity: isOnTables ? 'warning' : 'advice',
          }
        : null,
    ),
  },
  {
    name: 'row-security-without-policy',
    severity: 'warning',
    title: 'row-level security without a policy',
    find: on('enableRowSecurity', ({ table }, { known, later }) =>
      known.tables.hasPolicy(table) || later.someOn('createPolicy', table, (policy) => isSameTable(policy.table, table))
        ? null
        : {
            severity: known.isNew(table) ? 'advice' : 'warning',
            what: `Without a policy, nobody except the owner sees a row of ${formatName(table)}.`,
            safe: 'Create the policies in the same transaction, before ENABLE ROW LEVEL SECURITY.',
          },
    ),
  },
];

const INTEGERS = ['int2', 'int4', 'int8'];
const SQL_NAMES: Readonly<Record<string, string>> = { int2: 'smallint', int4: 'integer', int8: 'bigint' };
const SERIALS: Readonly<Record<string, string>> = { smallserial: 'int2', serial: 'int4', bigserial: 'int8' };

function narrowKeysOf({ table, constraint }: Placed, { act, known }: Scene) {
  const { referredTable, columns } = constraint;
  if (constraint.type !== 'foreignKey' || referredTable === null) return [];
  const target =
    constraint.referredColumns.length > 0 ? constraint.referredColumns : known.tables.primaryKeyOf(referredTable);
  const written = new Map(columnsOf(act).map(({ name, type }) => [name, type]));
  return columns.flatMap((column, index) => {
    const own = integerOf(written.get(column) ?? known.tables.column(table, column)?.type);
    const referred = integerOf(known.tables.column(referredTable, target?.[index] ?? '')?.type);
    const isNarrow = own !== null && referred !== null && INTEGERS.indexOf(own) < INTEGERS.indexOf(referred);
    return isNarrow ? [{ column, own: SQL_NAMES[own] ?? own, referred: SQL_NAMES[referred] ?? referred }] : [];
  });
}

/** The integer type of a column, also of one that counts by itself. */
function integerOf(type: WrittenType | null | undefined): string | null {
  if (type === null || type === undefined || type.isArray) return null;
  const name = SERIALS[type.name] ?? type.name;
  return INTEGERS.includes(name) ? name : null;
}

function isKey({ type }: WrittenConstraint): boolean {
  return type === 'primaryKey' || type === 'unique';
}

function columnsOf(act: Act): readonly WrittenColumn[] {
  if (act.act === 'createTable') return act.columns;
  return act.act === 'addColumn' ? [act.column] : [];
}

interface Placed {
  readonly table: QualifiedName;
  readonly constraint: WrittenConstraint;
}

function constraintsOf(act: Act): readonly Placed[] {
  if (act.act === 'addConstraint') return [{ table: act.table, constraint: act.constraint }];
  if (act.act !== 'createTable' && act.act !== 'addColumn') return [];
  const inline = columnsOf(act).flatMap(({ constraints }) => constraints);
  const own = act.act === 'createTable' ? act.constraints : [];
  return [...inline, ...own].map((constraint) => ({ table: act.table, constraint }));
}
