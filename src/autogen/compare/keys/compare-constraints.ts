import type { ConstraintChanges } from '../../../operations/constraint-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type {
  CheckConstraint,
  Constraint,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from '../../../schema/constraints.js';
import { besideTable, partKey } from '../../../schema/keys.js';
import { bareName, type QualifiedName } from '../../../schema/names.js';
import { constraintsOf } from '../../../schema/table.js';
import { matchByName } from '../../../util/match-by-key.js';
import { commentChange } from '../objects/compare-comments.js';
import type { BlockedChanges } from '../tables/blocked-changes.js';
import type { TableChanges } from '../tables/table-changes.js';

import { compareNamed, type NamedChanges } from './compare-named.js';
import { alterIndex, asRecreated, isStored } from './storage-changes.js';

/**
 * Primary key, unique, check and exclusion constraints. Foreign keys are compared later, since they depend on keys.
 */
export function compareConstraints(changes: TableChanges, blocked: BlockedChanges): readonly Operation[] {
  const { declared, reflected } = changes;
  const table = bareName(declared);
  const isPartitioned = declared.partitionBy !== undefined;
  const isKeyHit = (key: PrimaryKey | UniqueConstraint) =>
    blocked.hitsPart(besideTable(table, key.name)) || blocked.hitsColumns(table, [...key.columns, ...key.include]);
  const isCheckHit = ({ name, expression }: CheckConstraint) =>
    blocked.hitsPart(partKey('constraint', table, name)) || blocked.hitsExpression(table, expression);
  const isExclusionHit = ({ name, elements, include, where }: ExclusionConstraint) =>
    blocked.hitsPart(besideTable(table, name)) ||
    elements.some((element) => blocked.hitsKey(table, element)) ||
    blocked.hitsColumns(table, include) ||
    blocked.hitsExpression(table, where);
  return [
    ...constraintOperations(table, compareNamed({ ...primaryKeys(declared, reflected), isPartitioned }, isKeyHit)),
    ...constraintOperations(
      table,
      compareNamed({ declared: declared.uniques, reflected: reflected.uniques, isPartitioned }, isKeyHit),
    ),
    ...constraintOperations(
      table,
      compareNamed({ declared: declared.checks, reflected: reflected.checks }, isCheckHit),
    ),
    ...constraintOperations(
      table,
      compareNamed(
        {
          declared: declared.exclusions,
          reflected: reflected.exclusions.map((found) => asRecreated(found, table, blocked)),
          isPartitioned,
        },
        isExclusionHit,
      ),
    ),
  ];
}

interface HasPrimaryKey {
  readonly primaryKey: PrimaryKey | null;
}

function primaryKeys(declared: HasPrimaryKey, reflected: HasPrimaryKey) {
  const list = ({ primaryKey }: HasPrimaryKey) => (primaryKey === null ? [] : [primaryKey]);
  return { declared: list(declared), reflected: list(reflected) };
}

export interface ForeignKeyContext {
  readonly blocked: BlockedChanges;
  /** Whether the key that a foreign key depends on is dropped. */
  readonly restsOnDropped: (foreignKey: ForeignKey) => boolean;
  /** Whether a foreign key may no longer exist when its turn comes. */
  readonly isLost: (table: QualifiedName, name: string) => boolean;
  /** Whether a foreign key must be dropped before its table is detached from its parent. */
  readonly isDamaged: (table: QualifiedName, name: string) => boolean;
  /** Whether the logging of both tables can't change while there is the foreign key. */
  readonly isInLoggingRing: (table: QualifiedName, foreignKey: ForeignKey) => boolean;
  /** Whether a clone of a foreign key may have the name. */
  readonly hasCloneNamed: (table: QualifiedName, foreignKey: ForeignKey, name: string) => boolean;
}

