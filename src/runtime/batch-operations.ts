import type { Operations } from './operations.js';

/** The same method without its table and without `schema`, which the batch says once. */
type WithoutTable<Arguments extends readonly unknown[], Position extends 0 | 1> = Position extends 0
  ? Arguments extends readonly [string, ...infer Rest]
    ? Rest
    : never
  : Arguments extends readonly [infer Name, string, ...infer Rest]
    ? [Name, ...Rest]
    : never;

type OnTable<Directive extends keyof Operations, Position extends 0 | 1> = (
  ...given: WithoutTable<Parameters<Operations[Directive]>, Position>
) => Promise<void>;

/** What `op.batchAlterTable` gives to its block: directives on one table, which is not named again. */
export interface BatchOperations {
  readonly addColumn: OnTable<'addColumn', 0>;
  readonly dropColumn: OnTable<'dropColumn', 0>;
  readonly renameColumn: OnTable<'renameColumn', 0>;
  readonly alterColumn: OnTable<'alterColumn', 0>;
  readonly createPrimaryKey: OnTable<'createPrimaryKey', 1>;
  readonly createUniqueConstraint: OnTable<'createUniqueConstraint', 1>;
  readonly createCheckConstraint: OnTable<'createCheckConstraint', 1>;
  readonly createForeignKey: OnTable<'createForeignKey', 1>;
  readonly createExcludeConstraint: OnTable<'createExcludeConstraint', 1>;
  readonly dropConstraint: OnTable<'dropConstraint', 1>;
  readonly renameConstraint: OnTable<'renameConstraint', 1>;
  readonly validateConstraint: OnTable<'validateConstraint', 1>;
  readonly createIndex: OnTable<'createIndex', 1>;
  readonly dropIndex: OnTable<'dropIndex', 1>;
  readonly renameIndex: OnTable<'renameIndex', 1>;
  /** COMMENT ON TABLE; null takes it away. */
  readonly setComment: (comment: string | null) => Promise<void>;
}
