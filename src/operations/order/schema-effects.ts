import { schemaKeys } from '../../schema/keys.js';
import type { CreateSchema, DropSchema } from '../schema-operations.js';
import type { Effects } from './effects.js';

export function createSchemaEffects({ schema }: CreateSchema): Effects {
  return { phase: 'createSchema', creates: schemaKeys(schema.name) };
}

export function dropSchemaEffects({ name }: DropSchema): Effects {
  return { phase: 'dropSchema', drops: schemaKeys(name) };
}
