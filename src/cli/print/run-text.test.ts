import { expect, test } from 'vitest';
import { onceEach } from './run-text.js';

test('a message that PostgreSQL sends on every connection is printed once', () => {
  const told: string[] = [];
  const { onNotice } = onceEach({ onNotice: ({ message }) => told.push(message) });

  for (const message of ['old collation', 'other', 'old collation']) onNotice?.({ severity: 'WARNING', message });

  expect(told).toEqual(['old collation', 'other']);
});
