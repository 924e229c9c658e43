import { quoteIdentifier, quoteIdentifiers, quoteLiteral } from './quote.js';

/** Options as CREATE SUBSCRIPTION takes them; null is NONE. */
export type SubscriptionParameters = Readonly<Record<string, string | number | boolean | null>>;

export interface NewSubscription {
  readonly name: string;
  readonly connection: string;
  readonly publications: readonly string[];
  readonly options: SubscriptionParameters;
}

/** It copies nothing before it is enabled, and doesn't connect to the publisher (connect = false). */
export function createSubscription({ name, connection, publications, options }: NewSubscription): string {
  return `CREATE SUBSCRIPTION ${quoteIdentifier(name)} CONNECTION ${quoteLiteral(connection)} PUBLICATION ${quoteIdentifiers(publications)} WITH ${parameterList({ connect: false, ...options })}`;
}

export interface SubscriptionChange {
  readonly connection?: string;
  readonly publications?: readonly string[];
  readonly options?: SubscriptionParameters;
  readonly enabled?: boolean;
}

/** Disabled before anything else changes, and enabled after. */
export function alterSubscription(name: string, change: SubscriptionChange): readonly string[] {
  const { connection, publications, options, enabled } = change;
  const alter = `ALTER SUBSCRIPTION ${quoteIdentifier(name)}`;
  return [
    ...(enabled === false ? [`${alter} DISABLE`] : []),
    ...(connection === undefined ? [] : [`${alter} CONNECTION ${quoteLiteral(connection)}`]),
    // To refresh asks the publisher, and cannot be taken back.
    ...(publications === undefined
      ? []
      : [`${alter} SET PUBLICATION ${quoteIdentifiers(publications)} WITH (refresh = false)`]),
    ...(options === undefined ? [] : [`${alter} SET ${parameterList(options)}`]),
    ...(enabled === true ? [`${alter} ENABLE`] : []),
  ];
}

/** The slot on the publisher stays: to drop it too would need the publisher, and could not be taken back. */
export function dropSubscription(name: string, ifExists: boolean): readonly string[] {
  const statements = [
    ...alterSubscription(name, { enabled: false, options: { slot_name: null } }),
    `DROP SUBSCRIPTION ${quoteIdentifier(name)}`,
  ];
  return ifExists
    ? [
        `DO ${quoteLiteral(`BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_subscription AS s
               JOIN pg_catalog.pg_database AS d ON d.oid OPERATOR(pg_catalog.=) s.subdbid
              WHERE s.subname OPERATOR(pg_catalog.=) ${quoteLiteral(name)}
                AND d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()) THEN
    ${statements.join(';\n    ')};
  END IF;
END`)}`,
      ]
    : statements;
}

function parameterList(options: SubscriptionParameters): string {
  const items = Object.entries(options).map(([name, value]) => `${quoteIdentifier(name)} = ${parameterValue(value)}`);
  return `(${items.join(', ')})`;
}

function parameterValue(value: SubscriptionParameters[string]): string {
  if (value === null) return 'NONE';
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return quoteLiteral(String(value));
}
