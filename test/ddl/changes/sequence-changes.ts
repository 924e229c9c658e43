import { sequenceDefaults } from '../../../src/schema/sequence.js';
import { name, sequence } from '../../support/schema-values.js';
import { richSchema } from '../rich-schema.js';
import { find, one, orders, type ReversibleChange } from './reversible-change.js';

export const sequenceChanges: readonly ReversibleChange[] = [
  one('create sequence', {
    kind: 'createSequence',
    sequence: sequence('audit.Numbers', {
      type: 'smallint',
      options: { ...sequenceDefaults('smallint', '2'), start: '5', minValue: '3', maxValue: '99', cache: '4' },
      comment: 'x',
    }),
  }),
  one('rename sequence', { kind: 'renameSequence', sequence: name('audit.entry'), newName: 'Entries' }),
  one('alter sequence', {
    kind: 'alterSequence',
    sequence: name('audit.entry'),
    changes: { ...sequenceDefaults('bigint', '7'), type: 'bigint', start: '9', cache: '3', cycle: false },
    was: { ...sequenceDefaults('integer', '1'), type: 'integer', cycle: true },
  }),
  one('turn a sequence round', {
    kind: 'alterSequence',
    sequence: name('audit.entry'),
    changes: sequenceDefaults('integer', '-1'),
    was: { ...sequenceDefaults('integer', '1'), cycle: true },
  }),
  one('set a sequence free', {
    kind: 'alterSequence',
    sequence: name('order_number'),
    changes: { ownedBy: null },
    was: { ownedBy: { table: orders, column: 'number' } },
  }),
  {
    title: 'drop an owned sequence',
    operations: [
      {
        kind: 'alterColumn',
        table: orders,
        column: 'number',
        serverDefault: { from: "nextval('order_number'::regclass)", to: null },
      },
      { kind: 'dropSequence', sequence: name('order_number'), was: find(richSchema.sequences, 'order_number') },
    ],
  },
];
