import type { IfExists, WithComment } from './operation-options.js';

/** As CREATE SUBSCRIPTION has them: `{ slot_name: 'copies', binary: true }`; null is NONE. */
export type SubscriptionOptions = Readonly<Record<string, string | number | boolean | null>>;

export interface CreateSubscriptionOptions extends WithComment {
  /** The connection to the publisher. Put the password into a password file, because a revision is not secret. */
  readonly connection: string;
  readonly publications: readonly string[];
  readonly options?: SubscriptionOptions;
}

export interface AlterSubscriptionOptions {
  readonly connection?: string;
  /** All of them; `ALTER SUBSCRIPTION … REFRESH PUBLICATION` stays to be done. */
  readonly publications?: readonly string[];
  readonly options?: SubscriptionOptions;
  readonly enabled?: boolean;
}

/** Autogenerate ignores subscriptions: each environment copies from another database. */
export interface SubscriptionDirectives {
  /** CREATE SUBSCRIPTION with connect = false: nothing is asked of the publisher, and nothing copied before it is enabled. */
  readonly createSubscription: (name: string, options: CreateSubscriptionOptions) => Promise<void>;
  readonly alterSubscription: (name: string, options: AlterSubscriptionOptions) => Promise<void>;
  /** Disables it, and drops it without its slot on the publisher. */
  readonly dropSubscription: (name: string, options?: IfExists) => Promise<void>;
  readonly renameSubscription: (name: string, newName: string) => Promise<void>;
}
