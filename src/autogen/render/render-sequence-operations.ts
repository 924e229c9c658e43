import type {
  AlterSequence,
  CreateSequence,
  DropSequence,
  RenameSequence,
} from '../../operations/sequence-operations.js';
import { joinDotted, partsOfName } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import { type Entry, integerLiteral, literalDoc, optionalString, optionalTrue, string } from './build-doc.js';
import { dropEntries, named } from './directive.js';
import type { Doc } from './doc.js';
import { sequenceEntries } from './render-column.js';

export function renderCreateSequence({ sequence, ifNotExists }: CreateSequence): Doc {
  return named('createSequence', sequence)(
    [],
    [
      ['type', sequence.type === 'bigint' ? undefined : string(sequence.type)],
      ...sequenceEntries(sequence.options, sequence.type),
      ['unlogged', optionalTrue(sequence.unlogged)],
      ['comment', optionalString(sequence.comment)],
      ['ifNotExists', optionalTrue(ifNotExists)],
    ],
  );
}

export function renderDropSequence({ sequence, ...options }: DropSequence): Doc {
  return named('dropSequence', sequence)([], dropEntries(options));
}

export function renderRenameSequence({ sequence, newName }: RenameSequence): Doc {
  return named('renameSequence', sequence)([string(newName)]);
}

const NUMBERS = ['start', 'increment', 'minValue', 'maxValue', 'cache'] as const;

export function renderAlterSequence({ sequence, changes }: AlterSequence): Doc {
  const numbers = NUMBERS.map((key): Entry => {
    const value = changes[key];
    return [key, value === undefined ? undefined : integerLiteral(value)];
  });
  return named('alterSequence', sequence)(
    [],
    [
      ['type', optionalString(changes.type)],
      ...numbers,
      ['cycle', changes.cycle === undefined ? undefined : literalDoc(changes.cycle)],
      ['unlogged', changes.unlogged === undefined ? undefined : literalDoc(changes.unlogged)],
      ['ownedBy', changes.ownedBy === undefined ? undefined : renderOwner(changes.ownedBy)],
    ],
  );
}

function renderOwner(owner: Sequence['ownedBy']): Doc {
  if (owner === null) {
    return literalDoc(null);
  }
  return string(joinDotted([...partsOfName(owner.table), owner.column]));
}
