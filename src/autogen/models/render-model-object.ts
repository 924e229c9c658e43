import { compileOperation } from '../../ddl/compile.js';
import { quoteName } from '../../ddl/quote.js';
import type { Operation } from '../../operations/operation.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { call, optionalString, options, sqlText, string } from '../render/build-doc.js';
import type { Doc } from '../render/doc.js';
import { bringsQuotedBody } from '../unchecked-bodies.js';

/** What makes one object, in the language of models: by the word of its kind where that says all, else as SQL. */
export function renderModelObject(operation: Operation, checksBodies: boolean): Doc {
  const said = operation.kind === 'createObject' ? renderWord(operation.object) : null;
  const session = checksBodies || !bringsQuotedBody(operation) ? [] : ['SET check_function_bodies = off'];
  return said ?? call('metadata.sql', [sqlText([...session, ...statementsOf(operation)].join(';\n'))]);
}

/** Owner and privileges are not compared. */
function statementsOf(operation: Operation): readonly string[] {
  return compileOperation(
    operation.kind === 'createObject' ? { ...operation, object: { ...operation.object, restored: [] } } : operation,
  );
}

function renderWord(object: DefinedObject): Doc | null {
  switch (object.kind) {
    case 'view':
      return renderQuery('metadata.view', 'CREATE VIEW', object);
    case 'materializedView':
      return renderQuery('metadata.materializedView', 'CREATE MATERIALIZED VIEW', object);
    case 'extension':
      return renderExtension(object);
    default:
      return null;
  }
}

/** One without options of its own. */
function renderQuery(word: string, words: string, object: DefinedObject): Doc | null {
  const start = `${words} ${quoteName(object)} AS\n`;
  if (!object.definition.startsWith(start) || object.additions.length > 0) return null;
  return call(word, [string(object.name), sqlText(object.definition.slice(start.length)), ...place(object)]);
}

function place({ schema, comment }: Pick<DefinedObject, 'schema' | 'comment'>): readonly Doc[] {
  return options([
    ['schema', optionalString(schema)],
    ['comment', optionalString(comment)],
  ]);
}

function renderExtension({ name, definition, comment }: DefinedObject): Doc | null {
  const [, quoted, plain] = / WITH SCHEMA (?:"((?:[^"]|"")+)"|([^" ]+))$/.exec(definition) ?? [];
  const schema = quoted?.replaceAll('""', '"') ?? plain ?? null;
  return call('metadata.extension', [string(name), ...place({ schema, comment })]);
}
