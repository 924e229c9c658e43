import type { CreateObject, ReplaceObject } from '../../operations/object-operations.js';
import type { Operation } from '../../operations/operation.js';
import { ruleOf } from '../../schema/defined-kinds.js';

/**
 * PostgreSQL doesn't record what the body of a function depends on if it is quoted (AS $$…$$), so no order guarantees
 * that everything exists when the function is created. PostgreSQL then reads the body at its first call, as in a dump
 * of pg_dump. A body may also use a value that was just added to an enum, which PostgreSQL refuses to read before a
 * commit.
 */
export function withUncheckedBodies(operations: readonly Operation[]): readonly Operation[] {
  const first = operations.findIndex(bringsQuotedBody);
  const last = operations.findLastIndex(bringsQuotedBody);
  const isAlone = operations.every(
    ({ kind }, position) => position === first || !(BRINGING.test(kind) || (position > first && CHANGING.test(kind))),
  );
  if (first === -1 || isAlone) return operations;
  return [
    ...operations.slice(0, first),
    UNCHECKED,
    ...operations.slice(first, last + 1),
    CHECKED,
    ...operations.slice(last + 1),
  ];
}

const BRINGING = /^(create|add|replace)/;
/** The object exists under another name or with another type, which matters only after the function. */
const CHANGING = /^(alter|rename|setTableSchema|setTypeSchema)/;

const OFF = 'SET LOCAL check_function_bodies = off';
const BACK = 'SET LOCAL check_function_bodies TO DEFAULT';

const UNCHECKED: Operation = {
  kind: 'execute',
  sql: OFF,
  description: "don't check the bodies of functions until the objects they use exist",
  reverse: BACK,
};

const CHECKED: Operation = {
  kind: 'execute',
  sql: BACK,
  description: 'check the bodies of functions again',
  reverse: OFF,
};

/** Whether the operation begins the part of a list in which PostgreSQL doesn't check bodies. */
export function isUnchecked(operation: Operation): boolean {
  return operation.kind === 'execute' && operation.sql === OFF;
}

/** Whether it ends that part. */
export function isCheckedAgain(operation: Operation): boolean {
  return operation.kind === 'execute' && operation.sql === BACK;
}

/** Whether the operation creates a function whose body PostgreSQL keeps as text. */
export function bringsQuotedBody(operation: Operation): boolean {
  return isBringing(operation) && ruleOf(operation.object.kind).place === 'routine' && hasQuotedBody(operation);
}

function isBringing(operation: Operation): operation is CreateObject | ReplaceObject {
  return operation.kind === 'createObject' || operation.kind === 'replaceObject';
}

function hasQuotedBody({ object }: CreateObject | ReplaceObject): boolean {
  return /^ LANGUAGE (?!c\b|internal\b)/m.test(object.definition) && /^AS \$/m.test(object.definition);
}
