import { enumType } from '../../support/schema-values.js';
import { one, orderStatus, orders, type ReversibleChange } from './reversible-change.js';

export const enumChanges: readonly ReversibleChange[] = [
  one('create enum', { kind: 'createEnum', type: enumType('audit.Colour', ["a'b", 'c\\d'], { comment: 'x' }) }),
  one('rename enum', { kind: 'renameEnum', type: orderStatus, newName: 'state' }),
  one('rename enum value', {
    kind: 'renameEnumValue',
    type: orderStatus,
    value: "it's paid",
    newValue: 'paid',
  }),
  one('add enum value', {
    kind: 'addEnumValue',
    type: orderStatus,
    value: 'draft',
    before: 'pending',
    reverse: {
      kind: 'replaceEnum',
      type: orderStatus,
      values: ['pending', "it's paid"],
      comment: 'Where it stands',
      columns: statusColumns(),
    },
  }),
  one('replace enum', {
    kind: 'replaceEnum',
    type: orderStatus,
    values: ['paid', 'pending'],
    columns: statusColumns(),
    mapping: { "it's paid": 'paid' },
    comment: 'Where it stands',
    was: { values: ['pending', "it's paid"], columns: statusColumns() },
  }),
];

function statusColumns() {
  return [
    { table: orders, column: 'status', array: false, serverDefault: `'pending'::"Order Status"` },
    { table: orders, column: 'history', array: true, serverDefault: `'{}'::"Order Status"[]` },
  ];
}
