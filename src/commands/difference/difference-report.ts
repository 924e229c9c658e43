import { describeOperation } from '../../autogen/describe/describe-operation.js';
import type { Note } from '../../autogen/notes/note.js';
import { CHANGE_KINDS, type ChangeKind } from '../../operations/change-kinds.js';
import type { Operation } from '../../operations/operation.js';
import type { Schema } from '../../schema/database-schema.js';
import { type DefinedObject, objectMapKey } from '../../schema/defined-object.js';
import { formatName } from '../../schema/names.js';
import { changedRows } from './changed-rows.js';
import type { DefinitionPatch, SideNames } from './definition-patches.js';
import type { Difference } from './difference.js';

/** One change, in words. */
export interface ReportedChange {
  readonly kind: ChangeKind;
  readonly text: string;
  /** What it does to rows, and what rows do to it. */
  readonly warnings: readonly Warning[];
  /** The first rows that are inserted, updated, or deleted, one line each. Missing for other changes. */
  readonly rows?: readonly string[];
}

/** What a reviewer must know of a change before it runs. */
export interface Warning {
  readonly kind: 'destroysData' | 'failsOnRows' | 'warning';
  /** `Fails where users.email is null.` */
  readonly text: string;
  /** SQL that finds the rows that make the change fail. */
  readonly queries: readonly string[];
}

/** The changes of a table with its indexes, constraints and other parts, or of another object. */
export interface ObjectChanges {
  /** `table users`; null for an object that isn't part of a table. Its only change names it. */
  readonly object: string | null;
  readonly changes: readonly ReportedChange[];
}

type NotedOperations = Pick<Difference, 'operations' | 'notes'>;

/** The operations one by one. */
export function listChanges({ operations, notes }: NotedOperations): readonly ReportedChange[] {
  return operations.map((operation) => changeOf(operation, notes));
}

function changeOf(operation: Operation, notes: readonly Note[]): ReportedChange {
  const text = describeOperation(operation);
  const warnings = notes
    .filter((note) => note.operation === operation)
    .flatMap(({ kind, lines, queries = [] }): readonly Warning[] =>
      kind === 'destroysData' || kind === 'failsOnRows' || kind === 'warning'
        ? [{ kind, text: lines.join(' '), queries }]
        : [],
    );
  const rows = changedRows(operation);
  return { kind: CHANGE_KINDS[operation.kind], text, warnings, ...(rows.length > 0 && { rows }) };
}

/** The operations by the objects that they change, in the order in which these come first. */
export function changesOf({ operations, notes }: NotedOperations): readonly ObjectChanges[] {
  const groups = new Map<string, { readonly object: string | null; readonly changes: ReportedChange[] }>();
  for (const [place, operation] of operations.entries()) {
    const object = 'table' in operation ? `table ${formatName(operation.table)}` : null;
    const key = object ?? String(place);
    const group = groups.get(key) ?? { object, changes: [] };
    group.changes.push(changeOf(operation, notes));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The definitions that differ. The package that compares texts is loaded only if a patch is requested. */
export async function definitionsOf(
  { operations, declared, reflected }: Difference,
  names: SideNames,
): Promise<readonly DefinitionPatch[]> {
  if (operations.length === 0) {
    return [];
  }
  const { definitionPatches } = await import('./definition-patches.js');
  const schemas = comparedSchemas(reflected.schemas, { declared, operations });
  const objects = comparedObjects(reflected.objects, { declared, operations });
  return definitionPatches(declared, { ...reflected, schemas, objects }, names);
}

/** A schema that stays although the models don't have it isn't a difference. */
function comparedSchemas(
  found: readonly Schema[],
  { declared, operations }: Pick<Difference, 'declared' | 'operations'>,
) {
  const wanted = new Set(declared.schemas.map(({ name }) => name));
  const dropped = new Set(operations.flatMap((operation) => (operation.kind === 'dropSchema' ? [operation.name] : [])));
  return found.filter(({ name }) => wanted.has(name) || dropped.has(name));
}

/** A bystander isn't a difference, even if it is dropped and recreated. */
function comparedObjects(
  found: readonly DefinedObject[],
  { declared, operations }: Pick<Difference, 'declared' | 'operations'>,
): readonly DefinedObject[] {
  const created = new Set(
    operations.flatMap((operation) => (operation.kind === 'createObject' ? [objectMapKey(operation.object)] : [])),
  );
  const dropped = operations.flatMap((operation) =>
    operation.kind === 'dropObject' ? [objectMapKey(operation.object)] : [],
  );
  const compared = new Set([...declared.objects.map(objectMapKey), ...dropped.filter((key) => !created.has(key))]);
  return found.filter((object) => compared.has(objectMapKey(object)));
}
