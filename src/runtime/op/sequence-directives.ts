import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { toSequenceOptions } from '../../models/build/sequence-value.js';
import type { Operation } from '../../operations/operation.js';
import type { AlterSequence } from '../../operations/sequence-operations.js';
import { type QualifiedName, splitDotted } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import type { SequenceInput } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { checkedName, dropOptions, given, qualified } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type SequenceDirectives = Pick<Operations, 'createSequence' | 'dropSequence' | 'renameSequence' | 'alterSequence'>;

export function sequenceDirectives(run: RunDirective): SequenceDirectives {
  return {
    createSequence: (name, options = {}) =>
      run('createSequence', options, () => createSequence(qualified('name', name, options), options)),
    dropSequence: (name, options = {}) =>
      run('dropSequence', options, () => [
        { kind: 'dropSequence', sequence: qualified('name', name, options), ...dropOptions(options) },
      ]),
    renameSequence: (name, newName, options = {}) =>
      run('renameSequence', options, () => [
        {
          kind: 'renameSequence',
          sequence: qualified('name', name, options),
          newName: checkedName('newName', newName),
        },
      ]),
    alterSequence: (name, changes) =>
      run('alterSequence', changes, () => [
        { kind: 'alterSequence', sequence: qualified('name', name, changes), changes: sequenceChanges(changes) },
      ]),
  };
}

type CreateOptions = NonNullable<Parameters<Operations['createSequence']>[1]>;

/** The owner comes after the creation, as the operation wants it. */
function createSequence(name: QualifiedName, options: CreateOptions): readonly Operation[] {
  const type = options.type ?? 'bigint';
  const sequence: Sequence = {
    ...name,
    type,
    options: toSequenceOptions(options, type, `The sequence "${name.name}"`),
    ownedBy: null,
    comment: options.comment ?? null,
    ...(options.unlogged === true && { unlogged: true }),
  };
  const create = { kind: 'createSequence', sequence, ...given({ ifNotExists: options.ifNotExists }) } as const;
  if (options.ownedBy === undefined || options.ownedBy === null) return [create];
  return [create, { kind: 'alterSequence', sequence: name, changes: { ownedBy: ownerOf(options.ownedBy, name) } }];
}

const NUMBERS = ['start', 'increment', 'minValue', 'maxValue', 'cache'] as const;

function sequenceChanges(changes: SequenceInput & { readonly schema?: string }): AlterSequence['changes'] {
  const numbers = NUMBERS.flatMap((key) => {
    const value = changes[key];
    return value === undefined ? [] : [[key, String(value)] as const];
  });
  const { type, cycle, unlogged, ownedBy, schema } = changes;
  const owner = ownedBy === undefined || ownedBy === null ? ownedBy : ownerOf(ownedBy, { schema: schema ?? null });
  return { ...Object.fromEntries(numbers), ...given({ type, cycle, unlogged, ownedBy: owner }) };
}

/** `table.column` in the schema of the sequence, or `schema.table.column`. */
function ownerOf(text: string, { schema }: Pick<QualifiedName, 'schema'>): NonNullable<Sequence['ownedBy']> {
  const [first, second, third, ...more] = splitDotted(text);
  if (!first || !second || more.length > 0) throw directiveArgumentInvalid('ownedBy', "'table.column'", text);
  return third === undefined
    ? { table: { schema, name: first }, column: second }
    : { table: { schema: first, name: second }, column: third };
}
