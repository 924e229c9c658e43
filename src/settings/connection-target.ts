/** A client of the user's own, already connected: `pg.Client`, a client of a pool, PGlite. It is not closed. */
export interface LiveClient {
  query(sql: string, parameters?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** The options of `pg.Client` that make sense here; whatever else it takes may be given too. */
export interface PostgresOptions {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string | (() => string | Promise<string>);
  readonly database?: string;
  /** True, or the options of Node's `tls.connect`. */
  readonly ssl?: boolean | object;
  readonly application_name?: string;
  readonly options?: string;
}

/** A URL (`postgres://…`, `pglite://folder`, `pglite://memory`), the options of `pg.Client`, or a live client. */
export type ConnectionTarget = string | PostgresOptions | LiveClient;
