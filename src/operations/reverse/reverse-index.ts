import { irreversibleOperation } from '../../errors/operation-errors.js';
import type { AlterIndex, AttachIndex, CreateIndex, DropIndex, RenameIndex } from '../index-operations.js';
import { known } from './known.js';

export function reverseCreateIndex({ table, index, concurrently }: CreateIndex): readonly [DropIndex] {
  const drop: DropIndex = { kind: 'dropIndex', table, name: index.name, was: index };
  return [concurrently === undefined ? drop : { ...drop, concurrently }];
}

export function reverseDropIndex({ table, name, concurrently, was }: DropIndex): readonly [CreateIndex] {
  const create: CreateIndex = { kind: 'createIndex', table, index: known(was, `drop index ${name}`) };
  return [concurrently === undefined ? create : { ...create, concurrently }];
}

export function reverseRenameIndex({ table, name, newName }: RenameIndex): readonly [RenameIndex] {
  return [{ kind: 'renameIndex', table, name: newName, newName: name }];
}

export function reverseAlterIndex({ table, name, changes, was }: AlterIndex): readonly [AlterIndex] {
  return [{ kind: 'alterIndex', table, name, changes: known(was, `alter index ${name}`), was: changes }];
}

export function reverseAttachIndex({ name }: AttachIndex): never {
  throw irreversibleOperation(`attach index ${name}`);
}
