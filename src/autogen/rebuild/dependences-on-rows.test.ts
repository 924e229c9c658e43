import { expect, test } from 'vitest';
import { column, name, schemaOf, table } from '../../../test/support/schema-values.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { type DefinedObject, definedKey } from '../../schema/defined-object.js';
import { objectKey, partKey } from '../../schema/keys.js';
import { withDependencesOnRows } from './dependences-on-rows.js';

/** The servers of the tests are older than the rule, so no pair can show it. */
const HEIGHTS = ['hill', 'place'].map((of) => partKey('column', name(of), 'height'));

test('a routine with a parsed expression on rows depends on the columns whose type changes', () => {
  const { reflected } = withDependencesOnRows(sides({ isParsed: true }));
  expect(reflected.dependences.slice(1)).toEqual(HEIGHTS.map((on) => ({ dependent: KEY, on })));
});

test('a routine with a quoted body on rows gets no dependence', () => {
  expect(withDependencesOnRows(sides({})).reflected.dependences).toHaveLength(1);
});

const LABEL: DefinedObject = {
  kind: 'function',
  schema: null,
  name: 'label',
  signature: 'hill',
  table: null,
  definition: 'CREATE FUNCTION label(h hill) …',
  frame: [],
  additions: [],
  comment: null,
  restored: [],
};
const KEY = definedKey(LABEL);

/** `hill` inherits from `place`, whose column gets another type. The routine is on rows of `hill`. */
function sides(properties: Partial<DefinedObject>) {
  const side = (type: string): DatabaseSchema => {
    const columns = [column('id'), column('height', type)];
    const tables = [
      table('place', columns),
      table(
        'hill',
        columns.map((each) => ({ ...each, inherited: true })),
        { inherits: [name('place')] },
      ),
    ];
    const dependences = [{ dependent: KEY, on: objectKey('table', name('hill')) }];
    return schemaOf({ tables, objects: [{ ...LABEL, ...properties }], dependences });
  };
  return { declared: side('bigint'), reflected: side('integer') };
}
