import { compileOperation } from '../../ddl/compile.js';
import type { Operation } from '../../operations/operation.js';
import { type DefinedObject, objectMapKey, tableOfObject } from '../../schema/defined-object.js';
import { nameKey } from '../../schema/names.js';
import { call, options, sqlTag, string } from '../render/build-doc.js';
import type { Doc } from '../render/doc.js';
import type { ModelDefaults } from './model-defaults.js';
import { hasWord } from './model-words.js';
import { renderAggregate } from './words/aggregate-word.js';
import { renderPart } from './words/part-words.js';
import { renderRoutine } from './words/routine-word.js';
import { placeEntries, unquoteIdentifier } from './words/sql-pieces.js';
import { renderEventTrigger, renderMaterializedView, renderView } from './words/view-words.js';

/** How objects are rendered. */
export interface ObjectStyle {
  readonly defaults: ModelDefaults;
  /** By objectMapKey(): routines whose bodies refer to objects that don't exist yet when the routine is created. */
  readonly unchecked: ReadonlySet<string>;
  /** By objectMapKey(): objects that are rendered as SQL, although models have a function for them. */
  readonly asSql: ReadonlySet<string>;
}

/**
 * Triggers, policies and rules that are rendered with their table or view: by its name, and all of them by
 * objectMapKey().
 */
export interface ModelParts {
  readonly of: (relation: Parameters<typeof nameKey>[0]) => readonly Doc[];
  readonly said: ReadonlySet<string>;
}

/** @param hosts tables and views whose model functions accept such parts */
export function modelParts(
  objects: readonly DefinedObject[],
  hosts: ReadonlySet<string>,
  { asSql }: Pick<ObjectStyle, 'asSql'>,
): ModelParts {
  const parts = new Map<string, Doc[]>();
  const said = new Set<string>();
  for (const object of objects) {
    const table = tableOfObject(object);
    const doc =
      table !== null && hosts.has(nameKey(table)) && !asSql.has(objectMapKey(object)) ? renderPart(object) : null;
    if (table !== null && doc !== null) {
      parts.set(nameKey(table), [...(parts.get(nameKey(table)) ?? []), doc]);
      said.add(objectMapKey(object));
    }
  }
  return { of: (relation) => parts.get(nameKey(relation)) ?? [], said };
}

/**
 * An object in the language of models: by the function of its kind if that expresses everything, otherwise as SQL.
 */
export function renderModelObject(operation: Operation, style: ObjectStyle, parts: ModelParts): Doc {
  const object = operation.kind === 'createObject' ? operation.object : null;
  const isUnchecked = object !== null && style.unchecked.has(objectMapKey(object));
  const said = object !== null && !isUnchecked ? renderWord(object, style, parts) : null;
  const session = isUnchecked ? ['SET check_function_bodies = off'] : [];
  return said ?? call('metadata.sql', [sqlTag([...session, ...statementsOf(operation)].join(';\n'))]);
}

/** Owner and privileges are not compared. */
function statementsOf(operation: Operation): readonly string[] {
  return compileOperation(
    operation.kind === 'createObject' ? { ...operation, object: { ...operation.object, restored: [] } } : operation,
  );
}

/** Whether a function renders the view. Only then its parts can be rendered with it. */
export function isRenderedView(object: DefinedObject, style: ObjectStyle): boolean {
  return object.kind === 'view' && renderWord(object, style, NO_PARTS) !== null;
}

const NO_PARTS: ModelParts = { of: () => [], said: new Set() };

function renderWord(object: DefinedObject, { asSql }: ObjectStyle, parts: ModelParts): Doc | null {
  if (asSql.has(objectMapKey(object)) || !hasWord(object.kind)) return null;
  switch (object.kind) {
    case 'view':
      return renderView(object, parts.of(object));
    case 'materializedView':
      return renderMaterializedView(object);
    case 'function':
    case 'procedure':
      return renderRoutine(object);
    case 'aggregate':
      return renderAggregate(object);
    case 'eventTrigger':
      return renderEventTrigger(object);
    case 'extension':
      return renderExtension(object);
  }
}

function renderExtension({ name, definition, comment }: DefinedObject): Doc | null {
  const [, quoted] = / WITH SCHEMA ("(?:[^"]|"")+"|[^" ]+)$/.exec(definition) ?? [];
  const schema = quoted === undefined ? null : unquoteIdentifier(quoted);
  return call('metadata.extension', [string(name), ...options(placeEntries({ schema, comment }))]);
}
