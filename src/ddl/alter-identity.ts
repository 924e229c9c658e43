import type { AlterColumn } from '../operations/column-operations.js';
import type { Identity } from '../schema/column.js';
import { generation, identityDefinition } from './identity-definition.js';
import { moveIntoLimits } from './move-into-limits.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';
import { isDescending, sequenceOptions } from './sequence-options.js';

export function identitySubcommands(operation: AlterColumn): readonly string[] {
  const { table, column, identity, type, existingType } = operation;
  if (identity === undefined || identity.to === null) {
    return [];
  }
  if (identity.from !== undefined && identity.from !== null) {
    return alteredIdentity(identity.from, identity.to);
  }
  const typeSql = (type?.to ?? existingType)?.sql ?? null;
  return [`ADD ${identityDefinition({ table, name: column, typeSql }, identity.to)}`];
}

function alteredIdentity(from: Identity, to: Identity): readonly string[] {
  const words = [
    ...(from.always === to.always ? [] : [`SET GENERATED ${generation(to)}`]),
    ...sequenceOptions(to.options, from.options).map((option) => `SET ${option}`),
    ...(turnsRound(from, to) ? ['RESTART'] : []),
  ];
  return words.length === 0 ? [] : [words.join(' ')];
}

// If a sequence changes direction, its position is outside its new default limits, and PostgreSQL refuses that.
function turnsRound(from: Identity, to: Identity): boolean {
  return isDescending(from.options.increment) !== isDescending(to.options.increment);
}

/** The statement that runs before the alteration if the sequence gets other limits. */
export function moveIdentityIntoLimits({ table, identity }: AlterColumn): readonly string[] {
  const { from, to } = identity ?? {};
  if (!from || !to || turnsRound(from, to)) return [];
  const { minValue, maxValue } = to.options;
  return moveIntoLimits(
    { schema: table.schema, name: from.sequence },
    {
      ...(minValue !== from.options.minValue && { minValue }),
      ...(maxValue !== from.options.maxValue && { maxValue }),
    },
  );
}

export function renameIdentitySequence({ table, identity }: AlterColumn): readonly string[] {
  const { from, to } = identity ?? {};
  if (!from || !to || from.sequence === to.sequence) {
    return [];
  }
  const name = quoteRelation({ schema: table.schema, name: from.sequence });
  return [`ALTER SEQUENCE ${name} RENAME TO ${quoteIdentifier(to.sequence)}`];
}
