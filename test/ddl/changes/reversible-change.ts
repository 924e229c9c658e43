import type { Operation } from '../../../src/operations/operation.js';
import { columnType, name } from '../../support/schema-values.js';

/** A change of the rich schema, which its reverse takes back. */
export interface ReversibleChange {
  readonly title: string;
  readonly operations: readonly Operation[];
  /** The first major version of PostgreSQL that knows it. */
  readonly since?: number;
}

export const users = name('users');
export const orders = name('orders');
export const orderStatus = name('Order Status');
export const statusType = columnType('"Order Status"', orderStatus);

export function one(title: string, operation: Operation): ReversibleChange {
  return { title, operations: [operation] };
}

export function since(version: number, change: ReversibleChange): ReversibleChange {
  return { ...change, since: version };
}

export function find<T extends { readonly name: string }>(values: readonly T[], wanted: string): T {
  const value = values.find((candidate) => candidate.name === wanted);
  if (value === undefined) {
    throw new TypeError(`no ${wanted}`);
  }
  return value;
}
