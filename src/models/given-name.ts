/** A name that no naming convention touches. */
export interface FinalName {
  readonly finalName: string;
}

/** A name as a declaration gives it: what a naming convention may build into its own, or a final one. */
export type GivenName = string | FinalName;

/** Says that a name is final: a convention with `%(constraint_name)s` leaves it alone. */
export function conv(name: string): FinalName {
  return { finalName: name };
}
