import type { Operations } from '../../../src/runtime/operations.js';

export async function upgrade(op: Operations): Promise<void> {
  await op.renameEnum('mood', 'feeling');
  await op.renameEnumValue('feeling', 'good', 'fine');
  await op.renameTable('person', 'users');
  await op.renameColumn('users', 'name', 'full_name');
  await op.renameColumn('users', 'mood', 'feeling');
  await op.renameSequence('person_id_seq', 'users_id_seq');
  await op.renameConstraint('person_pkey', 'users', 'users_pkey');
  await op.renameConstraint('person_name_check', 'users', 'users_name_check');
  await op.renameIndex('person_lower', 'users', 'users_lower');
}

export async function downgrade(op: Operations): Promise<void> {
  await op.renameEnum('feeling', 'mood');
  await op.renameEnumValue('mood', 'fine', 'good');
  await op.renameTable('users', 'person');
  await op.renameColumn('person', 'full_name', 'name');
  await op.renameColumn('person', 'feeling', 'mood');
  await op.renameSequence('users_id_seq', 'person_id_seq');
  await op.renameConstraint('users_pkey', 'person', 'person_pkey');
  await op.renameConstraint('users_name_check', 'person', 'person_name_check');
  await op.renameIndex('users_lower', 'person', 'person_lower');
}
