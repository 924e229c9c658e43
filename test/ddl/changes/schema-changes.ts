import type { Collation } from '../../../src/schema/database-schema.js';
import { enumType, name } from '../../support/schema-values.js';
import { richSchema, tableOf } from '../rich-schema.js';
import { find, one, type ReversibleChange, since } from './reversible-change.js';

function collation(title: string, properties: Partial<Collation>): ReversibleChange {
  const value: Collation = {
    schema: 'audit',
    name: 'Sorting',
    provider: 'libc',
    locale: 'C',
    ctype: null,
    deterministic: true,
    rules: null,
    comment: null,
    ...properties,
  };
  return one(title, { kind: 'createCollation', collation: value });
}

export const schemaChanges: readonly ReversibleChange[] = [
  one('create schema', { kind: 'createSchema', schema: { name: 'Über', comment: "it's" } }),
  {
    title: 'drop schema',
    operations: [
      { kind: 'dropTable', table: name('audit.log'), was: tableOf(richSchema, 'log') },
      { kind: 'dropEnum', type: name('audit.severity'), was: enumType('audit.severity', ['low', 'high']) },
      {
        kind: 'dropSequence',
        sequence: name('audit.entry'),
        was: find(richSchema.sequences, 'entry'),
      },
      { kind: 'dropSchema', name: 'audit', was: { name: 'audit', comment: 'Who did what' } },
    ],
  },
  collation('create collation', { comment: 'C' }),
  collation('create collation of two locales', { locale: 'C', ctype: 'POSIX' }),
  collation('create ICU collation', { provider: 'icu', locale: 'de-DE', deterministic: false }),
  since(
    16,
    collation('create ICU collation with rules', { provider: 'icu', locale: 'de-DE', rules: "&V << w <<< 'W'" }),
  ),
  since(17, collation('create builtin collation', { provider: 'builtin', locale: 'C.UTF-8' })),
];
