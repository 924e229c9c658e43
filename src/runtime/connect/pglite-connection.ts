import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { databaseUrlInvalid, pgliteFailed, pgliteMissing } from '../../errors/database-errors.js';
import { maskPassword } from '../../util/mask-password.js';
import { learnSecretsOfSql } from '../../util/secrets/secrets-in-sql.js';
import type { Connection, Notice, OpenConnectionOptions } from '../connection.js';
import { type FolderLock, LOCK_FILE, lockFolder } from './folder-lock.js';
import { lastResult } from './last-result.js';

export const PGLITE_SCHEME = 'pglite://';

/** Opens an embedded database, and creates it if it is missing. The folder belongs to one process at a time. */
export async function openPglite(url: string, options: OpenConnectionOptions): Promise<Connection> {
  const place = url.slice(PGLITE_SCHEME.length);
  if (place === '') throw databaseUrlInvalid(url, 'the folder is missing');
  const open = await loadPglite(options.baseFolder ?? process.cwd());
  if (place === 'memory') {
    options.onSlowStart?.('memory');
    const db = await open('memory://').catch((error: unknown) => Promise.reject(pgliteFailed('memory', error)));
    return toConnection(db, { url, onNotice: options.onNotice, afterClose: () => undefined });
  }
  const folder = resolve(options.baseFolder ?? '.', place);
  const lock = lockFolder(folder);
  try {
    const db = await openFolder(open, { folder, lock, onSlowStart: options.onSlowStart });
    return toConnection(db, { url, onNotice: options.onNotice, afterClose: lock.release });
  } catch (error) {
    lock.release();
    throw pgliteFailed(folder, error);
  }
}

type OpenPglite = (dataDir: string) => Promise<PGlite>;

/** The project's package is found even if Limbeck isn't installed in the project. */
async function loadPglite(baseFolder: string): Promise<OpenPglite> {
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    return (dataDir) => PGlite.create(dataDir);
  } catch (missingHere) {
    return await loadFrom(baseFolder, missingHere);
  }
}

async function loadFrom(baseFolder: string, missingHere: unknown): Promise<OpenPglite> {
  try {
    const path = createRequire(join(baseFolder, 'package.json')).resolve('@electric-sql/pglite');
    const { PGlite }: typeof import('@electric-sql/pglite') = await import(pathToFileURL(path).href);
    return (dataDir) => PGlite.create(dataDir);
  } catch {
    throw pgliteMissing(missingHere);
  }
}

interface FolderOptions {
  readonly folder: string;
  readonly lock: FolderLock;
  readonly onSlowStart: OpenConnectionOptions['onSlowStart'];
}

async function openFolder(open: OpenPglite, { folder, lock, onSlowStart }: FolderOptions): Promise<PGlite> {
  // Half a cluster does not start. Nothing but the creation that was cut off has put files there.
  if (lock.creationWasCutOff) emptyFolder(folder);
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    onSlowStart?.(folder);
    lock.mark('creating');
  }
  const db = await open(folder);
  lock.mark('complete');
  return db;
}

function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name !== LOCK_FILE) rmSync(join(folder, name), { recursive: true });
  }
}

interface SessionOptions {
  readonly url: string;
  readonly onNotice: ((notice: Notice) => void) | undefined;
  readonly afterClose: () => void;
}

function toConnection(db: PGlite, { url, onNotice, afterClose }: SessionOptions): Connection {
  return {
    ...pgliteSession(db, onNotice),
    description: url,
    async close() {
      await db.close();
      afterClose();
    },
  };
}

type Session = Omit<Connection, 'description' | 'close'>;

/** PGlite queues its statements by itself. */
export function pgliteSession(db: PGliteLike, onNotice?: (notice: Notice) => void): Session {
  const queryOptions = {
    onNotice: ({ severity, message }: { severity?: string | undefined; message?: string | undefined }) => {
      onNotice?.({ severity: severity ?? 'NOTICE', message: maskPassword(message ?? '') });
    },
  };
  return {
    kind: 'pglite',
    session: db,
    announcedPid: null,
    inTransaction: () => null,
    async query<R>(sql: string, parameters?: readonly unknown[]) {
      learnSecretsOfSql(sql);
      const answer =
        parameters === undefined ? db.exec(sql, queryOptions) : db.query(sql, [...parameters], queryOptions);
      return lastResult<R>(await answer);
    },
    cancel: () => Promise.resolve(false),
    openSibling: null,
    reopen: null,
  };
}

/** What is used of PGlite, so that one of another version or behind a worker will do. */
export type PGliteLike = Pick<PGlite, 'exec' | 'query'>;
