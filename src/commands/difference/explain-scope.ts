import type { Scope } from '../../autogen/scope/scope.js';
import type { Sides } from '../../autogen/scope/sides.js';
import { readExtensionMembers } from '../../reflect/extension-members.js';
import type { Reflection } from '../../reflect/reflection.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import { formatObject } from '../../schema/defined-object.js';
import { formatName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { partName, type UnmanagedObject } from '../../schema/unmanaged-object.js';
import type { Queryable } from '../../util/queryable.js';

/** Whether an object is compared, and why. */
export interface ScopeDecision extends UnmanagedObject {
  readonly isCompared: boolean;
}

/** What is known of the objects of a comparison. */
export interface ComparedScope extends Pick<Reflection, 'ignored' | 'schemasNotRead' | 'defaultSchema'> {
  readonly scope: Scope;
}

/** The reason for whatever is in a schema that isn't read. */
const SCHEMA_NOT_READ = 'not read, because nothing declared is in it and `includeSchemas` does not name it';

/**
 * Whether the objects with a name are compared, and why. Objects of several kinds may have that name.
 *
 * @param name `log`, `audit.log`, `touch`, `touch(integer)`, `email on users`
 * @param db is asked only for a name that the comparison doesn't know: it may belong to an extension
 */
export async function explainScope(
  name: string,
  compared: ComparedScope,
  db: Queryable,
): Promise<readonly ScopeDecision[]> {
  const { scope, ignored, schemasNotRead, defaultSchema } = compared;
  const wanted = name.startsWith(`${defaultSchema}.`) ? name.slice(defaultSchema.length + 1) : name;
  const leftOut = [...scope.unmanaged, ...scope.ignored, ...ignored].map((object) => ({
    ...object,
    isCompared: false,
  }));
  const known = [...leftOut, ...comparedObjects(scope.sides)].filter(isCalled(wanted));
  if (known.length > 0) return withoutRepetitions(known);
  const schema = schemasNotRead.find((one) => name === one || name.startsWith(`${one}.`));
  if (schema !== undefined) return [{ kind: 'schema', name: schema, isCompared: false, why: SCHEMA_NOT_READ }];
  const members = await readExtensionMembers(db);
  return members
    .map(({ extension, ...object }) => ({ ...object, isCompared: false, why: `extension "${extension}" owns it` }))
    .filter(isCalled(wanted));
}

/** What is the same on both sides of a comparison is left out of both. */
function withoutRepetitions(decisions: readonly ScopeDecision[]): readonly ScopeDecision[] {
  return [...new Map(decisions.map((decision) => [`${decision.kind}\0${decision.name}`, decision])).values()];
}

/** Whether the name is wanted, with or without its schema, its arguments, or its table. */
function isCalled(wanted: string): (object: UnmanagedObject) => boolean {
  return ({ name }) => {
    const [bare = name] = name.split(/\(| on /, 1);
    return [name, bare].some((each) => each === wanted || each.endsWith(`.${wanted}`));
  };
}

function comparedObjects({ declared, reflected }: Sides): readonly ScopeDecision[] {
  const [wanted, found] = [namesOf(declared), namesOf(reflected)];
  return [...new Map([...wanted, ...found])].map(([key, object]) => ({
    ...object,
    isCompared: true,
    why: whereItIs(wanted.has(key), found.has(key)),
  }));
}

function whereItIs(isDeclared: boolean, isInDatabase: boolean): string {
  if (isDeclared && isInDatabase) return 'declared, and in the database';
  return isDeclared ? 'declared, and not in the database' : 'in the database, and not declared';
}

type Named = Omit<UnmanagedObject, 'why'>;

function namesOf(schema: DatabaseSchema): ReadonlyMap<string, Named> {
  const lists: readonly (readonly [string, readonly { readonly schema: string | null; readonly name: string }[]])[] = [
    ['schema', schema.schemas.map(({ name }) => ({ schema: null, name }))],
    ['collation', schema.collations],
    ['enum', schema.enums],
    ['domain', schema.domains],
    ['composite type', schema.compositeTypes],
    ['range type', schema.rangeTypes],
    ['sequence', schema.sequences],
    ['table', schema.tables],
  ];
  const named = [
    ...lists.flatMap(([kind, objects]) => objects.map((object): Named => ({ kind, name: formatName(object) }))),
    ...schema.tables.flatMap(partsOf),
    ...schema.objects.map((object) => ({ kind: ruleOf(object.kind).words.toLowerCase(), name: formatObject(object) })),
  ];
  return new Map(named.map((object) => [`${object.kind}\0${object.name}`, object]));
}

function partsOf(table: Table): readonly Named[] {
  const parts = [
    ['column', table.columns],
    ['index', table.indexes],
    ['unique constraint', table.uniques],
    ['foreign key constraint', table.foreignKeys],
    ['check constraint', table.checks],
    ['exclusion constraint', table.exclusions],
  ] as const;
  return parts.flatMap(([kind, list]) => list.map(({ name }): Named => ({ kind, name: partName(name, table) })));
}
