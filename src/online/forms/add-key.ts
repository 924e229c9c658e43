import { compileOperation } from '../../ddl/compile.js';
import { indexOfKey } from '../../operations/index-of-key.js';
import type { PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Form } from '../form.js';
import { needsProof } from '../needs-proof.js';
import type { OnlineStep } from '../step.js';
import type { OnlineFacts, TableFacts } from '../table-facts.js';
import { buildIndex } from './concurrent-index.js';
import { buildPartitioned, takeIndex, whyAtOnce } from './partitioned-index.js';
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
  const index = { ...indexOfKey(constraint), comment: null };
  const first = setColumnsNotNull(key, { place, facts });
  if (place.kind !== 'partitioned') return { steps: [...first, buildIndex({ table, index }), takeIndexOf(key, place)] };
  const wanted = { table, index, constraint };
  const none = whyAtOnce(wanted, place);
  return none === null ? { steps: [...first, ...buildPartitioned(wanted, { place, facts })] } : { none };
}

/** PostgreSQL reads the table for a primary key over columns that allow null. */
function setColumnsNotNull({ table, constraint }: KeyOfTable, { place, facts }: Place): readonly OnlineStep[] {
  return constraint.kind === 'unique'
    ? []
    : constraint.columns
        .filter((column) => needsProof(place, column))
        .flatMap((column) => setNotNullOnline(notNullOf(table, column), facts).map(undoOnParts(place, column)));
}

/** The key of a partition makes NOT NULL its own. */
function undoOnParts({ parts }: TableFacts, column: string): (step: OnlineStep) => OnlineStep {
  const dropped = parts
    .filter(({ kind }) => kind === 'table')
    .flatMap(({ name }) => compileOperation({ ...notNullOf(name, column), nullable: { to: true } }));
  const isSetting = (undo: OnlineStep['undo']) => undo?.some((statement) => statement.endsWith('DROP NOT NULL'));
  return (step) => (step.undo !== null && isSetting(step.undo) ? { ...step, undo: [...step.undo, ...dropped] } : step);
}

/** The key sets NOT NULL on the columns that a check proves. */
function takeIndexOf({ table, constraint }: KeyOfTable, place: TableFacts): OnlineStep {
  const proven = place.columns.filter((one) => one.nullable && one.neverNull && constraint.columns.includes(one.name));
  const nullable = proven.map((column) => ({ ...notNullOf(table, column.name), nullable: { to: true } }));
  const step = takeIndex({ table, constraint });
  const undo = constraint.kind === 'unique' ? [] : nullable.flatMap(compileOperation);
  return { ...step, undo: [...(step.undo ?? []), ...undo] };
}
