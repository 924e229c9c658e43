import { itemNotRendered } from '../../errors/command-errors.js';
import type { QualifiedName } from '../../schema/names.js';
import type { ItemSource, RenderedItem, RenderItem } from '../../schema/render-item.js';
import { asSource } from '../../util/escape.js';
import { code } from './build-doc.js';
import type { Doc } from './doc.js';

/** Whether a user-defined type is an enum. Other types are rendered as SQL. */
export type IsEnum = (name: QualifiedName) => boolean;

/** Decides how the pieces of a revision are rendered. */
export interface RenderContext {
  readonly isEnum: IsEnum;
  /** Renders an item in the user's way, or null if the setting is missing. */
  readonly renderItem: RenderItem | null;
  /** The constant of the file that declares a type, or null if no constant does. A revision has no such constants. */
  readonly typeConstant?: (type: QualifiedName) => string | null;
}

/** The item as the user renders it, or by default. */
export function renderOwn(item: RenderedItem, { renderItem }: RenderContext, usual: () => Doc): Doc {
  const own = renderItem?.(item);
  if (own === undefined || own === null || own === false) return usual();
  const { source, imports = [] } = typeof own === 'string' ? { source: own } : checkSource(own, item.kind);
  return code(asSource(source), imports);
}

/** The result is code: with any other value, the file could not be loaded. */
function checkSource(own: unknown, kind: RenderedItem['kind']): ItemSource {
  const { source, imports = [] } = Object(own);
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (!isText(source) || !Array.isArray(imports) || !imports.every(isText)) throw itemNotRendered(kind);
  return { source, imports };
}
