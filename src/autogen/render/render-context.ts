import { itemNotRendered } from '../../errors/command-errors.js';
import type { QualifiedName } from '../../schema/names.js';
import type { ItemSource, RenderedItem, RenderItem } from '../../schema/render-item.js';
import { text } from './build-doc.js';
import type { Doc } from './doc.js';

/** Whether a type made by a user is an enum; any other one is rendered as SQL. */
export type IsEnum = (name: QualifiedName) => boolean;

/** What decides how the pieces of a revision are said. */
export interface RenderContext {
  readonly isEnum: IsEnum;
  /** The user's own words for an item; null where the settings have none. */
  readonly renderItem: RenderItem | null;
  /** The constant of the file that declares a type; null if there is none. A revision has no such constants. */
  readonly typeConstant?: (type: QualifiedName) => string | null;
}

/** The item in the user's words where there are any, and as usual otherwise. */
export function renderOwn(item: RenderedItem, { renderItem }: RenderContext, usual: () => Doc): Doc {
  const own = renderItem?.(item);
  if (own === undefined || own === null || own === false) return usual();
  const { source, imports = [] } = typeof own === 'string' ? { source: own } : checkSource(own, item.kind);
  return text(source, imports);
}

/** What is written is code: anything else would end in a file that cannot be loaded. */
function checkSource(own: unknown, kind: RenderedItem['kind']): ItemSource {
  const { source, imports = [] } = Object(own);
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (!isText(source) || !Array.isArray(imports) || !imports.every(isText)) throw itemNotRendered(kind);
  return { source, imports };
}
