import {
  type AnyMetaData,
  bigint,
  type ColumnBuilder,
  MetaData,
  type TableItem,
  text,
} from '../../src/models/index.js';

/** A model that Limbeck refuses, and the message. */
export interface RefusedModel {
  readonly what: string;
  readonly model: AnyMetaData;
  readonly code: string;
  readonly message: string;
}

/** A metadata with one table "t". */
export function tableOf(columns: Record<string, ColumnBuilder>, items: readonly TableItem[] = []): AnyMetaData {
  const metadata = new MetaData();
  metadata.table('t', columns, items);
  return metadata;
}

/** A metadata with a table "users" and what the function adds. */
export function besideUsers(add: (metadata: MetaData) => void): AnyMetaData {
  const metadata = new MetaData();
  metadata.table('users', { id: bigint().primaryKey(), name: text(), tenantId: bigint() });
  add(metadata);
  return metadata;
}

/** What toSchema() throws; null where it throws nothing. */
export function refusalOf(metadata: AnyMetaData): unknown {
  try {
    metadata.toSchema();
  } catch (error) {
    return error;
  }
  return null;
}
