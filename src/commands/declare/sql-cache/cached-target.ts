import { join } from 'node:path';
import type { Printers } from '../../../autogen/settle/settle.js';
import { cacheFolder } from '../../../loader/cache-folder.js';
import { RUNS_FROM_SOURCE } from '../../../loader/running-package.js';
import type { Reflection } from '../../../reflect/reflection.js';
import type { Connection } from '../../../runtime/connection.js';
import { declaredVersions } from '../../../scratch/declared-versions.js';
import type { SqlSource } from '../../../scratch/sql-source.js';
import type { ResolvedSettings } from '../../../settings/resolved-settings.js';
import { sha256 } from '../../../util/node-crypto.js';
import { readCacheFile, writeCacheFile } from '../cache/cache-file.js';
import { programVersion } from '../cache/program-version.js';
import { isRepeatableBuild } from './is-repeatable-build.js';
import { type BuildTarget, LazyBuild } from './lazy-build.js';
import { readServerFacts } from './server-facts.js';

/** What the SQL created, and the printers for its expressions and definitions. */
export interface BuiltTarget {
  readonly reflection: Reflection;
  /** Extensions that are declared with a version. */
  readonly versions: ReadonlySet<string>;
  readonly printers: Printers;
}

interface CachedFor {
  readonly live: Connection | null;
  readonly defaultSchema: string;
  readonly settings: ResolvedSettings;
}

/**
 * Does something with what SQL makes. If the same SQL was built before on a server that is the same, what was reflected then
 * is taken from the cache, and a scratch database is built only when it is asked to print something.
 */
export async function withCachedTarget<T>(
  sources: readonly SqlSource[],
  { database, build }: { readonly database: CachedFor; readonly build: BuildTarget },
  use: (built: BuiltTarget) => Promise<T>,
): Promise<T> {
  const place = await findPlace(sources, database);
  const cached = place === null ? null : readCacheFile(place.path, place.key);
  if (isCachedTarget(cached)) {
    const lazy = new LazyBuild(build);
    const { reflection, versions } = cached;
    return lazy.during((printers) => use({ reflection, versions: new Set(versions), printers }));
  }
  return build(async ({ printers, isEmbedded, ...reflection }) => {
    const versions = declaredVersions(sources);
    // The facts are those of the server.
    if (place !== null && !isEmbedded && isRepeatableBuild(sources)) {
      // Somebody may have changed the server meanwhile.
      const isStill = (await findPlace(sources, database))?.key === place.key;
      if (isStill)
        writeCacheFile(place.path, place.key, { reflection, versions: [...versions] } satisfies CachedTarget);
    }
    return use({ reflection, versions, printers });
  });
}

interface CachedTarget {
  readonly reflection: Reflection;
  readonly versions: readonly string[];
}

/** What has the right key was written here; this is for the compiler. */
function isCachedTarget(value: unknown): value is CachedTarget {
  return typeof value === 'object' && value !== null && 'reflection' in value && 'versions' in value;
}

interface Place {
  readonly path: string;
  /** Of everything that what is built depends on. */
  readonly key: string;
}

/** Null if nothing may be cached: what a function decides, or a server that can't be asked before, is in no key. */
async function findPlace(
  sources: readonly SqlSource[],
  { live, defaultSchema, settings }: CachedFor,
): Promise<Place | null> {
  if (RUNS_FROM_SOURCE || !settings.cache || settings.devUrl !== null || settings.includeName !== null) return null;
  // INSERT and what it calls run each time. CREATE TABLE AS can make rows, too.
  if (Object.keys(settings.rows).length > 0) return null;
  if (live === null || live.kind !== 'pg' || live.isNested === true) return null;
  const { configPath, environment, database, baseFolder } = settings;
  const { comparePrivileges, compareOwners, ignore, allowSuperuserSql, versionTable, versionTableSchema } = settings;
  const key = sha256(
    JSON.stringify([
      programVersion(),
      await readServerFacts(live),
      sources.map(({ sql, view }) => (view === undefined ? sql : [sql, view])),
      defaultSchema,
      { comparePrivileges, compareOwners, ignore, allowSuperuserSql, versionTable, versionTableSchema },
    ]),
  );
  const name = sha256(JSON.stringify([configPath ?? baseFolder, environment, database]));
  return { path: join(cacheFolder(baseFolder), `sql-target-${name.slice(0, 16)}.json`), key };
}
