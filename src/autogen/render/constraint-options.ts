import type {
  CheckConstraint,
  Deferrability,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from '../../schema/constraints.js';
import type { Index, IndexLineage } from '../../schema/index-value.js';
import { allTaken } from '../../util/all-taken.js';
import { type Entry, optionalSql, optionalString, optionalStrings, optionalTrue, string } from './build-doc.js';
import { optionalParameters } from './render-index-key.js';

function deferrableEntries({ deferrable, initiallyDeferred }: Deferrability): readonly Entry[] {
  return [
    ['deferrable', optionalTrue(deferrable)],
    ['initially', initiallyDeferred ? string('deferred') : undefined],
  ];
}

type IndexStorage = Pick<Index, 'include' | 'with' | 'tablespace'> & {
  readonly only: true | undefined;
  readonly attachedTo: string | undefined;
};

function storageEntries({ include, with: parameters, tablespace, only, attachedTo }: IndexStorage): readonly Entry[] {
  return [
    ['include', optionalStrings(include)],
    ['with', optionalParameters(parameters)],
    ['tablespace', optionalString(tablespace)],
    ['only', optionalTrue(only)],
    ['attachedTo', optionalString(attachedTo)],
  ];
}

/** Properties that a part inherits from its parent, or that PostgreSQL decides, so no option sets them. */
type NotSaid = Exclude<keyof IndexLineage, 'only' | 'attachedTo'>;

/** The options of each kind of constraint but its name; the same words for `op` and for the items of a table. */
export function primaryKeyEntries(key: PrimaryKey): readonly Entry[] {
  const { kind: _, ...parts } = key;
  return keyEntries(parts);
}

export function uniqueEntries(constraint: UniqueConstraint): readonly Entry[] {
  const { kind: _, nullsNotDistinct, ...parts } = constraint;
  return [['nullsNotDistinct', optionalTrue(nullsNotDistinct)], ...keyEntries(parts)];
}

function keyEntries(key: Omit<PrimaryKey, NotSaid | 'kind'>): readonly Entry[] {
  const { name: _, columns: __, withoutOverlaps, comment, indexComment, ...parts } = key;
  const { include, with: parameters, tablespace, only, attachedTo, ...states } = parts;
  const { deferrable, initiallyDeferred, ...rest } = states;
  allTaken(rest);
  return [
    ['withoutOverlaps', optionalTrue(withoutOverlaps)],
    ...storageEntries({ include, with: parameters, tablespace, only, attachedTo }),
    ...deferrableEntries({ deferrable, initiallyDeferred }),
    ['comment', optionalString(comment)],
    ['indexComment', optionalString(indexComment)],
  ];
}

export function checkEntries(constraint: Omit<CheckConstraint, 'inherited'>): readonly Entry[] {
  const { kind: _, name: __, expression: ___, noInherit, notValid, notEnforced, comment, ...rest } = constraint;
  allTaken(rest);
  return [
    ['noInherit', optionalTrue(noInherit)],
    ['notValid', optionalTrue(notValid)],
    ['notEnforced', optionalTrue(notEnforced)],
    ['comment', optionalString(comment)],
  ];
}

export function foreignKeyEntries(constraint: ForeignKey): readonly Entry[] {
  return [['referredSchema', optionalString(constraint.referredTable.schema)], ...referenceEntries(constraint)];
}

/** The same for a column, whose reference includes the schema. */
export function referenceEntries(constraint: Omit<ForeignKey, 'inherited'>): readonly Entry[] {
  const { kind: _, name: __, columns: ___, referredTable: ____, referredColumns: _____, ...parts } = constraint;
  const { onDelete, onDeleteColumns, onUpdate, match, period, comment, ...states } = parts;
  const { deferrable, initiallyDeferred, notValid, notEnforced, ...rest } = states;
  allTaken(rest);
  return [
    ['onDelete', onDelete === 'no action' ? undefined : string(onDelete)],
    ['onDeleteColumns', optionalStrings(onDeleteColumns)],
    ['onUpdate', onUpdate === 'no action' ? undefined : string(onUpdate)],
    ['match', match === 'simple' ? undefined : string(match)],
    ['period', optionalTrue(period)],
    ...deferrableEntries({ deferrable, initiallyDeferred }),
    ['notValid', optionalTrue(notValid)],
    ['notEnforced', optionalTrue(notEnforced)],
    ['comment', optionalString(comment)],
  ];
}

export function exclusionEntries(constraint: Omit<ExclusionConstraint, NotSaid>): readonly Entry[] {
  const { kind: _, name: __, elements: ___, method, where, comment, indexComment, ...parts } = constraint;
  const { include, with: parameters, tablespace, only, attachedTo, ...states } = parts;
  const { deferrable, initiallyDeferred, ...rest } = states;
  allTaken(rest);
  return [
    ['using', method === 'gist' ? undefined : string(method)],
    ['where', optionalSql(where)],
    ...storageEntries({ include, with: parameters, tablespace, only, attachedTo }),
    ...deferrableEntries({ deferrable, initiallyDeferred }),
    ['comment', optionalString(comment)],
    ['indexComment', optionalString(indexComment)],
  ];
}

export function indexEntries(index: Omit<Index, NotSaid | 'invalid'>): readonly Entry[] {
  const { name: _, keys: __, unique, method, where, nullsNotDistinct, comment, ...parts } = index;
  const { include, with: parameters, tablespace, only, attachedTo, ...rest } = parts;
  allTaken(rest);
  return [
    ['unique', optionalTrue(unique)],
    ['using', method === 'btree' ? undefined : string(method)],
    ['where', optionalSql(where)],
    ['nullsNotDistinct', optionalTrue(nullsNotDistinct)],
    ...storageEntries({ include, with: parameters, tablespace, only, attachedTo }),
    ['comment', optionalString(comment)],
  ];
}
