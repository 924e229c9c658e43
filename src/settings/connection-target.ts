/** A client of the user's own, already connected: `pg.Client`, a client of a pool, PGlite. It is not closed. */
export interface LiveClient {
  query(sql: string, parameters?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** The options of `pg.Client` that make sense here; whatever else it takes may be given too. */
export interface PostgresOptions {
  readonly connectionString?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly user?: string | undefined;
  readonly password?: string | (() => string | Promise<string>) | undefined;
  readonly database?: string | undefined;
  /** True, or the options of Node's `tls.connect`. */
  readonly ssl?: boolean | object | undefined;
  readonly application_name?: string | undefined;
  readonly options?: string | undefined;
}

/** A URL (`postgres://…`, `pglite://folder`, `pglite://memory`), the options of `pg.Client`, or a live client. */
export type ConnectionTarget = string | PostgresOptions | LiveClient;
