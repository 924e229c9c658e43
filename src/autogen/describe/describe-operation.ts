import { partitionBound } from '../../ddl/partition.js';
import type { AlterColumn, ColumnOptionChanges } from '../../operations/column-operations.js';
import type { SetComment } from '../../operations/comment-operations.js';
import type { ConstraintChanges } from '../../operations/constraint-operations.js';
import type { IndexChanges } from '../../operations/index-operations.js';
import { dispatch, type Operation, type OperationTable } from '../../operations/operation.js';
import type { StatisticsChanges } from '../../operations/statistics-operations.js';
import type { AlterTable } from '../../operations/table-operations.js';
import type { Constraint, ConstraintKind } from '../../schema/constraints.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import { formatObject, type ObjectIdentity } from '../../schema/defined-object.js';
import type { IndexKey } from '../../schema/index-value.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import { formatTarget } from '../../schema/privileges.js';
import { typeSql } from '../../schema/types.js';
import { assertNever } from '../../util/assert-never.js';
import { formatCount } from '../../util/format-count.js';
import { sameValueBut } from '../../util/same-value.js';
import { attributeAlterations, domainAlterations } from './describe-type.js';

/** One line for people: `add column users.bio text`. */
export function describeOperation(operation: Operation): string {
  return dispatch(descriptions, operation);
}

