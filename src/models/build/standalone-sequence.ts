import { invalidSequence } from '../../errors/model-errors.js';
import { formatName, joinDotted, nameKey, type QualifiedName, splitDotted } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import type { ColumnRef } from '../column-ref.js';
import { refState } from '../column-ref.js';
import { commentOf } from '../comment-of.js';
import type { SequenceDeclaration } from '../sequence.js';
import { findColumn } from '../table.js';
import { parseName } from '../table-name.js';
import { checkName } from './check-name.js';
import { toSequenceOptions } from './sequence-value.js';
import type { TableScope } from './table-scope.js';

export interface SequenceContext {
  readonly scopes: readonly TableScope[];
  readonly home: (name: QualifiedName) => QualifiedName;
}

export function standaloneSequence(declaration: SequenceDeclaration, context: SequenceContext): Sequence {
  const name = context.home(declaration.name);
  const { options } = declaration;
  const type = options.type ?? 'bigint';
  checkName(name.name, 'a sequence');
  return {
    ...name,
    type,
    options: toSequenceOptions(options, type, `Sequence "${formatName(name)}"`),
    ownedBy: options.ownedBy === undefined ? null : findOwner(name, options.ownedBy, context),
    comment: commentOf(options.comment),
    ...(options.unlogged === true && { unlogged: true }),
  };
}

function findOwner(
  sequence: QualifiedName,
  owner: string | (() => ColumnRef),
  { scopes, home }: SequenceContext,
): Sequence['ownedBy'] {
  const { table, column } = typeof owner === 'string' ? splitOwner(owner, sequence) : owner()[refState];
  const key = table === null ? '' : nameKey(home(table));
  const scope = scopes.find(({ name }) => nameKey(name) === key);
  const found = scope === undefined ? undefined : (findColumn(scope.declaration, column) ?? inherited(scope, column));
  const what = `Sequence "${formatName(sequence)}"`;
  if (scope === undefined || found === undefined) {
    throw invalidSequence(what, `is owned by a column that the metadata does not have: ${column}`);
  }
  if (scope.name.schema !== sequence.schema) {
    throw invalidSequence(
      what,
      `is owned by a column of table "${formatName(scope.name)}", which is in another schema`,
    );
  }
  return { table: scope.name, column: found.name };
}

/** A partition or a child has the columns of its parents too. */
function inherited({ open }: TableScope, column: string): { readonly name: string } | undefined {
  return open ? { name: column } : undefined;
}

// The table of `users.id` is in the schema of the sequence, because PostgreSQL requires the same schema for both.
function splitOwner(owner: string, sequence: QualifiedName): { table: QualifiedName; column: string } {
  const [column = '', ...table] = splitDotted(owner).toReversed();
  return { table: parseName(joinDotted(table.toReversed()), sequence.schema), column };
}
