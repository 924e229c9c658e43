import { compileOperation } from '../../ddl/compile.js';
import type { AttachPartition } from '../../operations/inheritance-operations.js';
import { helperName } from '../../schema/helper-name.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import { all, constraintExists, isPartOf, not, whether } from '../conditions.js';
import type { Form } from '../form.js';
import type { OnlineStep, TableLock } from '../step.js';
import type { OnlineFacts, TableFacts } from '../table-facts.js';
import { addHelperCheck, dropHelperCheck, validateHelperCheck } from './helper-check.js';

/** A check that is valid saves PostgreSQL the look at the rows of the table, and at those of the default partition. */
export function attachPartitionOnline(operation: AttachPartition, { tables, trial }: OnlineFacts): Form {
  const { table, parent, bound } = operation;
  const place = tables.find(({ name }) => sameName(name, table));
  const into = tables.find(({ name }) => sameName(name, parent));
  if (place === undefined || into === undefined) return 'moment';
  const expression = trial?.partitionCheck ?? null;
  if (bound !== 'default' && expression === null) {
    return { none: 'it could not be found out how PostgreSQL writes the bound of the partition as a check' };
  }
  if (expression === null) return { none: 'PostgreSQL reads a default partition while it stops writers and readers' };
  const keys = (facts: TableFacts) => facts.constraints.filter((one) => one.kind === 'foreignKey' && one.valid);
  const isKnown = (definition: string) => keys(place).some((one) => one.definition === definition);
  const key = keys(into).find(({ definition }) => !isKnown(definition));
  if (key !== undefined) {
    return { none: `PostgreSQL checks the foreign key ${key.name} for the partition while it stops writers` };
  }
  const isAttached = isPartOf(table, parent);
  const other = into.defaultPartition;
  const checks = [
    { table, name: nameFor(table, table), expression, proves: `the bound of ${table.name}` },
    ...(other === null
      ? []
      : [
          {
            table: other,
            name: nameFor(other, table),
            expression: `NOT (${expression})`,
            proves: `the default partition`,
          },
        ]),
  ];
  return {
    steps: [
      ...checks.flatMap((check) => [addHelperCheck(check, isAttached), validateHelperCheck(check, isAttached)]),
      attach(operation, checks),
    ],
  };
}

function nameFor(on: QualifiedName, { schema, name }: QualifiedName): string {
  return helperName('bound', [on.schema, on.name, schema, name]);
}

interface Check {
  readonly table: QualifiedName;
  readonly name: string;
}

function attach(operation: AttachPartition, checks: readonly Check[]): OnlineStep {
  const { table, parent } = operation;
  const isGone = checks.map((check) => not(constraintExists(check.table, check.name)));
  return {
    what: `attach partition ${table.name}`,
    statements: [
      ...compileOperation(operation),
      ...checks.flatMap((check) => dropHelperCheck(check.table, check.name)),
    ],
    transaction: true,
    done: whether(all(isPartOf(table, parent), ...isGone)),
    undo: compileOperation({ kind: 'detachPartition', table, parent }),
    undoInTransaction: true,
    leftovers: null,
    locks: [
      { table: parent, mode: 'SHARE UPDATE EXCLUSIVE', work: 'moment' },
      ...checks.map((check): TableLock => ({ table: check.table, mode: 'ACCESS EXCLUSIVE', work: 'moment' })),
    ],
  };
}
