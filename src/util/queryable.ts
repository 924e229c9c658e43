/** One row of a result, by column name. */
export type Row = Readonly<Record<string, unknown>>;

export interface QueryResult<R> {
  readonly rows: readonly R[];
  /** Rows affected, where PostgreSQL says so. */
  readonly rowCount: number | null;
}

/**
 * What is needed of a connection. With parameters the statement goes by the extended protocol; without, by
 * the simple one, and may then hold several statements (the last one's result is returned).
 */
export interface Queryable {
  /** True if somebody else has begun a transaction, and will end it. */
  readonly isNested?: boolean;
  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>>;
}
