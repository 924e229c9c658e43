import { quoteRelation, relationText } from '../../ddl/names/default-schema.js';
import { dollarQuoted, quoteLiteral } from '../../ddl/quote.js';
import type { DetachPartition } from '../../operations/inheritance-operations.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import { all, isFound, isPartOf, not, otherCheckExists, otherChecks, whether } from '../conditions.js';
import type { Form } from '../form.js';
import type { OnlineStep, TableLock } from '../step.js';
import type { OnlineFacts, TableFacts } from '../table-facts.js';

/** DETACH … CONCURRENTLY, which PostgreSQL refuses if there is a default partition. */
export function detachPartitionOnline(operation: DetachPartition, { tables }: OnlineFacts): Form {
  const { table, parent } = operation;
  const place = tables.find(({ name }) => sameName(name, table));
  const from = tables.find(({ name }) => sameName(name, parent));
  if (place === undefined || from?.defaultPartition !== null || place.partition === null) return 'moment';
  const { bound, check } = place.partition;
  const left = { table, definition: `CHECK (${check})`, except: place.constraints.map(({ name }) => name) };
  return { steps: [detach(operation, { bound, left }), dropLeftCheck(operation, left)] };
}

/** The check of the bound that DETACH CONCURRENTLY leaves on the table. PostgreSQL chooses its name. */
interface LeftCheck {
  readonly table: QualifiedName;
  readonly definition: string;
  /** The constraints that were there before. */
  readonly except: readonly string[];
}

interface Left {
  readonly bound: NonNullable<TableFacts['partition']>['bound'];
  readonly left: LeftCheck;
}

function detach({ table, parent }: DetachPartition, { bound, left }: Left): OnlineStep {
  const alter = `ALTER TABLE ${quoteRelation(parent)}`;
  const name = quoteRelation(table);
  return {
    what: `detach partition ${table.name}`,
    statements: [`${alter} DETACH PARTITION ${name} CONCURRENTLY`],
    transaction: false,
    done: whether(not(isPartOf(table, parent))),
    undo: [`${alter} ATTACH PARTITION ${name} ${bound}`, dropChecks(left)],
    undoInTransaction: true,
    leftovers: {
      found: isFound(isPartOf(table, parent, 'pending')),
      statements: [`${alter} DETACH PARTITION ${name} FINALIZE`],
      transaction: true,
    },
    locks: locksOf(parent, table),
  };
}

function locksOf(parent: QualifiedName, table: QualifiedName): readonly TableLock[] {
  return [
    { table: parent, mode: 'SHARE UPDATE EXCLUSIVE', work: 'moment' },
    { table, mode: 'ACCESS EXCLUSIVE', work: 'moment' },
  ];
}

function dropLeftCheck({ table, parent }: DetachPartition, left: LeftCheck): OnlineStep {
  return {
    what: `drop the check that DETACH leaves on ${table.name}`,
    statements: [dropChecks(left)],
    transaction: true,
    done: whether(all(not(isPartOf(table, parent)), not(otherCheckExists(left)))),
    undo: [],
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
  };
}

function dropChecks(left: LeftCheck): string {
  const drop = quoteLiteral('ALTER TABLE %s DROP CONSTRAINT %I');
  const table = `${relationText(left.table)}::pg_catalog.regclass`;
  const body = `DECLARE check_name pg_catalog.name;
BEGIN
  FOR check_name IN SELECT k.conname ${otherChecks(left)} LOOP
    EXECUTE pg_catalog.format(${drop}, ${table}, check_name);
  END LOOP;
END`;
  return `DO ${dollarQuoted(body)}`;
}
