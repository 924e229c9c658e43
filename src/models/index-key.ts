import type { RefState } from './ref-state.js';
import type { StorageParameterInput } from './storage-parameters.js';

/** How a key is sorted in an index. A missing property means PostgreSQL's default. */
export interface KeyState {
  /** A column, by reference or by its name; null if the key is an expression. */
  readonly column: RefState | string | null;
  /** The expression; null if the key is a column. */
  readonly expression: string | null;
  readonly collation?: string;
  readonly opclass?: string;
  readonly opclassParameters?: StorageParameterInput;
  readonly descending?: boolean;
  readonly nullsFirst?: boolean;
  readonly statistics?: number;
}

/** Registered, so that a key made by another copy of this package is known too. */
export const keyState: unique symbol = Symbol.for('limbeck.key');

/** A key of an index or an element of an exclusion constraint. Each method returns a new key. */
export class IndexKeyExpression {
  declare readonly [keyState]: KeyState;

  constructor(state: KeyState) {
    this[keyState] = state;
  }

  asc(): IndexKeyExpression {
    return changed(this, { descending: false });
  }

  /** Nulls come first unless `.nullsLast()` follows, as in PostgreSQL. */
  desc(): IndexKeyExpression {
    return changed(this, { descending: true });
  }

  nullsFirst(): IndexKeyExpression {
    return changed(this, { nullsFirst: true });
  }

  nullsLast(): IndexKeyExpression {
    return changed(this, { nullsFirst: false });
  }

  /** `opclass('gin_trgm_ops')`, `opclass('gist_ltree_ops', { siglen: 100 })`. A schema may stand before the name. */
  opclass(name: string, parameters?: StorageParameterInput): IndexKeyExpression {
    return changed(this, { opclass: name, ...(parameters && { opclassParameters: parameters }) });
  }

  /** The statistics target of ANALYZE; of an expression alone. */
  statistics(target: number): IndexKeyExpression {
    return changed(this, { statistics: target });
  }

  /** `collate('C')`. A schema may stand before the name: `collate('app.german')`. */
  collate(name: string): IndexKeyExpression {
    return changed(this, { collation: name });
  }
}

function changed(key: IndexKeyExpression, changes: Partial<KeyState>): IndexKeyExpression {
  return new IndexKeyExpression({ ...key[keyState], ...changes });
}