const descriptions: OperationTable<string> = {
  createSchema: ({ schema }) => `create schema ${schema.name}`,
  dropSchema: ({ name }) => `drop schema ${name}`,
  createCollation: ({ collation }) => `create collation ${formatName(collation)}`,
  dropCollation: ({ collation }) => `drop collation ${formatName(collation)}`,
  createEnum: ({ type }) => `create enum ${formatName(type)} (${type.values.join(', ')})`,
  dropEnum: ({ type }) => `drop enum ${formatName(type)}`,
  renameEnum: ({ type, newName }) => `rename enum ${formatName(type)} to ${newName}`,
  addEnumValue: ({ type, value }) => `add value ${value} to enum ${formatName(type)}`,
  renameEnumValue: ({ type, value, newValue }) => `rename value ${value} of enum ${formatName(type)} to ${newValue}`,
  replaceEnum: ({ type, values }) => `replace the values of enum ${formatName(type)} (${values.join(', ')})`,
  createDomain: ({ type }) => `create domain ${formatName(type)} (${typeSql(type.type)})`,
  dropDomain: ({ type }) => `drop domain ${formatName(type)}`,
  alterDomain: (operation) => `alter domain ${formatName(operation.type)}: ${domainAlterations(operation)}`,
  createCompositeType: ({ type }) =>
    `create composite type ${formatName(type)} (${type.attributes.map(({ name }) => name).join(', ')})`,
  dropCompositeType: ({ type }) => `drop composite type ${formatName(type)}`,
  alterCompositeType: (operation) =>
    `alter composite type ${formatName(operation.type)}: ${attributeAlterations(operation)}`,
  createRangeType: ({ type }) => `create range type ${formatName(type)} (${typeSql(type.subtype)})`,
  dropRangeType: ({ type }) => `drop range type ${formatName(type)}`,
  renameType: ({ type, newName }) => `rename type ${formatName(type)} to ${newName}`,
  setTypeSchema: ({ type, newSchema }) => `move type ${formatName(type)} to schema ${newSchema ?? 'default'}`,
  createSequence: ({ sequence }) => `create sequence ${formatName(sequence)}`,
  dropSequence: ({ sequence }) => `drop sequence ${formatName(sequence)}`,
  renameSequence: ({ sequence, newName }) => `rename sequence ${formatName(sequence)} to ${newName}`,
  alterSequence: ({ sequence, changes }) =>
    `alter sequence ${formatName(sequence)} (${Object.keys(changes).join(', ')})`,
  createTable: ({ table }) => `create table ${formatName(table)}`,
  dropTable: ({ table }) => `drop table ${formatName(table)}`,
  renameTable: ({ table, newName }) => `rename table ${formatName(table)} to ${newName}`,
  setTableSchema: ({ table, newSchema }) => `move table ${formatName(table)} to schema ${newSchema ?? 'default'}`,
  alterTable: ({ table, changes }) => `alter table ${formatName(table)} (${optionWords(changes)})`,
  attachPartition: ({ table, parent, bound }) =>
    `attach partition ${formatName(table)} to ${formatName(parent)} ${partitionBound(bound)}`,
  detachPartition: ({ table, parent }) => `detach partition ${formatName(table)} of ${formatName(parent)}`,
  addParent: ({ table, parent }) => `let ${formatName(table)} inherit ${formatName(parent)}`,
  dropParent: ({ table, parent }) => `let ${formatName(table)} no longer inherit ${formatName(parent)}`,
  setRowsAside: ({ table }) => `set the rows of ${formatName(table)} aside`,
  setPrivilegesAside: ({ table }) => `set the privileges of ${formatName(table)} aside`,
  putPrivilegesBack: ({ table }) => `put the privileges of ${formatName(table)} back`,
  distributeTable: ({ table, distribution }) =>
    distribution.kind === 'reference'
      ? `make ${formatName(table)} a reference table`
      : `distribute ${formatName(table)}${distribution.by === null ? '' : ` by ${distribution.by}`}`,
  undistributeTable: ({ table }) => `undistribute ${formatName(table)}`,
  alterDistributedTable: ({ table, changes }) =>
    `alter the distribution of ${formatName(table)} (${Object.keys(changes).join(', ')})`,
  distributeSchema: ({ name }) => `distribute schema ${name}`,
  undistributeSchema: ({ name }) => `undistribute schema ${name}`,
  putRowsBack: ({ table }) => `put the rows of ${formatName(table)} back`,
  addColumn: ({ table, column }) => `add column ${inTable(table, column.name)} ${typeSql(column.type)}`,
  dropColumn: ({ table, column }) => `drop column ${inTable(table, column)}`,
  renameColumn: ({ table, column, newName }) => `rename column ${inTable(table, column)} to ${newName}`,
  alterColumn: (operation) => `alter column ${inTable(operation.table, operation.column)}: ${alterations(operation)}`,
  addConstraint: ({ table, constraint, usingIndex }) =>
    `add ${describeConstraint(constraint)} to ${formatName(table)}${usingIndex === undefined ? '' : `, using index ${usingIndex}`}`,
  dropConstraint: ({ table, name, type }) => `drop ${constraintWord(type)} ${name} of ${formatName(table)}`,
  renameConstraint: ({ table, name, newName }) => `rename constraint ${name} of ${formatName(table)} to ${newName}`,
  alterConstraint: ({ table, name, changes }) =>
    `alter constraint ${name} of ${formatName(table)} (${constraintWords(changes)})`,
  validateConstraint: ({ table, name }) => `validate constraint ${name} of ${formatName(table)}`,
  createIndex: ({ table, index }) =>
    `create ${index.unique ? 'unique index' : 'index'} ${index.name} on ${formatName(table)} (${keyList(index.keys)})`,
  dropIndex: ({ table, name }) => `drop index ${name} of ${formatName(table)}`,
  renameIndex: ({ table, name, newName }) => `rename index ${name} of ${formatName(table)} to ${newName}`,
  alterIndex: ({ table, name, changes }) => `alter index ${name} of ${formatName(table)} (${optionWords(changes)})`,
  attachIndex: ({ table, name, parent }) => `attach index ${name} of ${formatName(table)} to ${formatName(parent)}`,
  createObject: ({ object }) => `create ${describeObject(object)}`,
  dropObject: ({ object }) => `drop ${describeObject(object)}`,
  replaceObject: ({ object, was }) =>
    `${was?.definition === object.definition || object.alteration !== undefined ? 'alter' : 'replace'} ${describeObject(object)}`,
  grant: ({ target, privileges, columns, grantee, grantOption }) =>
    `grant ${privilegeList(privileges, columns)} on ${formatTarget(target)} to ${grantee}${grantOption ? ' with grant option' : ''}`,
  revoke: ({ target, privileges, columns, grantee, grantOptionOnly }) =>
    `revoke ${grantOptionOnly ? 'grant option for ' : ''}${privilegeList(privileges, columns)} on ${formatTarget(target)} from ${grantee}`,
  setOwner: ({ object, owner }) => `make ${owner} the owner of ${formatTarget(object)}`,
  createStatistics: ({ table, statistics }) =>
    `create statistics ${formatName(statistics)} on ${statistics.keys.join(', ')} of ${formatName(table)}`,
  dropStatistics: ({ table, statistics }) => `drop statistics ${formatName(statistics)} of ${formatName(table)}`,
  alterStatistics: ({ table, statistics, changes }) =>
    `alter statistics ${formatName(statistics)} of ${formatName(table)} (${statisticsWords(changes)})`,
  setComment: (operation) => `set comment on ${commentTarget(operation)}`,
  bulkInsert: ({ table, rows }) => `insert ${formatCount(rows.length, 'row')} into ${formatName(table)}`,
  updateRows: ({ table, rows }) => `update ${formatCount(rows.length, 'row')} of ${formatName(table)}`,
  deleteRows: ({ table, rows }) => `delete ${formatCount(rows.length, 'row')} of ${formatName(table)}`,
  backfill: ({ table, set }) => `set ${Object.keys(set).join(', ')} of ${formatName(table)}`,
  execute: ({ sql, description }) => description ?? `execute ${sql}`,
};

/** `view active_users`, `trigger touch on users` */
export function describeObject(object: ObjectIdentity): string {
  return `${ruleOf(object.kind).words.toLowerCase()} ${formatObject(object)}`;
}

function inTable(table: QualifiedName, name: string): string {
  return `${formatName(table)}.${name}`;
}

function keyList(keys: readonly IndexKey[]): string {
  return keys.map(({ column, expression }) => column ?? expression ?? '').join(', ');
}

