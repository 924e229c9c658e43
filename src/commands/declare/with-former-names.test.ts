import { expect, test } from 'vitest';
import { EMPTY_SCHEMA } from '../../schema/database-schema.js';
import type { Domain } from '../../schema/domain.js';
import { withRenames } from './with-former-names.js';

test('a type that was built from models keeps the name that they say it had', () => {
  const email: Domain = {
    schema: null,
    name: 'email',
    type: { sql: 'text', array: false, userType: null },
    collation: null,
    serverDefault: null,
    nullable: true,
    notNullName: null,
    checks: [],
    comment: null,
  };
  const renamed = { ...email, renamedFrom: { schema: null, name: 'mail' } };

  const { domains } = withRenames({ ...EMPTY_SCHEMA, domains: [email] }, { ...EMPTY_SCHEMA, domains: [renamed] });

  expect(domains).toEqual([renamed]);
});
