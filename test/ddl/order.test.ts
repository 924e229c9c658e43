import { describe, expect } from 'vitest';
import { createAllOperations } from '../../src/operations/create-all.js';
import { orderOperations } from '../../src/operations/order.js';
import { reverseAll } from '../../src/operations/reverse.js';
import { test } from '../support/database.js';
import { runOperations } from '../support/run-operations.js';
import { wholeDatabase } from '../support/whole-database.js';
import { orderScenarios } from './order-scenarios.js';

describe('ordered operations', () => {
  test.for(orderScenarios)('can be carried out and undone: $title', async ({ before, operations }, { db }) => {
    await runOperations(db, createAllOperations(before));
    const start = await wholeDatabase(db);

    for (const given of [operations, operations.toReversed()]) {
      const ordered = orderOperations(given);
      await runOperations(db, ordered);
      expect(await wholeDatabase(db)).not.toEqual(start);

      await runOperations(db, reverseAll(ordered));
      expect(await wholeDatabase(db)).toEqual(start);
    }
  });
});
