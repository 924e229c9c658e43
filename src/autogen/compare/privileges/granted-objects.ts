import type { Operation } from '../../../operations/operation.js';
import { effectsOf } from '../../../operations/order/effects-of.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { type Key, objectKey, partKey } from '../../../schema/keys.js';
import {
  type GrantedKind,
  type GrantedObject,
  grantedKey,
  isGrantedKind,
  OWNED_AS,
  type OwnedObject,
} from '../../../schema/privileges.js';
import type { Table } from '../../../schema/table.js';

/** An object that privileges can be granted on, or that has an owner. */
export interface Grantable<Target extends OwnedObject = GrantedObject> {
  readonly object: Target;
  /** The object is new if an operation creates one of these. */
  readonly comesWith: readonly Key[];
}

/**
 * Whether an object with these keys is new after the operations and has lost its former owner and privileges. A
 * rebuilt table, or a table with a rebuilt column, keeps owner and privileges if the operations restore them.
 */
export function newKeys(operations: readonly Operation[]): (keys: readonly Key[]) => boolean {
  const created = new Set(operations.filter(isNoRename).flatMap(newObjects));
  const kept = new Set(
    operations.flatMap((operation) =>
      operation.kind === 'putPrivilegesBack' ? [objectKey('table', operation.table)] : [],
    ),
  );
  return (keys) => keys.some((key) => created.has(key)) && !keys.some((key) => kept.has(key));
}

/** An enum that loses a value is replaced by another type of its name. */
function newObjects(operation: Operation): readonly Key[] {
  return operation.kind === 'replaceEnum' ? [objectKey('type', operation.type)] : (effectsOf(operation).creates ?? []);
}

/** A sequence that is renamed keeps owner and privileges. */
function isNoRename(operation: Operation): boolean {
  return operation.kind !== 'renameSequence' && !(operation.kind === 'alterColumn' && operation.identity?.from);
}

/** All objects of a schema that privileges can be granted on, except the default schema. */
export function grantables(schema: DatabaseSchema): readonly Grantable[] {
  const { enums, domains, compositeTypes, rangeTypes, sequences, tables, objects, schemas } = schema;
  const plain = (on: GrantedKind) => (named: { readonly schema: string | null; readonly name: string }) =>
    grantable({ on, schema: named.schema, name: named.name, signature: null });
  return [
    ...schemas.map(({ name }) => grantable({ on: 'schema', schema: null, name, signature: null })),
    ...[...enums, ...domains, ...compositeTypes, ...rangeTypes].map(plain('type')),
    ...sequences.map(plain('sequence')),
    ...tables.map(plain('table')),
    ...tables.flatMap(sequencesOf),
    ...objects.flatMap(({ kind, schema: place, name, signature }) => {
      const on = OWNED_AS[kind];
      return on !== null && isGrantedKind(on) ? [grantable({ on, schema: place, name, signature })] : [];
    }),
  ];
}

/** All objects of a schema that have an owner. */
export function ownables(schema: DatabaseSchema): readonly Grantable<OwnedObject>[] {
  return [
    ...grantables(schema),
    ...schema.collations.map(({ schema: place, name }) =>
      grantable<OwnedObject>({ on: 'collation', schema: place, name, signature: null }),
    ),
    ...schema.objects.flatMap(({ kind, schema: place, name, signature }) => {
      const on = OWNED_AS[kind];
      return on === null || isGrantedKind(on) ? [] : [grantable<OwnedObject>({ on, schema: place, name, signature })];
    }),
  ];
}

function grantable<Target extends OwnedObject>(object: Target, more: readonly Key[] = []): Grantable<Target> {
  return { object, comesWith: [grantedKey(object), ...more] };
}

/** The sequence of a serial or identity column is created with the column. */
function sequencesOf(table: Table): readonly Grantable[] {
  return table.columns.flatMap(({ name: column, identity, serial }) => {
    const name = identity?.sequence ?? serial?.sequence;
    const withThese = [objectKey('table', table), partKey('column', table, column)];
    return name === undefined
      ? []
      : [grantable({ on: 'sequence', schema: table.schema, name, signature: null }, withThese)];
  });
}
