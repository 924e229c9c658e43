import { formatName } from '../../schema/names.js';
import { NOT_DECLARABLE, type UnmanagedObject } from '../../schema/unmanaged-object.js';
import type { Catalog } from '../catalog/catalog.js';
import type { NameFilter } from '../name-filter.js';

/** What the catalog query found. */
export function unmanagedObjects({ unmanaged }: Pick<Catalog, 'unmanaged'>, filter: NameFilter): UnmanagedObject[] {
  return unmanaged
    .filter(({ kind, ...name }) => !filter.isIgnored({ type: camelCase(kind), ...name, table: null }))
    .map(({ kind, ...name }) => ({ kind, name: formatName(name), why: NOT_DECLARABLE }));
}

/** `base type` is the type `baseType`. */
function camelCase(kind: string): string {
  return kind.replace(/ ([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
