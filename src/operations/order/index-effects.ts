import { besideTable, objectKey } from '../../schema/keys.js';
import type { AlterIndex, CreateIndex, DropIndex, RenameIndex } from '../index-operations.js';
import { indexNeeds, indexObjects } from './constraint-facts.js';
import type { Effects } from './effects.js';

export function createIndexEffects({ table, index }: CreateIndex): Effects {
  return {
    phase: 'changeTable',
    step: 4,
    creates: indexObjects(table, index),
    needs: [objectKey('table', table), objectKey('shape', table), ...indexNeeds(index)],
  };
}

export function dropIndexEffects({ table, name, was }: DropIndex): Effects {
  return {
    phase: 'drop',
    drops: was === undefined ? [besideTable(table, name)] : indexObjects(table, was),
    needs: [objectKey('table', table)],
    frees: [objectKey('shape', table), objectKey('resting', table), ...(was === undefined ? [] : indexNeeds(was))],
  };
}

export function renameIndexEffects({ table, name, newName }: RenameIndex): Effects {
  return {
    phase: 'rename',
    drops: [besideTable(table, name)],
    creates: [besideTable(table, newName)],
    needs: [objectKey('table', table), objectKey('brought', table)],
  };
}

export function alterIndexEffects({ table, name }: AlterIndex): Effects {
  return { phase: 'changeTable', step: 4, needs: [objectKey('table', table), besideTable(table, name)] };
}
