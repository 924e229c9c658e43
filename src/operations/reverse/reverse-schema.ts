import type { CreateSchema, DropSchema } from '../schema-operations.js';
import { known } from './known.js';

export function reverseCreateSchema({ schema }: CreateSchema): readonly [DropSchema] {
  return [{ kind: 'dropSchema', name: schema.name, was: schema }];
}

export function reverseDropSchema({ name, was }: DropSchema): readonly [CreateSchema] {
  return [{ kind: 'createSchema', schema: known(was, `drop schema ${name}`) }];
}
