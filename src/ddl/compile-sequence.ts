import type { AlterSequence, CreateSequence, DropSequence, RenameSequence } from '../operations/sequence-operations.js';
import type { Sequence } from '../schema/sequence.js';
import { commentIfAny } from './comment-on.js';
import { joinWords } from './join-words.js';
import { moveIntoLimits } from './move-into-limits.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';
import { isDescending, ownSequenceOptions, sequenceOptions, sequenceTypeClause } from './sequence-options.js';

export function compileCreateSequence({ sequence, ifNotExists = false }: CreateSequence): readonly string[] {
  const name = quoteRelation(sequence);
  return [
    joinWords(
      sequence.unlogged === true ? 'CREATE UNLOGGED SEQUENCE' : 'CREATE SEQUENCE',
      ifNotExists && 'IF NOT EXISTS',
      name,
      sequence.type !== 'bigint' && sequenceTypeClause(sequence.type),
      ...ownSequenceOptions(sequence.options, sequence.type),
    ),
    ...commentIfAny(`SEQUENCE ${name}`, sequence.comment),
  ];
}

export function compileDropSequence({ sequence, ifExists = false, cascade = false }: DropSequence): readonly string[] {
  return [joinWords('DROP SEQUENCE', ifExists && 'IF EXISTS', quoteRelation(sequence), cascade && 'CASCADE')];
}

export function compileRenameSequence({ sequence, newName }: RenameSequence): readonly string[] {
  return [`ALTER SEQUENCE ${quoteRelation(sequence)} RENAME TO ${quoteIdentifier(newName)}`];
}

export function compileAlterSequence(operation: AlterSequence): readonly string[] {
  const { sequence, changes } = operation;
  const clauses = [
    ...(changes.type === undefined ? [] : [sequenceTypeClause(changes.type)]),
    ...sequenceOptions(changes),
    ...(turnsRound(operation) ? ['RESTART'] : []),
    ...(changes.ownedBy === undefined ? [] : [`OWNED BY ${ownerSql(changes.ownedBy)}`]),
  ];
  const alter = (words: string) => `ALTER SEQUENCE ${quoteRelation(sequence)} ${words}`;
  const { unlogged } = changes;
  return [
    ...(clauses.length === 0 || turnsRound(operation) ? [] : moveIntoLimits(sequence, changes)),
    ...(clauses.length === 0 ? [] : [alter(clauses.join(' '))]),
    ...(unlogged === undefined ? [] : [alter(unlogged ? 'SET UNLOGGED' : 'SET LOGGED')]),
  ];
}

// If a sequence changes direction, its position is outside its new default limits, and PostgreSQL refuses that.
function turnsRound({ changes, was }: AlterSequence): boolean {
  return (
    changes.increment !== undefined &&
    was?.increment !== undefined &&
    isDescending(changes.increment) !== isDescending(was.increment)
  );
}

function ownerSql(owner: Sequence['ownedBy']): string {
  return owner === null ? 'NONE' : `${quoteRelation(owner.table)}.${quoteIdentifier(owner.column)}`;
}
