import type { DatabaseSchema } from '../schema/database-schema.js';
import type { Queryable } from '../util/queryable.js';

export async function createAll(_connection: Queryable, _schema: DatabaseSchema): Promise<void> {
  await Promise.resolve();
}
export async function dropAll(_connection: Queryable, _schema: DatabaseSchema): Promise<void> {
  await Promise.resolve();
}
