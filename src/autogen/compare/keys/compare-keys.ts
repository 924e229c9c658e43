import type { Operation } from '../../../operations/operation.js';
import type { Key } from '../../../schema/keys.js';
import { type AttachmentSources, blockedByAttachments } from '../inheritance/attachments.js';
import { findCompetingIndexes, withLateCompeting } from '../inheritance/competing-indexes.js';
import { checksInLine } from '../inheritance/inherited-checks.js';
import { badlyRecreated } from '../inheritance/recreated-parts.js';
import { BlockedChanges } from '../tables/blocked-changes.js';
import type { TableChanges, TableContext } from '../tables/table-changes.js';
import { compareConstraints } from './compare-constraints.js';
import { compareIndexes } from './compare-indexes.js';
import { keysOfIndexes } from './keys-using-indexes.js';

interface KeySources extends Pick<AttachmentSources, 'pairs' | 'created'> {
  readonly changes: readonly TableChanges[];
}

export interface ComparedKeys {
  readonly keys: readonly Operation[];
  readonly blocked: BlockedChanges;
}

/**
 * All constraints except foreign keys, and indexes. A rebuild may affect other indexes that are attached to the
 * rebuilt one.
 */
export function compareKeys({ pairs, created, changes }: KeySources, context: TableContext): ComparedKeys {
  let rebuiltParts: ReadonlySet<Key> = new Set([...context.rebuiltParts, ...checksInLine(pairs)]);
  for (;;) {
    const blocked = new BlockedChanges({
      tables: changes,
      replacedTypes: [...context.replacedEnums, ...context.rebuiltTypes.names],
      rebuiltParts,
    });
    const keys = changes.flatMap((change) =>
      keysOfIndexes(
        [...compareConstraints(change, blocked), ...compareIndexes(change, blocked)],
        change.declared,
        blocked,
      ),
    );
    const sources = { pairs, created, keys };
    const competing = findCompetingIndexes(sources);
    const recreated = badlyRecreated({ pairs, blocked, serverVersion: context.serverVersion });
    const disturbed = new Set([...rebuiltParts, ...blockedByAttachments(sources), ...competing.keys(), ...recreated]);
    if (disturbed.size === rebuiltParts.size) {
      return { keys: withLateCompeting(keys, competing), blocked };
    }
    rebuiltParts = disturbed;
  }
}
