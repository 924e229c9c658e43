import type { Operation } from '../../operations/operation.js';
import type { EnumType } from '../../schema/enum-type.js';
import { nameKey } from '../../schema/names.js';
import type { RenderItem } from '../../schema/render-item.js';
import { lineComment } from '../../util/escape.js';
import type { Note } from '../notes.js';
import { addImports, type Imports, printDoc, spaces } from './doc.js';
import { needsCommit } from './needs-commit.js';
import { operationComments } from './operation-comments.js';
import type { RenderContext } from './render-context.js';
import { renderOperation } from './render-operation.js';

export interface RevisionBody {
  /** The lines inside the function, indented; none where there is nothing to do. */
  readonly lines: readonly string[];
  /** What they need from `limbeck/schema`, sorted. */
  readonly imports: readonly string[];
  /** Whole statements that bring in what else they need, sorted. */
  readonly importStatements: readonly string[];
}

export interface RenderOptions {
  /** What a reviewer has to know, above the directive that it is about. */
  readonly notes?: readonly Note[];
  /** The enums of both sides: a column of such a type is said by `enumType`. */
  readonly enums: readonly EnumType[];
  /** The user's own words for items. Default: none. */
  readonly renderItem?: RenderItem | null;
  /** How deep the lines stand. Default: 2. */
  readonly indent?: number;
}

const INDENT = 2;

/** The body of `upgrade` or `downgrade`: one directive an operation, in their order. */
export function renderRevisionBody(
  operations: readonly Operation[],
  { notes = [], enums, renderItem = null, indent = INDENT }: RenderOptions,
): RevisionBody {
  const known = new Set(enums.map(nameKey));
  const context: RenderContext = { isEnum: (name) => known.has(nameKey(name)), renderItem };
  const imports: Imports = { names: new Set(), statements: new Set() };
  const lines = operations.flatMap((operation, position) => {
    const doc = renderOperation(operation, context);
    const comments = operationComments(operation, notes, (instead) => [
      `await ${printDoc(renderOperation(instead, context), ON_ONE_LINE)};`,
    ]);
    const inBlock = needsCommit(operation, operations.slice(position + 1));
    addImports(doc, imports);
    return inBlock ? block(doc, comments, indent) : statement(doc, comments, indent);
  });
  return { lines, imports: [...imports.names].sort(), importStatements: [...imports.statements].sort() };
}

type RenderedDoc = ReturnType<typeof renderOperation>;

function statement(doc: RenderedDoc, comments: readonly string[], indent: number): readonly string[] {
  const printed = printDoc(doc, { indent, before: 'await '.length, after: 1 });
  return [...comments.map((line) => `${spaces(indent)}${lineComment(line)}`), `${spaces(indent)}await ${printed};`];
}

/** PostgreSQL lets a new value be used only once it is committed. */
function block(doc: RenderedDoc, comments: readonly string[], indent: number): readonly string[] {
  return [
    `${spaces(indent)}await op.autocommitBlock(async () => {`,
    ...statement(doc, comments, indent + INDENT),
    `${spaces(indent)}});`,
  ];
}

const ON_ONE_LINE = { indent: 0, before: Number.NEGATIVE_INFINITY, after: 0 };
