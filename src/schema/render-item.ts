import type { Column } from './column.js';
import type { Constraint } from './constraints.js';
import type { Index } from './index-value.js';
import type { Table } from './table.js';
import type { ColumnType } from './types.js';

/** A piece of a revision that is about to be rendered, with the object that it belongs to. */
export type RenderedItem =
  | { readonly kind: 'column'; readonly object: Column; readonly table: Pick<Table, 'schema' | 'name'> }
  | { readonly kind: 'type'; readonly object: ColumnType }
  /** An expression as PostgreSQL prints it. */
  | { readonly kind: 'serverDefault'; readonly object: string; readonly type: ColumnType }
  /** One of those that createTable takes with the table. */
  | { readonly kind: Constraint['kind']; readonly object: Constraint; readonly table: Table }
  | { readonly kind: 'index'; readonly object: Index; readonly table: Table };

/** A piece of TypeScript, on one line, and what it needs. */
export interface ItemSource {
  readonly source: string;
  /** Whole statements: `import { money } from '../src/types.js';`. */
  readonly imports?: readonly string[];
}

/**
 * Alembic: `render_item`. The text that the function returns is written to the file. If it returns nothing, null or
 * false, Limbeck renders the item itself.
 */
export type RenderItem = (item: RenderedItem) => string | ItemSource | false | null | undefined;
