import fc from 'fast-check';
import { expect } from 'vitest';
import { quoteIdentifier, quoteLiteral } from '../../src/ddl/quote.js';
import { test } from '../support/database.js';
import { checkProperty } from '../support/property.js';

test('PostgreSQL reads a quoted identifier and a quoted literal as the texts that they were made of', async ({
  db,
}) => {
  const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((one) => one !== '\0');
  const awkward = fc.constantFrom('"', "'", '\\', '\n', '\r', '$$', '--', '/*', '*/', ';', ' ', 'select', 'ä', 'E');
  const texts = fc.array(fc.oneof(character, awkward), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));

  await checkProperty({
    name: 'quoting',
    cases: texts,
    runs: 100,
    async check(text) {
      const { rows } = await db.query(`SELECT ${quoteLiteral(text)} AS ${quoteIdentifier(text)}`);
      expect(rows).toEqual([{ [text]: text }]);
    },
  });
});
