import { nameKey, type QualifiedName } from '../../../schema/names.js';
import type { DrizzleDeclarations } from './declare-drizzle.js';

/** What is declared by Drizzle: the keys of names, as the schema values have them. */
export interface DrizzleNames {
  readonly tables: ReadonlySet<string>;
  readonly enums: ReadonlySet<string>;
  readonly sequences: ReadonlySet<string>;
  /** Names of keys of tables that the schema gives. Drizzle chose the other ones. */
  readonly givenNames: ReadonlySet<string>;
  /** Nothing is declared in any other way. */
  readonly isAll: boolean;
}

interface Place {
  readonly defaultSchema: string;
  readonly isAll: boolean;
}

export function drizzleNames(
  { metadata, keyNames }: DrizzleDeclarations,
  { defaultSchema, isAll }: Place,
): DrizzleNames {
  const { tables, enums, sequences } = metadata.toSchema({ defaultSchema });
  const home = ({ schema, name }: QualifiedName) => ({ schema: schema === defaultSchema ? null : schema, name });
  const keysOf = (names: readonly QualifiedName[]) => new Set(names.map(nameKey));
  return {
    tables: keysOf(tables),
    enums: keysOf(enums),
    sequences: keysOf(sequences),
    givenNames: new Set(keyNames.flatMap(({ table, names }) => names.map((name) => keyOfPart(home(table), name)))),
    isAll,
  };
}

export function keyOfPart(table: QualifiedName, name: string): string {
  return `${nameKey(table)}\0${name}`;
}
