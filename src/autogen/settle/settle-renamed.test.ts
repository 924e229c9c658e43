import { expect, test } from 'vitest';
import { column, name, schemaOf, table } from '../../../test/support/schema-values.js';
import { type DefinedObject, definedKey } from '../../schema/defined-object.js';
import { objectKey } from '../../schema/keys.js';
import { compareObjects } from '../compare/objects/compare-objects.js';
import { applyRenames } from '../match/apply-renames.js';
import { NO_RENAMES, renamesBack } from '../match/renames.js';
import type { DefinitionPrinter } from './settle-definitions.js';
import { settleRenamed } from './settle-renamed.js';

const VIEW: DefinedObject = {
  kind: 'view',
  schema: null,
  name: 'titles',
  signature: null,
  table: null,
  definition: 'CREATE VIEW titles AS SELECT title FROM item',
  frame: ['title text'],
  additions: [],
  comment: null,
  restored: [],
};

const SCHEMA = schemaOf({
  tables: [table('item', [column('label'), column('title')])],
  objects: [VIEW],
  dependences: [{ dependent: definedKey(VIEW), on: objectKey('table', name('item')) }],
});

const EXCHANGED = {
  ...NO_RENAMES,
  columns: [
    { of: name('item'), from: 'label', to: 'title' },
    { of: name('item'), from: 'title', to: 'label' },
  ],
};

/** Of a printer that PostgreSQL refuses every definition. */
async function differencesWithoutPrints(has: DefinitionPrinter['has']) {
  const definitions = await settleRenamed(
    EXCHANGED,
    { declared: SCHEMA, reflected: SCHEMA },
    {
      print: () => Promise.reject(new Error('not asked')),
      printRenamed: (questions) => Promise.resolve(questions.map(() => null)),
      has,
    },
  );
  const renames = { ...EXCHANGED, definitions };
  const back = renamesBack(renames, { declared: SCHEMA.tables, reflected: SCHEMA.tables });
  return {
    up: compareObjects(SCHEMA.objects, applyRenames(SCHEMA, renames, SCHEMA).objects).map(({ kind }) => kind),
    down: compareObjects(SCHEMA.objects, applyRenames(SCHEMA, back, SCHEMA).objects).map(({ kind }) => kind),
  };
}

test.each(['declared', 'reflected'] as const)(
  'an object whose definition cannot be printed after renames is rebuilt in both directions, in a database of the %s side',
  async (has) => {
    const rebuilt = ['dropObject', 'createObject'];
    expect(await differencesWithoutPrints(has)).toEqual({ up: rebuilt, down: rebuilt });
  },
);
