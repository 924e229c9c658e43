import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';

/** A relation by its oid, or an advisory lock by its key, as both queries below write it. */
type Held = string;

/** Whether others would wait for what a transaction has locked. */
export class HeldLocks {
  readonly #db: Queryable;
  readonly #ownTables: readonly QualifiedName[];
  /** What others can lock, and the advisory locks of the run; null if that isn't known. */
  #before: { readonly relations: ReadonlySet<Held>; readonly advisory: ReadonlySet<Held> } | null = null;

  /** @param ownTables tables of Limbeck, in which no other run changes rows meanwhile */
  constructor(db: Queryable, ownTables: readonly QualifiedName[]) {
    this.#db = db;
    this.#ownTables = ownTables;
  }

  /** To be called before a transaction begins: others don't see the relations that it will create. */
  async transactionBegins(): Promise<void> {
    const { rows } = await this.#db.query<BeforeRow>(BEFORE);
    const named = (kind: BeforeRow['kind']) => new Set(rows.filter((row) => row.kind === kind).map(({ name }) => name));
    this.#before = { relations: named('relation'), advisory: named('advisory') };
  }

  transactionEnded(): void {
    this.#before = null;
  }

  /** Whether {@link areStrong} can tell. */
  get areKnown(): boolean {
    return this.#before !== null;
  }

  /** Whether the transaction holds locks that readers, writers, or other runs may wait for: of tables, rows, and keys. */
  async areStrong(): Promise<boolean> {
    const before = this.#before;
    if (before === null) return true;
    const { rows } = await this.#db.query<HeldRow>(strongLocks(this.#ownTables));
    return rows.some(({ kind, name }) => {
      if (kind === 'relation') return before.relations.has(name);
      return kind === 'catalog' || !before.advisory.has(name);
    });
  }
}

interface BeforeRow {
  readonly kind: 'relation' | 'advisory';
  readonly name: Held;
}

interface HeldRow {
  readonly kind: BeforeRow['kind'] | 'catalog';
  readonly name: Held;
}

const FIRST_OID_OF_USERS = 16384;

const OF_THIS_SESSION = 'l.granted AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()';

const ADVISORY_KEY = `pg_catalog.concat(l.classid, ' ', l.objid, ' ', l.objsubid)`;

const BEFORE = `
  SELECT 'relation' AS kind, c.oid::pg_catalog.text AS name
    FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.>=) ${FIRST_OID_OF_USERS}::pg_catalog.oid
   UNION ALL
  SELECT 'advisory', ${ADVISORY_KEY} FROM pg_catalog.pg_locks AS l
   WHERE ${OF_THIS_SESSION} AND l.locktype OPERATOR(pg_catalog.=) 'advisory'`;

/**
 * The modes that keep nobody from reading or writing, and belong to no row lock (manual: "Explicit Locking"). Every DDL
 * statement locks rows of the catalogs.
 */
const WEAK = `'{AccessShareLock,ShareUpdateExclusiveLock,SIReadLock}'`;
const WEAK_IN_CATALOGS = `'{AccessShareLock,ShareUpdateExclusiveLock,SIReadLock,RowShareLock,RowExclusiveLock}'`;

function strongLocks(ownTables: readonly QualifiedName[]): string {
  const own = ownTables.map((name) => `pg_catalog.to_regclass(${quoteLiteral(quoteName(name))})::pg_catalog.oid`);
  const isOfUsers = `l.relation OPERATOR(pg_catalog.>=) ${FIRST_OID_OF_USERS}::pg_catalog.oid`;
  return `
    SELECT CASE WHEN l.locktype OPERATOR(pg_catalog.=) 'advisory' THEN 'advisory'
                WHEN ${isOfUsers} THEN 'relation' ELSE 'catalog' END AS kind,
           CASE WHEN l.locktype OPERATOR(pg_catalog.=) 'advisory' THEN ${ADVISORY_KEY}
                ELSE l.relation::pg_catalog.text END AS name
      FROM pg_catalog.pg_locks AS l
     WHERE ${OF_THIS_SESSION}
       AND (l.locktype OPERATOR(pg_catalog.=) 'advisory'
            OR l.locktype OPERATOR(pg_catalog.=) 'relation'
               AND NOT l.mode OPERATOR(pg_catalog.=) ANY (CASE WHEN ${isOfUsers} THEN ${WEAK} ELSE ${WEAK_IN_CATALOGS} END::pg_catalog.text[])
               AND NOT coalesce(l.relation OPERATOR(pg_catalog.=) ANY (pg_catalog.array_remove(ARRAY[${own.join(', ')}], NULL)), false))`;
}
