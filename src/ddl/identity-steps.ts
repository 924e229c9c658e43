import type { AlterColumn } from '../operations/column-operations.js';
import type { Identity } from '../schema/column.js';
import { fitsType, limitsInBetween } from '../schema/sequence.js';
import { sequenceTypeOf } from './sequence-options.js';

/**
 * The alteration in as many steps as its identity asks for. PostgreSQL checks a new type before it drops the identity,
 * and the limits of the sequence against the type, whatever else the same ALTER TABLE says.
 */
export function identitySteps(operation: AlterColumn): readonly AlterColumn[] {
  const { identity, type } = operation;
  const [from, to] = [identity?.from ?? null, identity?.to ?? null];
  if (from !== null && to !== null) {
    return alterationSteps(operation, { from, to });
  }
  return identity === undefined || type === undefined ? [operation] : beginOrEnd(operation, { to });
}

interface Identities {
  readonly from: Identity;
  readonly to: Identity;
}

function alterationSteps(operation: AlterColumn, identities: Identities): readonly AlterColumn[] {
  const { type } = operation;
  const steps = limitSteps(operation, identities);
  if (type !== undefined && !fitsType(identities.from.options, sequenceTypeOf(type.to.sql))) {
    return [...steps, without(operation)];
  }
  if (steps.length === 1) {
    return [operation];
  }
  return type === undefined ? [...steps.slice(0, -1), ofLast(operation, steps)] : [without(operation), ...steps];
}

function beginOrEnd(operation: AlterColumn, { to }: { readonly to: Identity | null }): readonly AlterColumn[] {
  const { type } = operation;
  const alone = { ...only(operation, operation.identity), ...(type !== undefined && { existingType: type.to }) };
  return to === null ? [alone, without(operation)] : [without(operation), alone];
}

/** The identity alone; in two steps if the sequence can be at no position that both limits allow. */
function limitSteps(operation: AlterColumn, { from, to }: Identities): readonly AlterColumn[] {
  const limits = limitsInBetween(from.options, to.options);
  if (limits === null) {
    return [only(operation, { from, to })];
  }
  const between = { ...from, options: { ...from.options, ...limits } };
  return [only(operation, { from, to: between }), only(operation, { from: between, to })];
}

function only({ kind, table, column }: AlterColumn, identity: AlterColumn['identity']): AlterColumn {
  return { kind, table, column, ...(identity !== undefined && { identity }) };
}

function without({ identity: _, ...rest }: AlterColumn): AlterColumn {
  return rest;
}

function ofLast(operation: AlterColumn, steps: readonly AlterColumn[]): AlterColumn {
  const identity = steps.at(-1)?.identity;
  return identity === undefined ? operation : { ...operation, identity };
}
