import type {
  AlterDistributedTable,
  DistributeTable,
  UndistributeTable,
} from '../../operations/distribution-operations.js';
import type { Distribution } from '../../schema/distribution.js';
import { dottedName, type QualifiedName } from '../../schema/names.js';
import { docOrNull, type Entry, literalDoc, optionalString, optionalTrue, string } from './build-doc.js';
import { named } from './directive.js';
import type { Doc } from './doc.js';

export function renderDistributeTable({ table, distribution, shardCount }: DistributeTable): Doc {
  return distribution.kind === 'reference'
    ? named('createReferenceTable', table)([])
    : named('distributeTable', table)([], [...distributionEntries(distribution), shardEntry(shardCount)]);
}

export function renderUndistributeTable({ table }: UndistributeTable): Doc {
  return named('undistributeTable', table)([]);
}

export function renderAlterDistributedTable({ table, changes }: AlterDistributedTable): Doc {
  const { by, colocateWith, shardCount, cascadeToColocated } = changes;
  return named('alterDistributedTable', table)(
    [],
    [
      ['by', optionalString(by)],
      ['colocateWith', colocateWith === 'default' ? string('default') : groupDoc(colocateWith)],
      shardEntry(shardCount),
      ['cascadeToColocated', optionalTrue(cascadeToColocated)],
    ],
  );
}

/** How a table is distributed, as a directive and the models write it. */
export function distributionEntries(distribution: Distribution & { readonly kind: 'distributed' }): readonly Entry[] {
  const { by, method, colocateWith } = distribution;
  return [
    ['by', docOrNull(optionalString(by))],
    ['method', optionalString(method)],
    ['colocateWith', groupDoc(colocateWith)],
  ];
}

function groupDoc(colocateWith: QualifiedName | null | undefined): Doc | undefined {
  return colocateWith === undefined ? undefined : docOrNull(optionalString(colocateWith && groupName(colocateWith)));
}

/** `default` as a bare word is the group that Citus chooses. */
function groupName(table: QualifiedName): string {
  return table.schema === null && table.name === 'default' ? '"default"' : dottedName(table);
}

function shardEntry(shardCount: number | undefined): Entry {
  return ['shardCount', shardCount === undefined ? undefined : literalDoc(shardCount)];
}
