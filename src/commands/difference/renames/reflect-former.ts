import { reflect } from '../../../reflect/reflect.js';
import type { FormerName, Reflection, ReflectionOptions } from '../../../reflect/reflection.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import type { NameRule } from '../../../schema/name-rule.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import type { Queryable } from '../../../util/queryable.js';
import type { GivenRename } from './given-rename.js';

interface Renamed {
  readonly declared: DatabaseSchema;
  readonly given: readonly GivenRename[];
  readonly nameRule: NameRule | null;
}

/**
 * Reflects what the options ask for, and what gets another name: it is managed for what it will be called, though it is
 * called as the filters refuse, or is in a schema that nobody mentions.
 */
export async function reflectWithFormer(
  db: Queryable,
  options: ReflectionOptions,
  renamed: Renamed,
): Promise<Reflection> {
  const reflection = await reflect(db, options);
  const former = formerNames(reflection.schema, renamed);
  return former.length === 0 ? reflection : reflect(db, { ...options, former });
}

type Renamable = QualifiedName & { readonly renamedFrom?: QualifiedName };

const LISTS = [
  ['table', 'tables'],
  ['enum', 'enums'],
  ['domain', 'domains'],
  ['compositeType', 'compositeTypes'],
  ['rangeType', 'rangeTypes'],
] as const;

/** The names that the database may have, and was not seen to have, of what it does not have by its new name. */
function formerNames(reflected: DatabaseSchema, { declared, given, nameRule }: Renamed): readonly FormerName[] {
  return LISTS.flatMap(([type, list]) => {
    const found = new Set(reflected[list].map(nameKey));
    const kept = new Set(declared[list].map(nameKey));
    const isOpen = (name: QualifiedName) => !found.has(nameKey(name)) && !kept.has(nameKey(name));
    const isWanted = ({ schema, name }: QualifiedName) =>
      (nameRule?.({ type, schema, name, table: null }) ?? null) === null;
    return declared[list]
      .filter((object) => !found.has(nameKey(object)) && isWanted(object))
      .flatMap((object) => [...declaredOrigin(object), ...givenOrigins(object, { type, given })])
      .filter(isOpen)
      .map((name): FormerName => ({ type, name }));
  });
}

function declaredOrigin({ renamedFrom }: Renamable): readonly QualifiedName[] {
  return renamedFrom === undefined ? [] : [renamedFrom];
}

function givenOrigins(
  object: QualifiedName,
  { type, given }: { readonly type: FormerName['type']; readonly given: readonly GivenRename[] },
): readonly QualifiedName[] {
  const kind = type === 'table' ? 'table' : 'type';
  return given.flatMap((rename) =>
    rename.kind === kind && nameKey(rename.to) === nameKey(object) ? [rename.from] : [],
  );
}
