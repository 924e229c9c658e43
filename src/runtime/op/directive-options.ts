import type { ObjectDirectives } from '../object-directives.js';
import type { Operations } from '../operations.js';
import {
  anything,
  column,
  either,
  flag,
  list,
  name,
  names,
  type OptionChecks,
  oneOf,
  orNull,
  record,
  sqlText,
  text,
  wholeNumber,
} from './check-options.js';

/** The directives whose last argument is an object of options. */
export type DirectiveWithOptions = Exclude<
  keyof Operations,
  'execute' | 'batchAlterTable' | 'autocommitBlock' | 'invoke' | 'getBind' | 'getContext' | keyof ObjectDirectives
>;

type Last<List extends readonly unknown[]> = List extends readonly [...unknown[], infer Item] ? Item : never;

export type OptionsOf<Directive extends DirectiveWithOptions> = object &
  Last<Required<Parameters<Operations[Directive]>>>;

const schema = { schema: name } as const;
const drop = { ifExists: flag, cascade: flag } as const;
const deferrable = { deferrable: flag, initially: oneOf('deferred', 'immediate') } as const;
const indexStorage = { include: names, with: record, tablespace: name } as const;
const sequence = {
  start: wholeNumber,
  increment: wholeNumber,
  minValue: wholeNumber,
  maxValue: wholeNumber,
  cache: wholeNumber,
  cycle: flag,
  type: oneOf('smallint', 'integer', 'bigint'),
  ownedBy: orNull(name),
} as const;
const action = oneOf('no action', 'restrict', 'cascade', 'set null', 'set default');
const key = { ...schema, ...deferrable, ...indexStorage, comment: text } as const;

const replicaIdentity = either(oneOf('default', 'full', 'nothing'), record);
const tableOptions = {
  unlogged: flag,
  with: record,
  tablespace: name,
  accessMethod: name,
  replicaIdentity,
  rowSecurity: flag,
  forceRowSecurity: flag,
  clusterOn: name,
  ofType: name,
} as const;

/** Every option of every directive. */
export const DIRECTIVE_OPTIONS: { readonly [Directive in DirectiveWithOptions]: OptionChecks<OptionsOf<Directive>> } = {
  createSchema: { ifNotExists: flag, comment: text },
  dropSchema: drop,
  createTable: {
    ...schema,
    ifNotExists: flag,
    comment: text,
    ...tableOptions,
    partitionBy: record,
    partitionOf: name,
    values: either(oneOf('default'), record),
    inherits: names,
  },
  dropTable: { ...schema, ...drop },
  renameTable: schema,
  setTableSchema: schema,
  alterTable: {
    ...schema,
    unlogged: orNull(flag),
    with: record,
    tablespace: orNull(name),
    accessMethod: orNull(name),
    replicaIdentity: orNull(replicaIdentity),
    rowSecurity: orNull(flag),
    forceRowSecurity: orNull(flag),
    clusterOn: orNull(name),
    ofType: orNull(name),
  },
  attachPartition: schema,
  detachPartition: schema,
  addParent: schema,
  dropParent: schema,
  setRowsAside: schema,
  putRowsBack: { ...schema, numbered: names },
  addColumn: { ...schema, ifNotExists: flag },
  dropColumn: { ...schema, ...drop, only: flag },
  renameColumn: schema,
  alterColumn: {
    ...schema,
    type: column,
    using: sqlText,
    nullable: flag,
    serverDefault: anything,
    identity: orNull(record),
    serial: orNull(either(flag, record)),
    generated: orNull(sqlText),
    options: record,
    comment: orNull(text),
    collation: name,
    newName: name,
    existingType: column,
    existingNullable: flag,
    existingServerDefault: anything,
    existingComment: orNull(text),
    existingIdentity: orNull(record),
    existingSerial: orNull(either(flag, record)),
  },
  createPrimaryKey: key,
  createUniqueConstraint: { ...key, nullsNotDistinct: flag },
  createCheckConstraint: { ...schema, comment: text, noInherit: flag, notValid: flag },
  createForeignKey: {
    ...schema,
    ...deferrable,
    comment: text,
    referredSchema: name,
    onDelete: action,
    onDeleteColumns: names,
    onUpdate: action,
    match: oneOf('simple', 'full'),
    notValid: flag,
  },
  createExcludeConstraint: { ...key, using: name, where: sqlText },
  dropConstraint: {
    ...schema,
    ...drop,
    type: oneOf('primaryKey', 'unique', 'foreignKey', 'check', 'exclusion'),
  },
  renameConstraint: schema,
  validateConstraint: schema,
  createIndex: {
    ...schema,
    ...indexStorage,
    ifNotExists: flag,
    comment: text,
    unique: flag,
    using: name,
    where: sqlText,
    nullsNotDistinct: flag,
    concurrently: flag,
  },
  dropIndex: { ...schema, ifExists: flag, concurrently: flag },
  renameIndex: schema,
  alterIndex: { ...schema, with: record, tablespace: orNull(name), statistics: record },
  createEnum: { ...schema, comment: text },
  dropEnum: { ...schema, ...drop },
  renameEnum: schema,
  addEnumValue: { ...schema, ifNotExists: flag, before: text, after: text },
  renameEnumValue: schema,
  replaceEnum: { ...schema, comment: text, columns: list, mapping: record },
  createDomain: { ...schema, notNull: either(flag, name), checks: list, comment: text },
  alterDomain: {
    ...schema,
    serverDefault: anything,
    notNull: flag,
    dropChecks: names,
    renameConstraints: record,
    addChecks: list,
    validateChecks: names,
  },
  dropDomain: { ...schema, ...drop },
  createCompositeType: { ...schema, comment: text },
  alterCompositeType: {
    ...schema,
    renameAttributes: record,
    dropAttributes: names,
    alterAttributes: record,
    addAttributes: record,
    cascade: flag,
  },
  dropCompositeType: { ...schema, ...drop },
  createRangeType: {
    ...schema,
    opclass: name,
    canonical: name,
    subtypeDiff: name,
    multirange: name,
    comment: text,
  },
  dropRangeType: { ...schema, ...drop },
  renameType: schema,
  setTypeSchema: schema,
  createSequence: { ...schema, ...sequence, ifNotExists: flag, comment: text },
  dropSequence: { ...schema, ...drop },
  renameSequence: schema,
  alterSequence: { ...schema, ...sequence },
  createCollation: {
    ...schema,
    comment: text,
    provider: oneOf('libc', 'icu', 'builtin'),
    locale: text,
    ctype: text,
    deterministic: flag,
    rules: text,
  },
  dropCollation: { ...schema, ifExists: flag },
  setComment: { ...schema, table: name, type: name },
  bulkInsert: { ...schema, jsonColumns: names, overridingSystemValue: flag },
};
