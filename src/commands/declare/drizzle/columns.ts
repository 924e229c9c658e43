import { ColumnBuilder } from '../../../models/column-builder.js';
import { plainColumnState } from '../../../models/column-state.js';
import type { IdentityOptions } from '../../../models/sequence-options.js';
import { sql } from '../../../models/sql.js';
import { clipName } from '../../../schema/choose-name.js';
import { type DrizzleContext, isSql } from './context.js';
import { defaultOf } from './defaults.js';
import { drizzleType } from './drizzle-type.js';
import type { DrizzleColumn, DrizzleTable } from './pg-core.js';
import { sequenceOptions } from './sequences.js';

/** A column as the models declare it, without its keys. */
export function columnBuilder(column: DrizzleColumn, table: DrizzleTable, context: DrizzleContext): ColumnBuilder {
  const type = drizzleType(column, context);
  const name = context.columnName(column);
  return new ColumnBuilder({
    ...plainColumnState(type.type, type.array),
    name,
    nullable: !(isNotNull(column, table) || type.isSerial),
    serial: type.isSerial ? { sequence: null } : null,
    serverDefault: defaultOf(column, type, context),
    identity: identityOf(column, `${table.name}_${name}_seq`),
    generated: generatedOf(column, context),
  });
}

function isNotNull(column: DrizzleColumn, { primaryKeys }: DrizzleTable): boolean {
  const isKey = primaryKeys.some(({ columns }) => columns.some(({ name }) => name === column.name));
  return column.notNull || column.primary || isKey || column.generatedIdentity !== undefined;
}

/** Drizzle gives it to each identity that counts down, whatever its type is. */
const SMALLEST = -32768;

function identityOf({ generatedIdentity }: DrizzleColumn, usualName: string) {
  if (generatedIdentity === undefined) return null;
  const { type, sequenceName = usualName, sequenceOptions: given = {} } = generatedIdentity;
  const options: IdentityOptions = { ...sequenceOptions(given, SMALLEST), sequence: clipName(sequenceName) };
  return { always: type === 'always', options };
}

function generatedOf({ generated }: DrizzleColumn, context: DrizzleContext) {
  if (generated === undefined) return null;
  const given: unknown = typeof generated.as === 'function' ? generated.as() : generated.as;
  const expression = isSql(given) ? context.expression(given) : String(given);
  return { expression: sql.raw(expression), stored: generated.mode !== 'virtual' };
}
