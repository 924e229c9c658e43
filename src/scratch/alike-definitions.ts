import { compileOperation } from '../ddl/compile.js';
import { isReplaceable } from '../schema/defined-kinds.js';
import { type DefinedObject, identityOf, objectMapKey } from '../schema/defined-object.js';
import type { Scratch } from './scratch.js';

interface AlikeSources {
  readonly scratch: Scratch;
  /** What the scratch database has. */
  readonly reflectScratch: () => Promise<readonly DefinedObject[]>;
  /** What it will be compared with. */
  readonly reflectLive: () => Promise<readonly DefinedObject[]>;
}

/**
 * PostgreSQL does not always print a definition that it has printed before in the same words: a varchar IN ('a', 'b') is
 * printed in two ways, and so is a BETWEEN in front of another AND. So each object that may hold one is made once more of
 * its own definition, and of that of the live database, and what is printed of it then means the same.
 */
export async function withAlikeDefinitions(
  objects: readonly DefinedObject[],
  { scratch, reflectScratch, reflectLive }: AlikeSources,
): Promise<readonly DefinedObject[]> {
  const doubtful = new Map(objects.filter(isDoubtful).map((object) => [objectMapKey(object), object]));
  if (doubtful.size === 0) {
    return objects;
  }
  const printAgain = async (definitions: readonly DefinedObject[]) => {
    for (const object of definitions) {
      await remake(scratch, object);
    }
    const printed = await reflectScratch();
    return new Map(printed.map((object) => [objectMapKey(object), object.definition]));
  };
  const second = await printAgain([...doubtful.values()]);
  const formsOf = (object: DefinedObject) => [object.definition, second.get(objectMapKey(object)) ?? object.definition];
  const live = (await reflectLive()).filter((found) => {
    const object = doubtful.get(objectMapKey(found));
    return object !== undefined && !formsOf(object).includes(found.definition);
  });
  const ofLive = live.length === 0 ? new Map<string, string>() : await printAgain(live);
  const foundByKey = new Map(live.map((found) => [objectMapKey(found), found.definition]));
  return objects.map((object) => {
    const key = objectMapKey(object);
    if (!doubtful.has(key)) {
      return object;
    }
    const forms = formsOf(object);
    const found = foundByKey.get(key);
    const isAlike = found !== undefined && forms.includes(ofLive.get(key) ?? '');
    const alike = [...forms, ...(isAlike ? [found] : [])].filter((form) => form !== object.definition);
    return alike.length === 0 ? object : { ...object, alike };
  });
}

/** Bodies in quotes are printed as they were written. */
function isDoubtful({ definition }: DefinedObject): boolean {
  const [printed = ''] = definition.split(/^AS \$/m);
  return printed.includes('ARRAY[') || /\)\) (?:AND|OR) /.test(printed);
}

/** What cannot be made again has but one form. */
async function remake(scratch: Scratch, object: DefinedObject): Promise<void> {
  const bare = { ...object, additions: [], comment: null, restored: [] };
  const statements = isReplaceable(object.kind)
    ? compileOperation({ kind: 'replaceObject', object: bare })
    : [
        ...compileOperation({ kind: 'dropObject', object: identityOf(object) }),
        ...compileOperation({ kind: 'createObject', object: bare }),
      ];
  await scratch.run(statements.join(';\n')).catch(() => undefined);
}
