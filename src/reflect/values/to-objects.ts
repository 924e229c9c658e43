import type { Addition, DefinedObject } from '../../schema/defined-object.js';
import type { Catalog } from '../catalog/catalog.js';
import type { ObjectRow } from '../catalog/objects/objects.js';
import type { NameFilter } from '../name-filter.js';
import { byName, compareTexts } from './order.js';

/** In the order of schemas, names, and what else tells them apart. */
export function toObjects({ objects }: Pick<Catalog, 'objects'>, filter: NameFilter): readonly DefinedObject[] {
  return objects
    .filter((row) => isWanted(row, filter))
    .map(toObject)
    .sort(
      (a, b) =>
        byName(a, b) ||
        compareTexts(a.kind, b.kind) ||
        compareTexts(a.table ?? '', b.table ?? '') ||
        compareTexts(a.signature ?? '', b.signature ?? ''),
    );
}

export function toObject({ alteration, version, parts, isParsed, ...row }: ObjectRow): DefinedObject {
  return {
    ...row,
    additions: [...pairs(parts).map((part) => ({ ...part, isInCreate: true })), ...pairs(row.additions)],
    ...(alteration === null ? {} : { alteration }),
    ...(version === null ? {} : { version }),
    ...(isParsed ? { isParsed } : {}),
  };
}

function isWanted({ kind, schema, name, table }: ObjectRow, filter: NameFilter): boolean {
  return table === null
    ? filter.isNamed(kind, { schema, name })
    : filter.hasTable({ schema, name: table }) && filter.hasInTable(kind, name, { schema, name: table });
}

function pairs(statements: readonly string[]): readonly Addition[] {
  return statements.flatMap((set, place) => (place % 2 === 0 ? [{ set, unset: statements[place + 1] ?? '' }] : []));
}
