import type { Queryable } from '../util/queryable.js';
import { readCatalog } from './catalog/catalog.js';
import { NameFilter } from './name-filter.js';
import type { Reflection, ReflectionOptions } from './reflection.js';
import { type SessionFacts, withSnapshot } from './session.js';
import { toReflection } from './values/to-reflection.js';

/**
 * Reads a live database into schema values: one snapshot, three round trips whatever its size, nothing written. A role
 * with read access is enough, also on a standby. Objects in the default schema have a null schema, and expressions are
 * as pg_get_expr() and pg_get_indexdef() print them then (manual: System Catalog Information Functions).
 */
export async function reflect(db: Queryable, options: ReflectionOptions = {}): Promise<Reflection> {
  const { facts, filter, catalog, read } = await withSnapshot(db, options.defaultSchema, async (sessionFacts) => {
    const chosen = chosenSchemas(sessionFacts, options);
    const ofOptions = new NameFilter(options, sessionFacts.defaultSchema, new Set(chosen));
    const isWanted = (name: string) => ofOptions.hasSchema(name === sessionFacts.defaultSchema ? null : name);
    const schemas = [...chosen.filter(isWanted), ...ofOptions.otherSchemas];
    const { privileges = false, owners = false } = options;
    const catalog = await readCatalog(db, { ...sessionFacts, schemas, privileges, owners });
    return { facts: sessionFacts, filter: ofOptions, catalog, read: new Set(schemas) };
  });
  const { defaultSchema, serverVersion, role } = facts;
  return {
    ...toReflection(catalog, filter, defaultSchema),
    ignored: filter.ignored,
    schemasNotRead: facts.schemas.filter((name) => !read.has(name)),
    defaultSchema,
    role,
    serverVersion,
    isWhole: leavesNothingOut(options) && facts.schemas.every((name) => read.has(name)),
  };
}

function leavesNothingOut({ includeName, ignore = [], former = [] }: ReflectionOptions): boolean {
  return includeName === undefined && ignore.length === 0 && former.length === 0;
}

function chosenSchemas(
  { schemas, defaultSchema }: SessionFacts,
  { schemas: wanted = 'default' }: ReflectionOptions,
): readonly string[] {
  const named = wanted === 'default' ? [] : wanted;
  return [...new Set([defaultSchema, ...(named === 'all' ? schemas : named)])];
}
