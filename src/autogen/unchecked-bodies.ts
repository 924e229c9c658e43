import type { CreateObject, ReplaceObject } from '../operations/object-operations.js';
import type { Operation } from '../operations/operation.js';
import { ruleOf } from '../schema/defined-kinds.js';

/**
 * PostgreSQL keeps no account of what the body of a function rests on where it is quoted (AS $$…$$), so no order is
 * sure to have everything there when the function comes. It then looks at the body at its first call, as pg_dump has it.
 */
export function withUncheckedBodies(operations: readonly Operation[]): readonly Operation[] {
  const at = operations.findIndex(bringsQuotedBody);
  const others = operations.filter((operation, position) => position !== at && BRINGING.test(operation.kind));
  return at === -1 || others.length === 0 ? operations : operations.toSpliced(at, 0, UNCHECKED);
}

const BRINGING = /^(create|add|replace)/;

const UNCHECKED: Operation = {
  kind: 'execute',
  sql: 'SET LOCAL check_function_bodies = off',
  description: 'leave the bodies of functions unchecked until all that they use is there',
  reverse: 'SET LOCAL check_function_bodies = on',
};

/** Does it make a function whose body PostgreSQL reads as text? */
export function bringsQuotedBody(operation: Operation): boolean {
  return isBringing(operation) && ruleOf(operation.object.kind).place === 'routine' && hasQuotedBody(operation);
}

function isBringing(operation: Operation): operation is CreateObject | ReplaceObject {
  return operation.kind === 'createObject' || operation.kind === 'replaceObject';
}

function hasQuotedBody({ object }: CreateObject | ReplaceObject): boolean {
  return /^ LANGUAGE (?!c\b|internal\b)/m.test(object.definition) && /^AS \$/m.test(object.definition);
}
