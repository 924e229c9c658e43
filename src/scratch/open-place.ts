import { LimbeckError } from '../errors/limbeck-error.js';
import { scratchImpossible, scratchNotEmpty } from '../errors/scratch-errors.js';
import type { Connection, OpenConnectionOptions } from '../runtime/connection.js';
import { openConnection } from '../runtime/open-connection.js';
import { openTemporaryDatabase, type ScratchPlace } from './temporary-database.js';

/** Where scratch work may be done. */
export interface PlaceOptions {
  /** The database that is compared, or null. Limbeck never writes to it. */
  readonly live: Connection | null;
  readonly devUrl: string | null;
  readonly connect: OpenConnectionOptions;
}

type OpenPlace = Exclude<ScratchPlace, { reason: string }>;

/** An empty database: at `devUrl` if it is set, otherwise on the live server, otherwise an embedded one. */
export async function openPlace({ live, devUrl, connect }: PlaceOptions): Promise<OpenPlace> {
  if (devUrl !== null) return openDevPlace(await openConnection(devUrl, connect), live);
  const reasons: string[] = [];
  if (live !== null && live.kind === 'pg') {
    const place = await openTemporaryDatabase(live, live);
    if (!('reason' in place)) return place;
    reasons.push(place.reason);
  }
  const embedded = await openEmbedded(connect);
  if (!('reason' in embedded)) return embedded;
  throw scratchImpossible([...reasons, '`devUrl` is not set', embedded.reason]);
}

async function openEmbedded(connect: OpenConnectionOptions): Promise<ScratchPlace> {
  try {
    const connection = await openConnection('pglite://memory', connect);
    return { connection, close: () => connection.close() };
  } catch (error) {
    if (!(error instanceof LimbeckError)) throw error;
    const isMissing = error.code === 'PGLITE_MISSING';
    return { reason: isMissing ? '@electric-sql/pglite is not installed' : error.message.replace(/\.$/, '') };
  }
}

/** A new database on that server, or else the database itself: it must be empty, and the transaction is rolled back. */
async function openDevPlace(dev: Connection, live: Connection | null): Promise<OpenPlace> {
  try {
    const place = await openTemporaryDatabase(dev, live ?? dev);
    if (!('reason' in place)) {
      return {
        connection: place.connection,
        async close() {
          await place.close().finally(() => dev.close());
        },
      };
    }
    await requireEmpty(dev);
    await dev.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
    return { connection: { ...dev, isNested: true }, close: () => dev.close() };
  } catch (error) {
    await dev.close();
    throw error;
  }
}

async function requireEmpty(dev: Connection): Promise<void> {
  const { rows } = await dev.query<{ readonly what: string }>(OCCUPANT);
  const [occupant] = rows;
  if (occupant !== undefined) throw scratchNotEmpty(dev.description, occupant.what);
}

// Objects of initdb have lower numbers; what belongs to an extension is in nobody's way.
const OCCUPANT = `
  SELECT pg_catalog.pg_describe_object(classid, objid, 0) AS what
    FROM (SELECT tableoid AS classid, oid AS objid FROM pg_catalog.pg_class
          UNION ALL SELECT tableoid, oid FROM pg_catalog.pg_proc
          UNION ALL SELECT tableoid, oid FROM pg_catalog.pg_type
          UNION ALL SELECT tableoid, oid FROM pg_catalog.pg_namespace
           WHERE nspname OPERATOR(pg_catalog.!~) '^pg_' AND nspname OPERATOR(pg_catalog.<>) 'public') AS x
   WHERE objid OPERATOR(pg_catalog.>=) 16384
     AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                      WHERE d.classid OPERATOR(pg_catalog.=) x.classid AND d.objid OPERATOR(pg_catalog.=) x.objid
                        AND d.deptype OPERATOR(pg_catalog.=) 'e')
   ORDER BY objid LIMIT 1`;
