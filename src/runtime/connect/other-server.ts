/** A server that speaks the protocol of PostgreSQL without being PostgreSQL. */
export interface OtherServer {
  readonly name: string;
  /** What a run can't rely on there; each is a sentence. */
  readonly missing: readonly string[];
}

const NO_LOCK = 'Advisory locks have no effect there, so two runs at once are not excluded: start only one.';
const LOCK_REFUSED = 'Advisory locks are not supported before 2025.1, so a run fails before it begins.';
const NO_TRANSACTION =
  'Changes of the schema are not rolled back with their transaction, so a revision that fails may be half done.';
const TRANSACTION_IS_OPTIONAL =
  'Changes of the schema are rolled back with their transaction only if the server is configured for that (ysql_yb_ddl_transaction_block_enabled), so a revision that fails may be half done.';

/**
 * Which server answers, according to what it reports while a client connects, so that no query is needed. Null: PostgreSQL,
 * or a server that Limbeck can use like PostgreSQL.
 *
 * @param reported the settings that the server reported: `server_version` and others
 */
export function findOtherServer(reported: ReadonlyMap<string, string>): OtherServer | null {
  if (reported.has('crdb_version')) {
    return { name: 'CockroachDB', missing: [NO_LOCK, NO_TRANSACTION] };
  }
  const [, yugabyte] = (reported.get('server_version') ?? '').split('-YB-');
  if (yugabyte !== undefined) {
    const hasLocks = Number.parseInt(yugabyte, 10) >= FIRST_YEAR_WITH_LOCKS;
    return { name: 'YugabyteDB', missing: [...(hasLocks ? [] : [LOCK_REFUSED]), TRANSACTION_IS_OPTIONAL] };
  }
  return null;
}

/** Versions are `2.20.1.0`, and since then `2025.1.0.0`. */
const FIRST_YEAR_WITH_LOCKS = 2025;

/** For people. */
export function describeOtherServer({ name, missing }: OtherServer): string {
  return `This server is ${name}, and Limbeck is made for PostgreSQL. ${missing.join(' ')}`;
}
