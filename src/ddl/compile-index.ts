import type { AlterIndex, AttachIndex, CreateIndex, DropIndex, RenameIndex } from '../operations/index-operations.js';
import type { QualifiedName } from '../schema/names.js';
import { wholeNumber } from './checked-words.js';
import { commentIfAny, indexObject } from './comment-on.js';
import { closeComment } from './expression.js';
import { indexKeySql } from './index-key.js';
import { joinWords } from './join-words.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier, quoteIdentifiers } from './quote.js';
import { parameterSubcommands, storageParameters } from './storage-parameters.js';

export function compileCreateIndex(operation: CreateIndex): readonly string[] {
  const { table, index, concurrently = false, ifNotExists = false, unnamed = false } = operation;
  const storage = storageParameters(index.with);
  const statement = joinWords(
    index.unique ? 'CREATE UNIQUE INDEX' : 'CREATE INDEX',
    concurrently && 'CONCURRENTLY',
    ifNotExists && 'IF NOT EXISTS',
    !unnamed && quoteIdentifier(index.name),
    index.only === true ? `ON ONLY ${quoteRelation(table)}` : `ON ${quoteRelation(table)}`,
    index.method !== 'btree' && `USING ${quoteIdentifier(index.method)}`,
    `(${index.keys.map(indexKeySql).join(', ')})`,
    index.include.length > 0 && `INCLUDE (${quoteIdentifiers(index.include)})`,
    index.nullsNotDistinct && 'NULLS NOT DISTINCT',
    storage !== '' && `WITH ${storage}`,
    index.tablespace !== null && `TABLESPACE ${quoteIdentifier(index.tablespace)}`,
    index.where !== null && `WHERE ${closeComment(index.where)}`,
  );
  const statistics = index.keys.map((key, at) => [at + 1, key.statistics] as const);
  return [
    statement,
    ...statistics.flatMap(([place, target]) =>
      target === undefined ? [] : [`${alterIndex(table, index.name)} ${keyStatistics(place, target)}`],
    ),
    ...commentIfAny(indexObject(table, index.name), index.comment),
  ];
}

export function compileDropIndex(operation: DropIndex): readonly string[] {
  const { table, name, concurrently = false, ifExists = false } = operation;
  return [
    joinWords(
      'DROP INDEX',
      concurrently && 'CONCURRENTLY',
      ifExists && 'IF EXISTS',
      quoteRelation({ schema: table.schema, name }),
    ),
  ];
}

export function compileRenameIndex({ table, name, newName }: RenameIndex): readonly string[] {
  return [`ALTER INDEX ${quoteRelation({ schema: table.schema, name })} RENAME TO ${quoteIdentifier(newName)}`];
}

export function compileAlterIndex({ table, name, changes }: AlterIndex): readonly string[] {
  const { with: parameters, tablespace, statistics = {} } = changes;
  const subcommands = [
    ...parameterSubcommands(parameters),
    ...(tablespace === undefined ? [] : [`SET TABLESPACE ${quoteIdentifier(tablespace ?? 'pg_default')}`]),
    ...Object.entries(statistics).map(([place, target]) => keyStatistics(place, target)),
  ];
  return subcommands.length === 0 ? [] : [`${alterIndex(table, name)} ${subcommands.join(', ')}`];
}

export function compileAttachIndex({ table, name, parent }: AttachIndex): readonly string[] {
  const { schema } = table;
  return [`ALTER INDEX ${quoteRelation(parent)} ATTACH PARTITION ${quoteRelation({ schema, name })}`];
}

function alterIndex({ schema }: QualifiedName, name: string): string {
  return `ALTER INDEX ${quoteRelation({ schema, name })}`;
}

function keyStatistics(place: number | string, target: number | null): string {
  return `ALTER COLUMN ${wholeNumber('statistics', place)} SET STATISTICS ${wholeNumber('statistics', target ?? -1)}`;
}
