import { compare } from '../../autogen/compare.js';
import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { formatName } from '../../schema/names.js';
import { definitionPairs } from '../difference/definition-patches.js';
import { changesOf } from '../difference/difference-report.js';
import { withFormerNames } from './renamed-objects.js';
import type { ReviewedObject } from './review.js';
import type { SchemaState } from './schema-state.js';

/** What revisions change. */
export interface ChangedSchema {
  readonly objects: readonly ReviewedObject[];
  readonly before: DatabaseSchema;
  /** Renamed tables and columns have their previous names. */
  readonly after: DatabaseSchema;
  /** Tables and columns that are missing afterwards: `drops users.bio`. */
  readonly drops: readonly string[];
}

/** Compares a database before and after revisions, object by object. */
export function findChangedObjects(before: SchemaState, after: SchemaState): ChangedSchema {
  const { serverVersion, keptSchemas } = after.reflection;
  const wanted = withFormerNames(after.reflection, before.names, after.names);
  const found = before.reflection.schema;
  const comparison = compare(wanted, found, { serverVersion, keptSchemas });
  const changes = new Map(changesOf(comparison).map((each) => [each.object ?? '', each.changes]));
  const formerNames = new Map(
    wanted.tables.flatMap((table) =>
      table.renamedFrom === undefined ? [] : [[`table ${formatName(table)}`, `table ${formatName(table.renamedFrom)}`]],
    ),
  );
  const objects = definitionPairs(wanted, found).map((pair): ReviewedObject => {
    const change = pair.before === '' ? 'created' : pair.after === '' ? 'dropped' : 'changed';
    const names = [formerNames.get(pair.object), pair.object].filter((name) => name !== undefined);
    const lines = change === 'changed' ? names.flatMap((name) => changes.get(name) ?? []) : [];
    return { ...pair, change, changes: lines.map(({ text }) => text) };
  });
  return { objects: tablesFirst(objects), before: found, after: wanted, drops: comparison.operations.flatMap(dropOf) };
}

function dropOf(operation: Operation): readonly string[] {
  if (operation.kind === 'dropTable') return [`drops ${formatName(operation.table)}`];
  return operation.kind === 'dropColumn' ? [`drops ${formatName(operation.table)}.${operation.column}`] : [];
}

function tablesFirst(objects: readonly ReviewedObject[]): readonly ReviewedObject[] {
  const isTable = ({ object }: ReviewedObject) => object.startsWith('table ');
  return [...objects.filter(isTable), ...objects.filter((object) => !isTable(object))];
}
