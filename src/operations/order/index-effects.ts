import type { IndexLineage } from '../../schema/index-value.js';
import { besideTable, type Key, objectKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type { AlterIndex, AttachIndex, CreateIndex, DropIndex, IndexParts, RenameIndex } from '../index-operations.js';
import { indexNeeds, indexObjects } from './constraint-facts.js';
import type { Effects } from './effects.js';

export function createIndexEffects({ table, index, parts }: CreateIndex): Effects {
  return {
    phase: parts?.follows === undefined ? 'changeTable' : 'join',
    step: 4,
    creates: [...indexObjects(table, index), ...partNames(parts)],
    alters: inheritedPartKeys(parts),
    needs: [
      objectKey('table', table),
      objectKey('shape', table),
      ...indexNeeds(index),
      ...onlyKeys(table, index),
      ...partsAttached(parts),
      ...tablesBefore(parts),
    ],
  };
}

export function dropIndexEffects({ table, name, was, parts }: DropIndex): Effects {
  return {
    phase: 'drop',
    drops: [...(was === undefined ? [besideTable(table, name)] : indexObjects(table, was)), ...partNames(parts)],
    alters: [objectKey('parts', table)],
    needs: [objectKey('table', table), objectKey('left', table)],
    frees: [
      objectKey('shape', table),
      objectKey('resting', table),
      ...(was === undefined ? [] : [...indexNeeds(was), ...onlyKeys(table, was)]),
    ],
  };
}

export function renameIndexEffects({ table, name, newName, beforeJoining }: RenameIndex): Effects {
  return {
    phase: 'rename',
    drops: [besideTable(table, name)],
    creates: [besideTable(table, newName)],
    needs: [objectKey('table', table), ...(beforeJoining ? [] : [objectKey('brought', table)])],
  };
}

export function alterIndexEffects({ table, name }: AlterIndex): Effects {
  return {
    phase: 'changeTable',
    step: 4,
    needs: [objectKey('table', table), objectKey('shape', table), besideTable(table, name)],
  };
}

export function attachIndexEffects({ table, name, parent }: AttachIndex): Effects {
  return { phase: 'join', needs: [objectKey('table', table), besideTable(table, name), objectKey('relation', parent)] };
}

/**
 * A partition that is attached to the table gets a part of every existing index, even of an index ON ONLY the table.
 */
export function onlyKeys(table: QualifiedName, { only }: IndexLineage): readonly Key[] {
  return only === true ? [objectKey('partitions', table)] : [];
}

/** The indexes of partitions that are created or dropped with an index of the partitioned table. */
export function partNames(parts: IndexParts | undefined): readonly Key[] {
  return parts?.names.map((name) => objectKey('relation', name)) ?? [];
}

export function inheritedPartKeys(parts: IndexParts | undefined): readonly Key[] {
  return parts?.of?.map((table) => objectKey('brought', table)) ?? [];
}

/** The tables that must be complete, or attached, before the parts come. */
export function tablesBefore({ after = [], joined = [] }: Partial<IndexParts> = {}): readonly Key[] {
  return [
    ...after.map((table) => objectKey('brought', table)),
    ...joined.flatMap((table) => [objectKey('table', table), objectKey('attached', table)]),
  ];
}

export function partsAttached(parts: IndexParts | undefined): readonly Key[] {
  return [...(parts?.attached ?? []), ...(parts?.follows ?? [])].map((name) => objectKey('relation', name));
}
