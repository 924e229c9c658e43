import type { AlterColumn } from '../../operations/column-operations.js';
import type { AlterIndex } from '../../operations/index-operations.js';
import type { CreateTable } from '../../operations/table-operations.js';
import { sameName } from '../../schema/names.js';
import type { Form } from '../form.js';
import type { OnlineFacts, TableFacts } from '../table-facts.js';

/** A row of the default partition may belong to the new one. */
export function createTableOnline({ table }: CreateTable, { tables }: OnlineFacts): Form {
  const parent = table.partitionOf?.parent;
  const place = parent && tables.find(({ name }) => sameName(name, parent));
  return place === undefined || place.defaultPartition === null
    ? 'moment'
    : {
        none: `PostgreSQL reads the default partition ${place.defaultPartition.name} while it stops readers and writers`,
      };
}

export function alterIndexOnline({ changes }: AlterIndex): Form {
  return changes.tablespace === undefined
    ? 'moment'
    : { none: 'PostgreSQL moves an index to another tablespace only while nobody uses the table' };
}

/** Whether the largest value is looked for among all rows, so that the new sequence of a column continues after it. */
export function looksForLargest({ column, identity, serial }: AlterColumn, place: TableFacts | undefined): boolean {
  const isNumbered = startsNumbers(identity) || startsNumbers(serial);
  return isNumbered && place?.indexes.some((one) => one.valid && !one.partial && one.columns?.[0] === column) !== true;
}

function startsNumbers(change: { readonly from?: unknown; readonly to: unknown } | undefined): boolean {
  return change !== undefined && change.to !== null && (change.from ?? null) === null;
}
