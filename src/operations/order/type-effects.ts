import { objectKey, schemaKeys } from '../../schema/keys.js';
import type { AlterCompositeType, CreateCompositeType, DropCompositeType } from '../composite-operations.js';
import type { AlterDomain, CreateDomain, DropDomain } from '../domain-operations.js';
import type { CreateRangeType, DropRangeType } from '../range-operations.js';
import type { RenameType, SetTypeSchema } from '../type-operations.js';
import { collationKeys, defaultKeys, typeKeys } from './column-facts.js';
import type { Effects } from './effects.js';
import { compositeNeeds, domainNeeds, rangeNeeds, rangeObjects } from './type-facts.js';

export function createDomainEffects({ type }: CreateDomain): Effects {
  return { phase: 'changeType', creates: [objectKey('type', type)], needs: domainNeeds(type) };
}

export function dropDomainEffects({ type, was }: DropDomain): Effects {
  return {
    phase: 'dropType',
    drops: [objectKey('type', type)],
    frees: was === undefined ? schemaKeys(type.schema) : domainNeeds(was),
  };
}

export function alterDomainEffects({ type, serverDefault }: AlterDomain): Effects {
  return {
    phase: 'changeType',
    alters: [objectKey('type', type)],
    needs: defaultKeys(serverDefault?.to ?? null),
    frees: defaultKeys(serverDefault?.from ?? null),
  };
}

export function createCompositeTypeEffects({ type }: CreateCompositeType): Effects {
  return { phase: 'changeType', creates: [objectKey('type', type)], needs: compositeNeeds(type) };
}

export function dropCompositeTypeEffects({ type, was }: DropCompositeType): Effects {
  return {
    phase: 'dropType',
    drops: [objectKey('type', type)],
    frees: was === undefined ? schemaKeys(type.schema) : compositeNeeds(was),
  };
}

export function alterCompositeTypeEffects(operation: AlterCompositeType): Effects {
  const { type, dropAttributes = [], alterAttributes = [], addAttributes = [] } = operation;
  const altered = alterAttributes.map((attribute) => attribute.type);
  const gone = dropAttributes.flatMap(({ was }) => was ?? []);
  return {
    phase: 'changeType',
    alters: [objectKey('type', type)],
    needs: [
      ...[...altered.map(({ to }) => to), ...addAttributes.map((added) => added.type)].flatMap(typeKeys),
      ...alterAttributes.flatMap(({ collation }) => collationKeys(collation?.to ?? null)),
      ...addAttributes.flatMap(({ collation }) => collationKeys(collation)),
    ],
    frees: [
      ...[...altered.flatMap(({ from }) => from ?? []), ...gone.map((dropped) => dropped.type)].flatMap(typeKeys),
      ...alterAttributes.flatMap(({ collation }) => collationKeys(collation?.from ?? null)),
      ...gone.flatMap(({ collation }) => collationKeys(collation)),
    ],
  };
}

export function createRangeTypeEffects({ type }: CreateRangeType): Effects {
  return { phase: 'changeType', creates: rangeObjects(type), needs: rangeNeeds(type) };
}

export function dropRangeTypeEffects({ type, was }: DropRangeType): Effects {
  return {
    phase: 'dropType',
    drops: was === undefined ? [objectKey('type', type)] : rangeObjects(was),
    frees: was === undefined ? schemaKeys(type.schema) : rangeNeeds(was),
  };
}

export function renameTypeEffects({ type, newName, moves }: Pick<RenameType, 'type' | 'newName' | 'moves'>): Effects {
  const renamed = { schema: type.schema, name: newName };
  return {
    phase: 'rename',
    drops: [objectKey('type', type)],
    creates: [
      objectKey('type', renamed),
      objectKey('renamed', renamed),
      ...(moves ? [objectKey('moved', renamed)] : []),
    ],
    needs: [objectKey('moved', type)],
  };
}

export function setTypeSchemaEffects({ type, newSchema }: SetTypeSchema): Effects {
  const moved = { schema: newSchema, name: type.name };
  return {
    phase: 'rename',
    drops: [objectKey('type', type)],
    creates: [objectKey('type', moved), objectKey('renamed', moved), objectKey('moved', moved)],
    needs: [...schemaKeys(newSchema), objectKey('moved', type)],
    frees: schemaKeys(type.schema),
  };
}
