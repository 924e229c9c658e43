import { compileOperation } from '../../ddl/compile.js';
import type { PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import type { QualifiedName } from '../../schema/names.js';
import { constraintExists, whether } from '../conditions.js';
import type { Form } from '../form.js';
import { needsProof } from '../needs-proof.js';
import type { OnlineStep } from '../step.js';
import type { OnlineFacts, TableFacts } from '../table-facts.js';
import { buildIndex } from './concurrent-index.js';
import { notNullOf, setNotNullOnline } from './set-not-null.js';

export interface KeyOfTable {
  readonly table: QualifiedName;
  readonly constraint: PrimaryKey | UniqueConstraint;
}

interface Place {
  readonly place: TableFacts;
  readonly facts: OnlineFacts;
}

export function addKeyOnline(key: KeyOfTable, { place, facts }: Place): Form {
  const { table, constraint } = key;
  if (constraint.only === true) return 'moment';
  if (constraint.withoutOverlaps === true) {
    return { none: 'PostgreSQL builds the index of WITHOUT OVERLAPS only while it stops writers and readers' };
  }
  if (place.kind === 'partitioned') return { none: 'the table is partitioned' };
  const index = keyIndex(constraint);
  return { steps: [...setColumnsNotNull(key, { place, facts }), buildIndex({ table, index }), takeIndex(key, place)] };
}

/** PostgreSQL reads the table for a primary key over columns that allow null. */
function setColumnsNotNull({ table, constraint }: KeyOfTable, { place, facts }: Place): readonly OnlineStep[] {
  return constraint.kind === 'unique'
    ? []
    : constraint.columns
        .filter((column) => needsProof(place, column))
        .flatMap((column) => setNotNullOnline(notNullOf(table, column), facts));
}

/** The index behind a key, as CREATE INDEX makes it. */
export function keyIndex(key: PrimaryKey | UniqueConstraint): Index {
  const { name, columns, include, with: parameters, tablespace } = key;
  return {
    name,
    unique: true,
    method: 'btree',
    keys: columns.map((column) => ({
      column,
      expression: null,
      collation: null,
      opclass: null,
      opclassParameters: {},
      descending: false,
      nullsFirst: false,
    })),
    include,
    nullsNotDistinct: key.kind === 'unique' && key.nullsNotDistinct,
    where: null,
    with: parameters,
    tablespace,
    comment: null,
  };
}

function takeIndex({ table, constraint }: KeyOfTable, place: TableFacts): OnlineStep {
  const { name, kind } = constraint;
  // The key sets NOT NULL on the others that a check proves.
  const proven = place.columns.filter((one) => one.nullable && one.neverNull && constraint.columns.includes(one.name));
  const nullable = proven.map((column) => ({ ...notNullOf(table, column.name), nullable: { to: true } }));
  return {
    what: `add ${kind === 'unique' ? 'unique constraint' : 'primary key'} ${name} with the index`,
    statements: compileOperation({ kind: 'addConstraint', table, constraint, usingIndex: name }),
    transaction: true,
    done: whether(constraintExists(table, name)),
    // The index is dropped with it.
    undo: [
      ...compileOperation({ kind: 'dropConstraint', table, name, ifExists: true }),
      ...(kind === 'unique' ? [] : nullable.flatMap(compileOperation)),
    ],
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
  };
}
