import { compileOperation } from '../../ddl/compile.js';
import { compileBatch } from '../../ddl/compile-batch.js';
import { statementLines } from '../../ddl/statement-lines.js';
import type { Operation } from '../../operations/operation.js';
import { isOneOf, type QualifiedName } from '../../schema/names.js';
import { sqlComment } from '../../util/escape.js';
import type { Note } from '../notes/note.js';
import { groupOperations } from './group-operations.js';
import { loneOperations } from './lone-operations.js';
import { operationComments } from './operation-comments.js';

interface Directions {
  readonly operations: readonly Operation[];
  readonly downgrade: readonly Operation[];
  readonly notes: readonly Note[];
  /** Which names are names of enums, as far as the renderer knows. */
  readonly enums: readonly QualifiedName[];
}

/** Both directions of a revision, as lines of SQL. */
export interface SqlRevision {
  readonly upgrade: readonly string[];
  readonly downgrade: readonly string[];
  /** False if a part can't run in a transaction. The sections then begin and end their transactions themselves. */
  readonly transaction: boolean;
}

/** One block per statement, separated by blank lines, with information for the reviewer above it. */
export function renderSqlRevision({ operations, downgrade, notes, enums }: Directions): SqlRevision {
  const isEnum = isOneOf(enums);
  const directions = [operations, downgrade].map((list) => {
    const alone = loneOperations(list, isEnum);
    return groupOperations(list).map((group): Part => {
      if (group.kind === 'retyped')
        return { runsAlone: false, blocks: renderBatch(group.table, group.operations, notes) };
      const { operation } = group;
      return { runsAlone: alone.has(operation), blocks: renderSqlBlocks(operation, notes) };
    });
  });
  const transaction = !directions.flat().some((part) => part.runsAlone);
  const [up = [], down = []] = directions.map((parts) =>
    transaction ? parts.flatMap(({ blocks }) => blocks) : withTransactions(parts),
  );
  return { upgrade: toLines(up), downgrade: toLines(down), transaction };
}

interface Part {
  readonly runsAlone: boolean;
  /** Each a statement with its comments. */
  readonly blocks: readonly string[];
}

/** The statements of an operation with semicolons. Information for the reviewer is above the first. */
export function renderSqlBlocks(operation: Operation, notes: readonly Note[]): readonly string[] {
  return withComments(compileOperation(operation), commentsOf(operation, notes));
}

function renderBatch(
  table: QualifiedName,
  operations: readonly Operation[],
  notes: readonly Note[],
): readonly string[] {
  const comments = operations.flatMap((operation) => commentsOf(operation, notes));
  return withComments(compileBatch(table, operations), comments);
}

function commentsOf(operation: Operation, notes: readonly Note[]): readonly string[] {
  return operationComments(operation, notes, (instead) => compileOperation(instead).flatMap(statementLines));
}

function withComments(statements: readonly string[], comments: readonly string[]): readonly string[] {
  const [first, ...others] = statements.map((sql) => statementLines(sql).join('\n'));
  return first === undefined ? [] : [[...comments.map(sqlComment), first].join('\n'), ...others];
}

function withTransactions(parts: readonly Part[]): readonly string[] {
  const blocks: string[] = [];
  let isOpen = false;
  for (const part of parts) {
    if (part.runsAlone === isOpen) {
      blocks.push(isOpen ? 'COMMIT;' : 'BEGIN;');
      isOpen = !isOpen;
    }
    blocks.push(...part.blocks);
  }
  return isOpen ? [...blocks, 'COMMIT;'] : blocks;
}

function toLines(blocks: readonly string[]): readonly string[] {
  return blocks.length === 0 ? [] : blocks.join('\n\n').split('\n');
}
