import type { DistributedTable } from '../schema/distribution.js';
import type { QualifiedName } from '../schema/names.js';
import { type MetaDataState, metaDataState } from './meta-data-state.js';
import { type AnyTable, tableState } from './table.js';
import { parseName } from './table-name.js';

export interface DistributionOptions {
  /** The column by whose values rows are spread. Null: all rows are on one node. */
  readonly by: string | null;
  /** Default: by the hash of the value. */
  readonly method?: 'append' | 'range';
  /** A table whose rows are on the same node, or its name; null is a new group. Default: the group that Citus chooses. */
  readonly colocateWith?: AnyTable | string | null;
}

/** The methods of a MetaData for tables that Citus spreads over several servers. */
export abstract class DistributionWords {
  abstract readonly [metaDataState]: MetaDataState;

  /** Citus: spreads the rows of a table over the nodes, by a column: `metadata.distributed(orders, { by: 'tenant_id' })`. */
  readonly distributed = (table: AnyTable, { by, method, colocateWith }: DistributionOptions): void => {
    const distributed: DistributedTable = {
      kind: 'distributed',
      by,
      ...(method !== undefined && { method }),
      ...(colocateWith !== undefined && { colocateWith: this.#group(colocateWith) }),
    };
    this[metaDataState].distributions.push({ table: table[tableState].name, distributed });
  };

  /** Citus: every node gets a copy of the table. */
  readonly referenceTable = (table: AnyTable): void => {
    this[metaDataState].distributions.push({ table: table[tableState].name, distributed: null });
  };

  #group(table: AnyTable | string | null): QualifiedName | null {
    if (table === null) return null;
    return typeof table === 'string' ? parseName(table, this[metaDataState].schema) : table[tableState].name;
  }
}
