import type { Operation } from '../../../operations/operation.js';
import { type Indexed, indexedOf } from '../../../schema/indexed.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import type { Table } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';
import { type FindOrigin, originFinder } from './find-origin.js';
import { finalKeys } from './index-changes.js';

/** What brings the inherited indexes and constraints along, before and after the upgrade. */
export interface Origins {
  readonly before: FindOrigin;
  readonly after: FindOrigin;
  /** How the origin of an index or constraint in the database, or itself, is called after the upgrade. */
  readonly ofWhole: (table: Table, part: Indexed) => Key;
  /** Whether a part in the database can be the part of an index or constraint that is called so after the upgrade. */
  readonly partsOf: (pair: TablePair | undefined) => (part: Indexed, whole: Key | null) => boolean;
}

interface OriginSources {
  readonly declared: readonly Table[];
  readonly pairs: readonly TablePair[];
  /** Changes of constraints and indexes. */
  readonly keys: readonly Operation[];
}

export function findOrigins({ declared, pairs, keys }: OriginSources): Origins {
  const final = finalKeys(keys);
  const arriving = new Set(pairs.filter(arrives).map(({ reflected }) => reflected));
  const after = originFinder(declared);
  const before = originFinder(
    pairs.map(({ reflected }) => reflected),
    (table) => !arriving.has(table),
  );
  return {
    before,
    after,
    ofWhole: (table, part) => final(before(table, part) ?? besideTable(table, part.name)),
    partsOf: (pair) => {
      const claimed = new Set(pair && indexedOf(pair.declared).map((part) => after(pair.declared, part)));
      return (part, whole) => {
        const found = pair && before(pair.reflected, part);
        const is = found ? final(found) : null;
        return is === null || is === whole || !claimed.has(is);
      };
    },
  };
}
