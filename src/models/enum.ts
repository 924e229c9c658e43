import { quoteName } from '../ddl/quote.js';
import type { QualifiedName } from '../schema/names.js';
import { columnOf, type PlainColumn } from './column-builder.js';
import { commentOf } from './comment-of.js';
import type { JsEnum } from './js-types.js';
import { type SqlPrintable, sqlText } from './sql.js';
import { parseName } from './table-name.js';

/** Registered, so that an enum made by another copy of this package is known too. */
export const enumState: unique symbol = Symbol.for('limbeck.enum');

export interface EnumOptions<Value extends string = string> {
  readonly schema?: string;
  readonly comment?: string;
  /** The name it had: `old_name`, or `old_schema.old_name`. */
  readonly renamedFrom?: string;
  /** Value → the value it had. */
  readonly renamedValues?: Readonly<Partial<Record<Value, string>>>;
}

export interface EnumDeclaration {
  readonly name: QualifiedName;
  readonly values: readonly string[];
  readonly comment: string | null;
  readonly renamedFrom: QualifiedName | null;
  readonly renamedValues: Readonly<Record<string, string>> | null;
}

/** A declared enum; called, it is a column of the enum: `status: orderStatus().serverDefault('pending')`. */
export interface Enum<Value extends string = string> extends SqlPrintable {
  (): PlainColumn<JsEnum<Value>>;
  readonly values: readonly Value[];
  readonly [enumState]: EnumDeclaration;
}

export function createEnum<Value extends string>(
  name: QualifiedName,
  values: readonly Value[],
  options: EnumOptions<Value>,
): Enum<Value> {
  const declaration: EnumDeclaration = {
    name,
    values,
    comment: commentOf(options.comment),
    renamedFrom: options.renamedFrom === undefined ? null : parseName(options.renamedFrom, name.schema),
    renamedValues: options.renamedValues === undefined ? null : definedValues(options.renamedValues),
  };
  return Object.assign((): PlainColumn<JsEnum<Value>> => columnOf({ kind: 'enum', name, values }), {
    values,
    [enumState]: declaration,
    [sqlText]: quoteName(name),
  });
}

function definedValues(values: Readonly<Partial<Record<string, string>>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([value, old]) => (old === undefined ? [] : [[value, old] as const])),
  );
}
