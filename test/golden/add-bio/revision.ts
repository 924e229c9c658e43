import { sql, text } from '../../../src/models/index.js';
import type { Operations } from '../../../src/runtime/operations.js';

export async function upgrade(op: Operations): Promise<void> {
  await op.addColumn('users', 'bio', text().nullable());
  await op.createIndex('ix_users_bio', 'users', ['bio'], { where: sql`bio IS NOT NULL` });
}

export async function downgrade(op: Operations): Promise<void> {
  await op.dropIndex('ix_users_bio', 'users');
  // Destroys data: drops users.bio.
  await op.dropColumn('users', 'bio');
}
