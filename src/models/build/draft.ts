import type { Constraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import type { GivenName } from '../given-name.js';
import type { Subject } from './convention-name.js';
import type { Referred } from './references.js';

/** A constraint or an index that is complete except for its name. */
export interface Draft<Value extends Constraint | Index = Constraint | Index> {
  readonly kind: Subject['kind'];
  readonly named: (name: string) => Value;
  readonly given: GivenName | null;
  /** The columns that a naming convention may mention, by their names in the database. */
  readonly columns: readonly string[];
  readonly referred: Referred | null;
  /** The columns in the name that PostgreSQL would choose; null if it mentions none. */
  readonly nameColumns: string | null;
}
