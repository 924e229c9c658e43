/** How `pg_class.relkind` names each kind of relation (manual: System Catalogs). Queries take the letters from here. */
export const RELKIND = {
  table: 'r',
  partitionedTable: 'p',
  view: 'v',
  materializedView: 'm',
  foreignTable: 'f',
  sequence: 'S',
  compositeType: 'c',
  index: 'i',
  partitionedIndex: 'I',
} as const;

type RelationKind = keyof typeof RELKIND;

/** What `ALTER TABLE`, `GRANT … ON TABLE`, and `pg_depend` treat as a table: everything with columns and a row type. */
export const TABLE_KINDS: readonly RelationKind[] = [
  'table',
  'partitionedTable',
  'view',
  'materializedView',
  'foreignTable',
];

/** `'v'`, to compare `relkind` with. */
export function relkind(kind: RelationKind): string {
  return `'${RELKIND[kind]}'`;
}

/** `('r', 'p')`, for `relkind IN`. */
export function relkinds(...kinds: readonly RelationKind[]): string {
  return `(${kinds.map(relkind).join(', ')})`;
}

/** `'{r,p}'::pg_catalog."char"[]`, for `relkind OPERATOR(pg_catalog.=) ANY`, which doesn't depend on the search path. */
export function relkindArray(...kinds: readonly RelationKind[]): string {
  return `'{${kinds.map((kind) => RELKIND[kind]).join(',')}}'::pg_catalog."char"[]`;
}
