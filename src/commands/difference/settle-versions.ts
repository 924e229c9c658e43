import { extensionVersionUnreachable } from '../../errors/extension-errors.js';
import { readExtensionUpdates } from '../../reflect/extension-updates.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import type { Queryable } from '../../util/queryable.js';

interface Sides {
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
}

interface Versions {
  readonly db: Queryable;
  /** The extensions that are declared with a version. */
  readonly declaredVersions: ReadonlySet<string>;
  /** Whether a version that the server cannot reach is refused. */
  readonly requiresWay: boolean;
}

/**
 * Both sides with the versions of extensions that are to be compared: where one is declared, and of the database where
 * there is a way back to it as well.
 *
 * @throws LimbeckError if PostgreSQL can't update from the version of the database to the declared version
 */
export async function settleVersions<Both extends Sides>(sides: Both, versions: Versions): Promise<Both> {
  const { declaredVersions } = versions;
  const wanted = new Map(
    sides.declared.objects.flatMap(({ kind, name, version }) =>
      kind === 'extension' && version !== undefined && declaredVersions.has(name) ? [[name, version]] : [],
    ),
  );
  const comparable = new Set<string>();
  for (const { name, version: from } of sides.reflected.objects) {
    const to = wanted.get(name);
    if (from !== undefined && to !== undefined && (await hasWayBack({ name, from, to }, versions)))
      comparable.add(name);
  }
  return {
    ...sides,
    declared: withVersions(sides.declared, declaredVersions),
    reflected: withVersions(sides.reflected, comparable),
  };
}

interface VersionChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

async function hasWayBack({ name, from, to }: VersionChange, { db, requiresWay }: Versions): Promise<boolean> {
  if (from === to) return true;
  const ways = await readExtensionUpdates(db, name);
  const isThere = (start: string, end: string) => ways.some((way) => way.from === start && way.to === end);
  if (requiresWay && !isThere(from, to)) {
    throw extensionVersionUnreachable({ name, from, to, ways: ways.filter((way) => way.from === from) });
  }
  return isThere(to, from);
}

function withVersions(schema: DatabaseSchema, names: ReadonlySet<string>): DatabaseSchema {
  const settled = schema.objects.map(
    ({ version, ...object }): DefinedObject =>
      version === undefined || !names.has(object.name) ? object : { ...object, version },
  );
  return { ...schema, objects: settled };
}
