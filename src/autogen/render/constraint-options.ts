import type {
  CheckConstraint,
  Deferrability,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { type Entry, flag, optionalSql, optionalString, optionalStrings, string } from './build-doc.js';
import { optionalParameters } from './render-index-key.js';

function deferrableEntries({ deferrable, initiallyDeferred }: Deferrability): readonly Entry[] {
  return [
    ['deferrable', flag(deferrable)],
    ['initially', initiallyDeferred ? string('deferred') : undefined],
  ];
}

type IndexStorage = Pick<Index, 'include' | 'with' | 'tablespace' | 'only' | 'attachedTo'>;

function storageEntries({ include, with: parameters, tablespace, only, attachedTo }: IndexStorage): readonly Entry[] {
  return [
    ['include', optionalStrings(include)],
    ['with', optionalParameters(parameters)],
    ['tablespace', optionalString(tablespace)],
    ['only', flag(only)],
    ['attachedTo', optionalString(attachedTo)],
  ];
}

/** The options of each kind of constraint but its name; the same words for `op` and for the items of a table. */
export function primaryKeyEntries(key: PrimaryKey): readonly Entry[] {
  return [
    ['withoutOverlaps', flag(key.withoutOverlaps)],
    ...storageEntries(key),
    ...deferrableEntries(key),
    ['comment', optionalString(key.comment)],
    ['indexComment', optionalString(key.indexComment)],
  ];
}

export function uniqueEntries(constraint: UniqueConstraint): readonly Entry[] {
  return [
    ['nullsNotDistinct', flag(constraint.nullsNotDistinct)],
    ['withoutOverlaps', flag(constraint.withoutOverlaps)],
    ...storageEntries(constraint),
    ...deferrableEntries(constraint),
    ['comment', optionalString(constraint.comment)],
    ['indexComment', optionalString(constraint.indexComment)],
  ];
}

export function checkEntries(constraint: CheckConstraint): readonly Entry[] {
  return [
    ['noInherit', flag(constraint.noInherit)],
    ['notValid', flag(constraint.notValid)],
    ['notEnforced', flag(constraint.notEnforced)],
    ['comment', optionalString(constraint.comment)],
  ];
}

export function foreignKeyEntries(constraint: ForeignKey): readonly Entry[] {
  return [['referredSchema', optionalString(constraint.referredTable.schema)], ...referenceEntries(constraint)];
}

/** The same for a column, whose reference says the schema itself. */
export function referenceEntries(constraint: ForeignKey): readonly Entry[] {
  const { onDelete, onUpdate, match } = constraint;
  return [
    ['onDelete', onDelete === 'no action' ? undefined : string(onDelete)],
    ['onDeleteColumns', optionalStrings(constraint.onDeleteColumns)],
    ['onUpdate', onUpdate === 'no action' ? undefined : string(onUpdate)],
    ['match', match === 'simple' ? undefined : string(match)],
    ['period', flag(constraint.period)],
    ...deferrableEntries(constraint),
    ['notValid', flag(constraint.notValid)],
    ['notEnforced', flag(constraint.notEnforced)],
    ['comment', optionalString(constraint.comment)],
  ];
}

export function exclusionEntries(constraint: ExclusionConstraint): readonly Entry[] {
  return [
    ['using', constraint.method === 'gist' ? undefined : string(constraint.method)],
    ['where', optionalSql(constraint.where)],
    ...storageEntries(constraint),
    ...deferrableEntries(constraint),
    ['comment', optionalString(constraint.comment)],
    ['indexComment', optionalString(constraint.indexComment)],
  ];
}

export function indexEntries(index: Index): readonly Entry[] {
  return [
    ['unique', flag(index.unique)],
    ['using', index.method === 'btree' ? undefined : string(index.method)],
    ['where', optionalSql(index.where)],
    ['nullsNotDistinct', flag(index.nullsNotDistinct)],
    ...storageEntries(index),
    ['comment', optionalString(index.comment)],
  ];
}
