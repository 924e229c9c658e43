import type { Domain } from '../../../src/schema/domain.js';
import { columnType, name } from '../../support/schema-values.js';
import { richSchema } from '../rich-schema.js';
import { one, type ReversibleChange } from './reversible-change.js';

const level = name('Level');
const address = name('address');

const wholeNumber: Domain = {
  ...name('audit.whole'),
  type: columnType('numeric(10,2)[]'),
  collation: null,
  serverDefault: "'{}'::numeric[]",
  nullable: true,
  notNullName: null,
  checks: [],
  comment: null,
};

export const userTypeChanges: readonly ReversibleChange[] = [
  one('create domain', { kind: 'createDomain', type: wholeNumber }),
  {
    ...one('create domain with a name for NOT NULL', {
      kind: 'createDomain',
      type: { ...wholeNumber, nullable: false, notNullName: 'must' },
    }),
    since: 17,
  },
  one('alter domain', {
    kind: 'alterDomain',
    type: level,
    serverDefault: { from: '1', to: null },
    nullable: { from: false, to: true },
    dropChecks: richSchema.domains.flatMap(({ checks: [was] }) => (was === undefined ? [] : { name: was.name, was })),
    addChecks: [{ name: 'above', expression: 'VALUE > 0', notValid: false, comment: 'x' }],
    validateChecks: [
      { name: 'unproven', was: { name: 'unproven', expression: 'VALUE IS NOT NULL', notValid: true, comment: null } },
    ],
  }),
  one('rename a constraint of a domain', {
    kind: 'alterDomain',
    type: level,
    renameConstraints: [{ name: 'unproven', newName: 'Proven' }],
  }),
  one('rename type', { kind: 'renameType', type: address, newName: 'Place' }),
  one('set schema of a type', { kind: 'setTypeSchema', type: level, newSchema: 'audit' }),
  one('create composite type', {
    kind: 'createCompositeType',
    type: { ...name('audit.pair'), attributes: [], comment: 'Of nothing' },
  }),
  ...richSchema.compositeTypes.map((was) =>
    one('drop composite type', { kind: 'dropCompositeType', type: address, was }),
  ),
  one('alter composite type', {
    kind: 'alterCompositeType',
    type: address,
    renameAttributes: [{ name: 'Street', newName: 'road' }],
    alterAttributes: [{ name: 'levels', type: { from: columnType('"Level"[]', level), to: columnType('text') } }],
    addAttributes: [{ name: 'zip', type: columnType('text'), collation: name('german'), comment: 'x' }],
  }),
  ...richSchema.rangeTypes.map((was) => one('drop range type', { kind: 'dropRangeType', type: name('speeds'), was })),
];
