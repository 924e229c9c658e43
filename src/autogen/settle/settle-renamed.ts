import type { DatabaseSchema } from '../../schema/database-schema.js';
import { type DefinedObject, definedKey, objectMapKey, tableOfObject } from '../../schema/defined-object.js';
import type { PrintedDefinition } from '../../schema/definition-question.js';
import { type Key, objectKey, tableOfPart } from '../../schema/keys.js';
import { applyRenames } from '../match/apply-renames.js';
import { invertRenames, type RenamedDefinition, type Renames } from '../match/renames.js';
import { formerNames } from './former-names.js';
import { type DefinitionPrinter, type PrintRenamed, samePrint } from './settle-definitions.js';

interface Sides {
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
}

/**
 * The definitions of the live database as they read after the renames, and those of the declaration as they read
 * before. PostgreSQL follows a rename by itself in views, policies, triggers and everything else that it keeps
 * parsed. So a scratch database prints the declared objects under the old names: those that then read like the live
 * ones are the same. The other objects of the live database are created there under the old names, and printed under
 * the new ones. A definition that PostgreSQL refuses differs from the declared one, even if both have the same text.
 */
export async function settleRenamed(
  renames: Renames,
  sides: Sides,
  { printRenamed, has }: DefinitionPrinter,
): Promise<readonly RenamedDefinition[]> {
  const following = followingObjects(renames, sides);
  if (printRenamed === null || following.length === 0) {
    return [];
  }
  return has === 'declared'
    ? printWithDeclared({ renames, sides, following }, printRenamed)
    : printWithReflected({ renames, sides, following }, printRenamed);
}

interface RenamedSides {
  readonly renames: Renames;
  readonly sides: Sides;
  readonly following: readonly Following[];
}

/** A copy of the live database has the objects, and gets the new names. */
async function printWithReflected(
  { renames, sides, following }: RenamedSides,
  printRenamed: PrintRenamed,
): Promise<readonly RenamedDefinition[]> {
  const printed = await printRenamed(
    following.map(({ renamed }) => ({ made: null, printed: renamed })),
    formerNames(invertRenames(renames), sides.reflected),
  );
  return following.flatMap((object, place) => {
    const print = printed[place] ?? null;
    return print === null ? [...unknownAfter(object), ...unknownBefore(object)] : [printedAfter(object, print)];
  });
}

async function printWithDeclared(
  { renames, sides, following }: RenamedSides,
  printRenamed: PrintRenamed,
): Promise<readonly RenamedDefinition[]> {
  const names = formerNames(renames, sides.declared);
  const kept = following.filter(({ wanted }) => wanted !== undefined);
  const before = await printRenamed(
    kept.map(({ found }) => ({ made: null, printed: found })),
    names,
  );
  const ofDeclared = kept.map((object, place) => ({ object, print: before[place] ?? null }));
  const same = new Set(
    ofDeclared.flatMap(({ object, print }) => (print !== null && samePrint(print, object.found) ? [object] : [])),
  );
  const open = following.filter((object) => !same.has(object));
  const after = await printRenamed(
    open.map(({ found, renamed }) => ({ made: found, printed: renamed })),
    names,
  );
  return [
    ...ofDeclared.flatMap(({ object, print }) => (print === null ? [] : printedBefore(object, print))),
    ...open.flatMap((object, place) => {
      const print = after[place] ?? null;
      return print === null ? unknownAfter(object) : [printedAfter(object, print)];
    }),
    ...ofDeclared.flatMap(({ object, print }) => (print === null ? unknownBefore(object) : [])),
  ];
}

function printedBefore({ found, wanted }: Following, print: PrintedDefinition): readonly RenamedDefinition[] {
  return wanted === undefined ? [] : [{ from: { ...found, ...print }, to: wanted }];
}

function printedAfter({ found, renamed }: Following, print: PrintedDefinition): RenamedDefinition {
  return { from: found, to: { ...renamed, ...print } };
}

/** No SQL, so PostgreSQL prints no definition like it. Without a frame, nothing replaces the object in place. */
const UNKNOWN = { definition: 'unknown after the renames', frame: null };

function unknownAfter({ found, wanted, renamed }: Following): readonly RenamedDefinition[] {
  return wanted === undefined ? [] : [{ from: found, to: { ...renamed, ...UNKNOWN } }];
}

/** For the renames of the downgrade. */
function unknownBefore({ found, wanted }: Following): readonly RenamedDefinition[] {
  return wanted === undefined ? [] : [{ from: { ...found, ...UNKNOWN }, to: wanted }];
}

/** An object of the live database that depends on something that is renamed. */
interface Following {
  /** Undefined if the declaration doesn't have the object: it is dropped, or remains because it is not compared. */
  readonly wanted: DefinedObject | undefined;
  readonly found: DefinedObject;
  /** What is found, under its new name. */
  readonly renamed: DefinedObject;
}

function followingObjects(renames: Renames, { declared, reflected }: Sides): readonly Following[] {
  const { objects, dependences } = applyRenames(reflected, renames, declared);
  const touched = renamedKeys(renames);
  const dependents = new Set(
    dependences
      .filter(({ on }) => touched.has(on) || touched.has(tableOfPart(on) ?? on))
      .map(({ dependent }) => dependent),
  );
  const follows = (object: DefinedObject) => {
    const table = tableOfObject(object);
    return dependents.has(definedKey(object)) || (table !== null && touched.has(objectKey('table', table)));
  };
  const kept = new Map(declared.objects.map((object) => [objectMapKey(object), object]));
  return objects.flatMap((renamed, place): Following[] => {
    const [found, wanted] = [reflected.objects[place], kept.get(objectMapKey(renamed))];
    return found !== undefined && follows(renamed) ? [{ wanted, found, renamed }] : [];
  });
}

function renamedKeys({ tables, enums, types, columns, enumValues }: Renames): ReadonlySet<Key> {
  return new Set([
    ...[...tables.map(({ to }) => to), ...columns.map(({ of }) => of)].map((name) => objectKey('table', name)),
    ...[...[...enums, ...types].map(({ to }) => to), ...enumValues.map(({ of }) => of)].map((name) =>
      objectKey('type', name),
    ),
  ]);
}
