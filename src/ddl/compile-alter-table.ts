import type { AlterTable } from '../operations/table-operations.js';
import type { TableOptions } from '../schema/table-options.js';
import { keyword } from './checked-words.js';
import { quoteRelation, quoteType } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';
import { parameterSubcommands } from './storage-parameters.js';

export function compileAlterTable({ table, changes }: AlterTable): readonly string[] {
  const subcommands = optionSubcommands(changes);
  return subcommands.length === 0 ? [] : [`ALTER TABLE ${quoteRelation(table)} ${subcommands.join(', ')}`];
}

/** Options that CREATE TABLE can't set, or that mention indexes that don't exist yet. */
export function optionsAfterCreation(table: AlterTable['table'], options: TableOptions): readonly string[] {
  const { replicaIdentity, rowSecurity, forceRowSecurity, clusterOn, ofType } = options;
  const changes = {
    ...(replicaIdentity && { replicaIdentity }),
    ...(rowSecurity && { rowSecurity }),
    ...(forceRowSecurity && { forceRowSecurity }),
    ...(clusterOn !== undefined && { clusterOn }),
    ...(ofType && { ofType }),
  };
  return compileAlterTable({ kind: 'alterTable', table, changes });
}

function optionSubcommands(changes: AlterTable['changes']): readonly string[] {
  const { unlogged, tablespace, accessMethod, replicaIdentity, rowSecurity, forceRowSecurity, clusterOn } = changes;
  return [
    ...said(changes.ofType, (type) => (type === null ? 'NOT OF' : `OF ${quoteType(type)}`)),
    ...said(unlogged, (is) => (is ? 'SET UNLOGGED' : 'SET LOGGED')),
    ...parameterSubcommands(changes.with),
    ...said(tablespace, (name) => `SET TABLESPACE ${quoteIdentifier(name ?? 'pg_default')}`),
    ...said(accessMethod, (name) => `SET ACCESS METHOD ${quoteIdentifier(name ?? 'heap')}`),
    ...said(replicaIdentity, (identity) => `REPLICA IDENTITY ${replicaIdentityWords(identity)}`),
    ...said(rowSecurity, (is) => `${is ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`),
    ...said(forceRowSecurity, (is) => `${is ? 'FORCE' : 'NO FORCE'} ROW LEVEL SECURITY`),
    ...said(clusterOn, (index) => (index === null ? 'SET WITHOUT CLUSTER' : `CLUSTER ON ${quoteIdentifier(index)}`)),
  ];
}

function said<T>(value: T | undefined, toSql: (value: T) => string): readonly string[] {
  return value === undefined ? [] : [toSql(value)];
}

function replicaIdentityWords(identity: TableOptions['replicaIdentity'] | null): string {
  if (identity === null || identity === undefined) {
    return 'DEFAULT';
  }
  return typeof identity === 'string'
    ? keyword('replicaIdentity', identity, ['full', 'nothing'])
    : `USING INDEX ${quoteIdentifier(identity.index)}`;
}