export function compareForeignKeys(
  { declared, reflected }: TableChanges,
  context: ForeignKeyContext,
): readonly Operation[] {
  const { blocked, restsOnDropped, isLost, isDamaged, isInLoggingRing, hasCloneNamed } = context;
  const table = bareName(declared);
  const sides = { declared: declared.foreignKeys, reflected: reflected.foreignKeys };
  const newNames = matchByName(constraintsOf(declared), constraintsOf(reflected)).onlyLeft.map(({ name }) => name);
  const isHit = (key: ForeignKey) =>
    blocked.hitsForeignKey(table, key) ||
    restsOnDropped(key) ||
    isLost(table, key.name) ||
    isDamaged(table, key.name) ||
    isInLoggingRing(table, key) ||
    newNames.some((name) => hasCloneNamed(table, key, name));
  const { created, ...others } = compareNamed(sides, isHit);
  const inOrder = sides.declared.filter((key) => created.includes(key));
  return [
    ...others.dropped.map((key) => dropForeignKey(table, key, context)),
    ...constraintOperations(table, { ...others, dropped: [], created: inOrder }),
  ];
}

export function dropForeignKey(
  table: QualifiedName,
  was: ForeignKey,
  { isLost, isDamaged }: Pick<ForeignKeyContext, 'isLost' | 'isDamaged'>,
): Operation {
  return {
    kind: 'dropConstraint',
    table,
    name: was.name,
    type: was.kind,
    was,
    ...(isLost(table, was.name) && { ifExists: true }),
    ...(isDamaged(table, was.name) && { beforeLeaving: true }),
  };
}

function constraintOperations(table: QualifiedName, changes: NamedChanges<Constraint>): readonly Operation[] {
  const on = ({ name }: Constraint) => ({ on: 'constraint', table, name }) as const;
  return [
    ...changes.dropped.map(
      (was): Operation => ({ kind: 'dropConstraint', table, name: was.name, type: was.kind, was }),
    ),
    ...changes.renamed.map(([{ name }, after]): Operation => renameConstraint(table, name, after)),
    ...changes.stored.flatMap(([before, after]) =>
      isStored(before) && isStored(after) ? [alterIndex(table, before, after)] : [],
    ),
    ...changes.altered.flatMap(([before, after]) =>
      before.kind === 'foreignKey' && after.kind === 'foreignKey' ? [alterForeignKey(table, before, after)] : [],
    ),
    ...changes.created.map((constraint): Operation => ({ kind: 'addConstraint', table, constraint })),
    ...changes.validated.map(([was, { name }]): Operation => ({ kind: 'validateConstraint', table, name, was })),
    ...changes.commented.flatMap(([before, after]) => [
      ...commentChange(on(after), before, after),
      ...commentChange({ on: 'index', table, name: after.name }, ofIndex(before), ofIndex(after)),
    ]),
  ];
}

function renameConstraint(table: QualifiedName, name: string, { kind, name: newName }: Constraint): Operation {
  const rename = { kind: 'renameConstraint', table, name, newName } as const;
  return kind === 'check' ? { ...rename, of: 'check' } : rename;
}

function ofIndex(constraint: Constraint): { readonly comment: string | null } {
  return { comment: ('indexComment' in constraint && constraint.indexComment) || null };
}

function alterForeignKey(table: QualifiedName, before: ForeignKey, after: ForeignKey): Operation {
  const isDeferredAlike =
    before.deferrable === after.deferrable && before.initiallyDeferred === after.initiallyDeferred;
  const isEnforcedAlike = before.notEnforced === after.notEnforced;
  const changes = ({ deferrable, initiallyDeferred, notEnforced }: ForeignKey): ConstraintChanges => ({
    ...(!isDeferredAlike && { deferrability: { deferrable, initiallyDeferred } }),
    ...(!isEnforcedAlike && { notEnforced: notEnforced === true }),
  });
  return { kind: 'alterConstraint', table, name: after.name, changes: changes(after), was: changes(before) };
}
