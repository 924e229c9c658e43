/** What CREATE SEQUENCE and GENERATED … AS IDENTITY take; what is missing is PostgreSQL's default. */
export interface SequenceOptionsInput {
  readonly start?: number | bigint;
  readonly increment?: number | bigint;
  readonly minValue?: number | bigint;
  readonly maxValue?: number | bigint;
  /** How many numbers a session takes at a time. */
  readonly cache?: number | bigint;
  readonly cycle?: boolean;
}

export interface IdentityOptions extends SequenceOptionsInput {
  /** The name of the sequence behind the column, if it is not PostgreSQL's own choice. */
  readonly sequence?: string;
  /** Whether the sequence is unlogged, if the table is not, or the other way round (PostgreSQL 15). */
  readonly unlogged?: boolean;
  /** COMMENT ON SEQUENCE. */
  readonly comment?: string;
}
