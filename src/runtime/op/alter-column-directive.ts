import { sequenceTypeOf } from '../../ddl/sequence-options.js';
import { usualSequenceName } from '../../ddl/serial-sequence.js';
import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { columnOf, columnState } from '../../models/column-builder.js';
import type { DefaultValue } from '../../models/default-value.js';
import { toNotNull } from '../../models/not-null.js';
import { renderSql } from '../../models/sql.js';
import type { SqlText } from '../../models/table-items.js';
import { parseName } from '../../models/table-name.js';
import { toColumn, toColumnType, toServerDefault } from '../../models/to-values.js';
import type { AlterColumn, Change, TypeChange } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { Identity, Serial } from '../../schema/column.js';
import type { QualifiedName } from '../../schema/names.js';
import { sequenceDefaults } from '../../schema/sequence.js';
import type { AlterColumnOptions, IdentityInput } from '../operation-options.js';
import { given } from './arguments.js';
import { columnOptionChanges } from './option-changes.js';

/** The alteration, followed by the rename if the call has one. */
export function alterColumnOperations(
  table: QualifiedName,
  column: string,
  changes: AlterColumnOptions,
): readonly Operation[] {
  const { nullable, notNull, comment, existingNullable, existingComment, existingType, newName } = changes;
  const alter: AlterColumn = {
    kind: 'alterColumn',
    table,
    column,
    ...given({
      type: typeChange(changes),
      existingType: existingType && toColumnType(existingType),
      nullable: change(nullable, existingNullable),
      notNull: change(notNull && toNotNull(notNull, table, column)),
      serverDefault: defaultChange(changes),
      identity: identityChange({ table, column }, changes),
      serial: serialChange({ table, column }, changes),
      generated: change(textOf(changes.generated)),
      comment: change(comment, existingComment),
      options: change(columnOptionChanges(changes.options)),
    }),
  };
  return newName === undefined ? [alter] : [alter, { kind: 'renameColumn', table, column, newName }];
}

/** Undefined if nothing changes. Without `from` if the old value is unknown. */
function change<T>(to: T | undefined, from?: T): Change<T> | undefined {
  if (to === undefined) return undefined;
  return from === undefined ? { to } : { from, to };
}

/** PostgreSQL changes a collation by setting the type, which may be the current one. */
function typeChange({ type, existingType, collation, using }: AlterColumnOptions): TypeChange | undefined {
  if (type === undefined && collation === undefined) {
    if (using !== undefined) throw directiveArgumentInvalid('using', 'given together with a type', renderSql(using));
    return undefined;
  }
  const builder = type ?? existingType;
  if (builder === undefined) {
    throw directiveArgumentInvalid('collation', 'given together with `type` or `existingType`', collation);
  }
  const newCollation = collation ?? builder[columnState].collation ?? undefined;
  return {
    to: toColumnType(builder),
    ...given({
      from: existingType && toColumnType(existingType),
      using: using === undefined ? undefined : renderSql(using),
      collation: newCollation === undefined ? undefined : { to: parseName(newCollation, null) },
    }),
  };
}

/**
 * PostgreSQL refuses a new type if it can't cast the default. So an `existingServerDefault` is dropped first, and set again
 * with the new type.
 */
function defaultChange(changes: AlterColumnOptions): Change<string | null> | undefined {
  const { type, serverDefault, existingServerDefault } = changes;
  const existing = defaultOf(existingServerDefault, changes);
  const isKept = serverDefault === undefined && type !== undefined && existing !== null;
  return change(isKept ? existing : defaultOf(serverDefault, changes), existing);
}

function defaultOf(
  value: DefaultValue | null | undefined,
  { type, existingType }: AlterColumnOptions,
): string | null | undefined {
  return value === undefined || value === null ? value : toServerDefault(value, type ?? existingType);
}

interface Place {
  readonly table: QualifiedName;
  readonly column: string;
}

function identityChange(place: Place, changes: AlterColumnOptions): Change<Identity | null> | undefined {
  const identityOf = (input: IdentityInput | null | undefined, type: TypeInput | undefined) =>
    input === undefined || input === null ? input : toIdentity(place, input, type);
  const { identity, existingIdentity, type, existingType } = changes;
  const builder = type ?? existingType;
  return change(
    identityOf(identity, builder),
    identityOf(existingIdentity && withUsualLimits(existingIdentity, builder), undefined),
  );
}

/** It says what there is besides the usual of the new type, and may be more than that type holds. */
function withUsualLimits(existing: IdentityInput, builder: TypeInput | undefined): IdentityInput {
  const type = sequenceTypeOf(builder === undefined ? 'bigint' : toColumnType(builder).sql);
  const { minValue, maxValue } = sequenceDefaults(type, String(existing.increment ?? 1));
  return { minValue: BigInt(minValue), maxValue: BigInt(maxValue), ...existing };
}

type TypeInput = NonNullable<AlterColumnOptions['type']>;

function toIdentity({ table, column }: Place, input: IdentityInput, builder: TypeInput | undefined): Identity | null {
  const plain = columnOf(builder?.[columnState].type ?? { kind: 'builtin', builder: 'bigint', parameters: [] });
  const withIdentity = input.always === true ? plain.identity('always', input) : plain.identity(input);
  return toColumn(column, withIdentity, table).column.identity;
}

function serialChange(
  { table, column }: Place,
  { serial, existingSerial }: AlterColumnOptions,
): Change<Serial | null> | undefined {
  const serialOf = (input: AlterColumnOptions['serial']): Serial | null | undefined => {
    if (input === true) return { sequence: usualSequenceName(table.name, column) };
    return input === false ? null : input;
  };
  return change(serialOf(serial), serialOf(existingSerial));
}

function textOf(sql: SqlText | null | undefined): string | null | undefined {
  return sql === undefined || sql === null ? sql : renderSql(sql);
}
