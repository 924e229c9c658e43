import type { Operation } from '../../../operations/operation.js';
import type { Key } from '../../../schema/keys.js';
import { type AttachmentSources, disturbedByAttachments } from '../inheritance/attachments.js';
import { findRivalIndexes, withLateRivals } from '../inheritance/competing-indexes.js';
import { Disturbance } from '../tables/disturbance.js';
import type { TableChanges, TableContext } from '../tables/table-changes.js';
import { compareConstraints } from './compare-constraints.js';
import { compareIndexes } from './compare-indexes.js';
import { keysOfIndexes } from './keys-using-indexes.js';

interface KeySources extends Pick<AttachmentSources, 'pairs' | 'created'> {
  readonly changes: readonly TableChanges[];
}

interface ComparedKeys {
  readonly keys: readonly Operation[];
  readonly disturbance: Disturbance;
}

/**
 * All constraints except foreign keys, and indexes. A rebuild may affect other indexes that are attached to the
 * rebuilt one.
 */
export function compareKeys({ pairs, created, changes }: KeySources, context: TableContext): ComparedKeys {
  let rebuiltParts: ReadonlySet<Key> = context.rebuiltParts;
  for (;;) {
    const disturbance = new Disturbance({
      tables: changes,
      replacedTypes: [...context.replacedEnums, ...context.rebuiltTypes.names],
      rebuiltParts,
    });
    const keys = changes.flatMap((change) =>
      keysOfIndexes(
        [...compareConstraints(change, disturbance), ...compareIndexes(change, disturbance)],
        change.declared,
        disturbance,
      ),
    );
    const sources = { pairs, created, keys };
    const rivals = findRivalIndexes(sources);
    const disturbed = new Set([...rebuiltParts, ...disturbedByAttachments(sources), ...rivals.keys()]);
    if (disturbed.size === rebuiltParts.size) {
      return { keys: withLateRivals(keys, rivals), disturbance };
    }
    rebuiltParts = disturbed;
  }
}
