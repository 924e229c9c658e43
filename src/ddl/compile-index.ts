import type { AlterIndex, AttachIndex, CreateIndex, DropIndex, RenameIndex } from '../operations/index-operations.js';
import type { Index, IndexKey, IndexLineage } from '../schema/index-value.js';
import type { QualifiedName } from '../schema/names.js';
import { allTaken } from '../util/all-taken.js';
import { wholeNumber } from './checked-words.js';
import { commentIfAny, indexObject } from './comment-on.js';
import { closeComment } from './expression.js';
import { indexKeySql } from './index-key.js';
import { joinWords } from './join-words.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier, quoteIdentifiers } from './quote.js';
import { parameterSubcommands, storageParameters } from './storage-parameters.js';

/** What CREATE INDEX says: the rest of the lineage is for ATTACH PARTITION, or PostgreSQL's own. */
type Created = Omit<Index, Exclude<keyof IndexLineage, 'only'> | 'invalid'>;

export function compileCreateIndex(operation: CreateIndex): readonly string[] {
  const { table, index, concurrently = false, ifNotExists = false, unnamed = false } = operation;
  const { name, unique, method, keys, include, nullsNotDistinct, where, tablespace, comment, ...more }: Created = index;
  const { with: parameters, only, ...rest } = more;
  allTaken(rest);
  const storage = storageParameters(parameters);
  const statement = joinWords(
    unique ? 'CREATE UNIQUE INDEX' : 'CREATE INDEX',
    concurrently && 'CONCURRENTLY',
    ifNotExists && 'IF NOT EXISTS',
    !unnamed && quoteIdentifier(name),
    only === true ? `ON ONLY ${quoteRelation(table)}` : `ON ${quoteRelation(table)}`,
    method !== 'btree' && `USING ${quoteIdentifier(method)}`,
    `(${keys.map(indexKeySql).join(', ')})`,
    include.length > 0 && `INCLUDE (${quoteIdentifiers(include)})`,
    nullsNotDistinct && 'NULLS NOT DISTINCT',
    storage !== '' && `WITH ${storage}`,
    tablespace !== null && `TABLESPACE ${quoteIdentifier(tablespace)}`,
    where !== null && `WHERE ${closeComment(where)}`,
  );
  return [
    statement,
    ...statisticsTargets({ schema: table.schema, name }, keys),
    ...commentIfAny(indexObject(table, name), comment),
  ];
}

/** No statement that creates an index sets the statistics targets of its keys. */
export function statisticsTargets(index: QualifiedName, keys: readonly IndexKey[]): readonly string[] {
  return keys.flatMap(({ statistics }, at) =>
    statistics === undefined ? [] : [`${alterIndex(index, index.name)} ${keyStatistics(at + 1, statistics)}`],
  );
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
