import { type Entry, link, string } from './build-doc.js';
import type { Doc } from './doc.js';
import { withLinks } from './render-type.js';

/** A column or an attribute, and the source that says what it is. */
interface NamedDoc {
  readonly name: string;
  readonly doc: Doc;
}

/**
 * The entries of an object literal whose order counts. JavaScript puts keys that are whole numbers before all others, so
 * a column with such a name gets another key: `_7: integer().name('7')`.
 */
export function orderedEntries(columns: readonly NamedDoc[]): readonly Entry[] {
  const taken = new Set(columns.map(({ name }) => name));
  return columns.map(({ name, doc }): Entry => {
    if (!/^\d+$/.test(name)) return [name, doc];
    let key = `_${name}`;
    while (taken.has(key)) key = `_${key}`;
    taken.add(key);
    return [key, withLinks(doc, [link('name', [string(name)])])];
  });
}
