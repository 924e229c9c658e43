import type { Operation } from '../../operations/operation.js';
import type { Key } from '../../schema/keys.js';
import { type AttachmentSources, disturbedByAttachments } from './attachments.js';
import { compareConstraints } from './compare-constraints.js';
import { compareIndexes } from './compare-indexes.js';
import { Disturbance } from './disturbance.js';
import { keysOfIndexes } from './keys-of-indexes.js';
import { findRivalIndexes, withLateRivals } from './rival-indexes.js';
import type { TableChanges, TableContext } from './table-changes.js';

interface KeySources extends Pick<AttachmentSources, 'pairs' | 'created'> {
  readonly changes: readonly TableChanges[];
}

interface ComparedKeys {
  readonly keys: readonly Operation[];
  readonly disturbance: Disturbance;
}

/** Constraints but foreign keys, and indexes. One that is rebuilt may disturb others that are attached to it. */
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