function columnOptionWords({ with: parameters = {}, ...others }: ColumnOptionChanges): string {
  return `set ${[...Object.keys(others), ...Object.keys(parameters)].join(', ')}`;
}

/** `set unlogged, tablespace; reset fillfactor`. */
function optionWords({ with: parameters = {}, ...others }: AlterTable['changes'] | IndexChanges): string {
  const entries = [...Object.entries(others), ...Object.entries(parameters)];
  const set = entries.filter(([, value]) => value !== null).map(([name]) => name);
  const reset = entries.filter(([, value]) => value === null).map(([name]) => name);
  return [set.length > 0 && `set ${set.join(', ')}`, reset.length > 0 && `reset ${reset.join(', ')}`]
    .filter((words) => words !== false)
    .join('; ');
}

function alterations(operation: AlterColumn): string {
  const { type, nullable, notNull, serverDefault, identity, serial, generated, comment, options } = operation;
  const words = [
    type && typeWords(type),
    nullable && (nullable.to ? 'drop not null' : 'set not null'),
    notNull?.to?.notValid && 'not valid',
    setOrDrop('default', serverDefault),
    identity && identityWords(identity),
    setOrDrop('serial', serial && { to: serial.to && '' }),
    setOrDrop('expression', generated),
    comment && 'set comment',
    options && columnOptionWords(options.to),
  ];
  return words.filter((word) => word !== undefined).join(', ');
}

function setOrDrop(what: string, change: { readonly to: string | null } | undefined): string | undefined {
  return change && (change.to === null ? `drop ${what}` : `set ${what} ${change.to}`.trimEnd());
}

function identityWords({ from, to }: NonNullable<AlterColumn['identity']>): string {
  if (!from || !to || from.sequence === to.sequence) {
    return to === null ? 'drop identity' : 'set identity';
  }
  const rename = `rename identity sequence ${from.sequence} to ${to.sequence}`;
  return sameValueBut(from, to, SEQUENCE) ? rename : `set identity, ${rename}`;
}

const SEQUENCE: ReadonlySet<string> = new Set(['sequence']);

function typeWords({ from, to, collation }: NonNullable<AlterColumn['type']>): string {
  const name = collation?.to ? ` collate ${formatName(collation.to)}` : '';
  return from === undefined ? `type ${typeSql(to)}${name}` : `type ${typeSql(from)} to ${typeSql(to)}${name}`;
}

const CONSTRAINT_WORDS: Readonly<Record<ConstraintKind, string>> = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  foreignKey: 'foreign key',
  check: 'check constraint',
  exclusion: 'exclusion constraint',
};

function constraintWord(kind: ConstraintKind | undefined): string {
  return kind === undefined ? 'constraint' : CONSTRAINT_WORDS[kind];
}

function describeConstraint(constraint: Constraint): string {
  return `${CONSTRAINT_WORDS[constraint.kind]} ${constraint.name} ${constraintContent(constraint)}`;
}

function constraintContent(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return `(${constraint.columns.join(', ')})`;
    case 'foreignKey': {
      const { columns, referredTable, referredColumns } = constraint;
      return `(${columns.join(', ')}) references ${formatName(referredTable)} (${referredColumns.join(', ')})`;
    }
    case 'check':
      return `(${constraint.expression})`;
    case 'exclusion':
      return `(${keyList(constraint.elements)})`;
    default:
      return assertNever(constraint);
  }
}

function constraintWords({ deferrability, notEnforced, noInherit }: ConstraintChanges): string {
  const { deferrable = false, initiallyDeferred = false } = deferrability ?? {};
  return [
    ...(deferrability === undefined ? [] : [deferrable ? 'deferrable' : 'not deferrable']),
    ...(initiallyDeferred ? ['initially deferred'] : []),
    ...(notEnforced === undefined ? [] : [notEnforced ? 'not enforced' : 'enforced']),
    ...(noInherit === undefined ? [] : [noInherit ? 'no inherit' : 'inherit']),
  ].join(', ');
}

function statisticsWords({ target, newName }: StatisticsChanges): string {
  return [
    ...(target === undefined ? [] : [target === null ? 'reset target' : `set target ${target}`]),
    ...(newName === undefined ? [] : [`rename to ${newName}`]),
  ].join(', ');
}

function commentTarget({ target }: SetComment): string {
  switch (target.on) {
    case 'schema':
      return `schema ${target.name}`;
    case 'constraint':
    case 'index':
      return `${target.on} ${target.name} of ${formatName(target.table)}`;
    case 'domainConstraint':
      return `constraint ${target.name} of domain ${formatName(target.type)}`;
    case 'attribute':
      return `attribute ${target.name} of ${formatName(target.type)}`;
    default:
      return `${target.on} ${formatName(target.name)}`;
  }
}

function privilegeList(privileges: readonly string[], columns: readonly string[] | undefined): string {
  const list = privileges.join(', ');
  return columns === undefined ? list : `${list} (${columns.join(', ')})`;
}
