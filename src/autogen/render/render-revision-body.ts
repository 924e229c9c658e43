import type { Operation } from '../../operations/operation.js';
import type { EnumType } from '../../schema/enum-type.js';
import { isOneOf, type QualifiedName } from '../../schema/names.js';
import type { RenderItem } from '../../schema/render-item.js';
import { lineComment, stringSource } from '../../util/escape.js';
import type { Note } from '../notes/note.js';
import { addImports, type Imports, printDoc, spaces } from './doc.js';
import { groupOperations } from './group-operations.js';
import { loneOperations } from './lone-operations.js';
import { operationComments } from './operation-comments.js';
import { renderBatchedAlterColumn } from './render-column-operations.js';
import type { RenderContext } from './render-context.js';
import { operationRenderer } from './render-operation.js';

export interface RenderedBody {
  /** The lines inside the function, indented. Empty if nothing is to be done. */
  readonly lines: readonly string[];
  /** What they need from `limbeck/schema`, sorted. */
  readonly imports: readonly string[];
  /** Whole import statements for everything else, sorted. */
  readonly importStatements: readonly string[];
}

export interface RenderOptions {
  /** Information for the reviewer, above the directive that it is about. */
  readonly notes?: readonly Note[];
  /** The enums of both sides: a column of such a type is rendered with `enumType`. */
  readonly enums: readonly EnumType[];
  /** Renders items in the user's way. Default: none. */
  readonly renderItem?: RenderItem | null;
  /** The indentation of the lines. Default: 2. */
  readonly indent?: number;
}

const INDENT = 2;

/** The body of `upgrade` or `downgrade`: one directive per operation, in their order. */
export function renderRevisionBody(
  operations: readonly Operation[],
  { notes = [], enums, renderItem = null, indent = INDENT }: RenderOptions,
): RenderedBody {
  const context: RenderContext = { isEnum: isOneOf(enums), renderItem };
  const renderOperation = operationRenderer(context);
  const imports: Imports = { names: new Set(), statements: new Set() };
  const commentsOf = (operation: Operation) =>
    operationComments(operation, notes, (instead) => [`await ${printDoc(renderOperation(instead), ON_ONE_LINE)};`]);
  const alone = loneOperations(operations, context.isEnum);
  const lines = groupOperations(operations).flatMap((group) => {
    if (group.kind === 'retyped') {
      const docs = group.operations.map((operation) => renderBatchedAlterColumn(operation, context));
      for (const doc of docs) addImports(doc, imports);
      return batch(group.table, { docs, comments: group.operations.flatMap(commentsOf), indent });
    }
    const { operation } = group;
    const doc = renderOperation(operation);
    addImports(doc, imports);
    return alone.has(operation)
      ? block(doc, commentsOf(operation), indent)
      : statement(doc, commentsOf(operation), indent);
  });
  return { lines, imports: [...imports.names].sort(), importStatements: [...imports.statements].sort() };
}

type RenderedDoc = ReturnType<ReturnType<typeof operationRenderer>>;

function statement(doc: RenderedDoc, comments: readonly string[], indent: number): readonly string[] {
  const printed = printDoc(doc, { indent, before: 'await '.length, after: 1 });
  return [...comments.map((line) => `${spaces(indent)}${lineComment(line)}`), `${spaces(indent)}await ${printed};`];
}

/** PostgreSQL accepts a new enum value only after a commit, and CONCURRENTLY only outside a transaction. */
function block(doc: RenderedDoc, comments: readonly string[], indent: number): readonly string[] {
  return [
    `${spaces(indent)}await op.autocommitBlock(async () => {`,
    ...statement(doc, comments, indent + INDENT),
    `${spaces(indent)}});`,
  ];
}

interface Batch {
  readonly docs: readonly RenderedDoc[];
  readonly comments: readonly string[];
  readonly indent: number;
}

/** Several changes of one table, in one statement. A formatter breaks the arguments if an option follows the block. */
function batch(table: QualifiedName, { docs, comments, indent }: Batch): readonly string[] {
  const name = stringSource(table.name);
  const [before, inside] = [spaces(indent), spaces(indent + INDENT)];
  const above = comments.map((line) => `${before}${lineComment(line)}`);
  const linesAt = (at: number) => docs.flatMap((doc) => statement(doc, [], at));
  if (table.schema === null) {
    return [
      ...above,
      `${before}await op.batchAlterTable(${name}, async (batch) => {`,
      ...linesAt(indent + INDENT),
      `${before}});`,
    ];
  }
  return [
    ...above,
    `${before}await op.batchAlterTable(`,
    `${inside}${name},`,
    `${inside}async (batch) => {`,
    ...linesAt(indent + 2 * INDENT),
    `${inside}},`,
    `${inside}{ schema: ${stringSource(table.schema)} },`,
    `${before});`,
  ];
}

const ON_ONE_LINE = { indent: 0, before: Number.NEGATIVE_INFINITY, after: 0 };
