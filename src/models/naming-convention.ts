import type { ConstraintKind } from '../schema/constraints.js';
import type { QualifiedName } from '../schema/names.js';

/** `ex`, for exclusion constraints, is the one that SQLAlchemy does not have. */
export type ConventionKey = 'ix' | 'uq' | 'ck' | 'fk' | 'pk' | 'ex';

/** What a function of a convention is told of the constraint or index that it names. */
export interface NamingSubject {
  readonly kind: ConstraintKind | 'index';
  /** The name that the declaration gives; null if it gives none. */
  readonly name: string | null;
  /** The columns, by their names in the database. */
  readonly columns: readonly string[];
  /** The columns, by their properties. */
  readonly keys: readonly string[];
  /** Of a foreign key. */
  readonly referredTable: QualifiedName | null;
  readonly referredColumns: readonly string[];
}

export type NamingFunction = (constraint: NamingSubject, table: QualifiedName) => string;

/** Templates with SQLAlchemy's tokens, functions, and tokens of the project's own: `{ guid: () => …, fk: 'fk_%(guid)s' }`. */
export type NamingConvention = { readonly [Key in ConventionKey]?: string | NamingFunction } & {
  readonly [token: string]: string | NamingFunction;
};

type Form = 'name' | 'key' | 'label';
type Position = `${number}` | `${number}N` | `${number}_N`;
type ColumnToken = `column_${Position}_${Form}`;
type CommonToken = 'table_name' | 'constraint_name' | ColumnToken;
type ReferredToken = 'referred_table_name' | `referred_column_${Position}_${Form}`;

type TokenOf<Key> = Key extends 'fk' ? CommonToken | ReferredToken : CommonToken;

type UnknownToken<
  Template extends string,
  Known extends string,
> = Template extends `${string}%(${infer Token})s${infer Rest}`
  ? Token extends Known
    ? UnknownToken<Rest, Known>
    : Token
  : never;

/** What the compiler shows of a template with a token that does not exist: nothing fits it. */
interface UnknownNamingToken<Token extends string> {
  readonly unknownToken: `%(${Token})s`;
}

type CheckedTemplate<Template extends string, Known extends string> = [UnknownToken<Template, Known>] extends [never]
  ? Template
  : UnknownNamingToken<UnknownToken<Template, Known>>;

/** The convention itself, except for templates with an unknown token. */
export type CheckedConvention<Convention> = {
  readonly [Key in keyof Convention]: Convention[Key] extends string
    ? Key extends ConventionKey
      ? CheckedTemplate<Convention[Key], TokenOf<Key> | Extract<keyof Convention, string>>
      : NamingFunction
    : Convention[Key];
};
