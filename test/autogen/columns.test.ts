import { describe, expect } from 'vitest';
import { MetaData, sql } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { roundTrip } from './round-trip.js';

describe('columns', () => {
  test('what the models have and the database lacks is added', async ({ db }) => {
    await db.query('CREATE TABLE users (id integer)');
    const { table, t, toSchema } = models();
    table('users', { id: t.integer().nullable(), bio: t.text().nullable(), isActive: t.boolean().serverDefault(true) });

    expect(await roundTrip(db, toSchema())).toEqual({
      differences: ['add column users.bio text', 'add column users.is_active boolean'],
      upgrade: [],
      downgrade: [],
      left: [],
    });
  });
});

function models() {
  const metadata = new MetaData({});
  return { table: metadata.table, t: metadata.t, toSchema: () => metadata.toSchema(), sql };
}
