import { hasFeature } from '../../schema/server-features.js';
import { catalogReader } from './catalog-reader.js';
import { notOfExtension } from './scope.js';

export interface DomainRow {
  readonly oid: string;
  readonly schema: string | null;
  readonly name: string;
  readonly type: string;
  readonly modifier: number;
  /** 0 if it is the type's own. */
  readonly collation: string;
  readonly serverDefault: string | null;
  readonly notNull: boolean;
  /** Of the NOT NULL constraint; null if it has no name. */
  readonly notNullName: string | null;
}

/** @param version as server_version_num says it */
export function domainsReader(version: number) {
  return catalogReader({
    fields: {
      oid: 't.oid',
      schema: 's.name',
      name: 't.typname',
      type: 't.typbasetype',
      modifier: 't.typtypmod',
      collation: 'CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation ELSE 0 END',
      serverDefault: 'pg_get_expr(t.typdefaultbin, 0, true)',
      notNull: 't.typnotnull',
      notNullName: hasFeature(version, 'notNullConstraintsOfDomains')
        ? "(SELECT conname FROM pg_constraint WHERE contypid = t.oid AND contype = 'n')"
        : 'NULL::name',
    },
    from: `scope AS s
      JOIN pg_type AS t ON t.typnamespace = s.oid AND t.typtype = 'd'
      JOIN pg_type AS b ON b.oid = t.typbasetype
     WHERE ${notOfExtension('t')}`,
    toRow: (row): DomainRow => ({
      oid: row.text('oid'),
      schema: row.textOrNull('schema'),
      name: row.text('name'),
      type: row.text('type'),
      modifier: row.integer('modifier'),
      collation: row.text('collation'),
      serverDefault: row.textOrNull('serverDefault'),
      notNull: row.flag('notNull'),
      notNullName: row.textOrNull('notNullName'),
    }),
  });
}

export interface DomainCheckRow {
  readonly oid: string;
  readonly domain: string;
  readonly name: string;
  readonly expression: string;
  readonly validated: boolean;
}

export const DOMAIN_CHECKS = catalogReader({
  fields: {
    oid: 'k.oid',
    domain: 'k.contypid',
    name: 'k.conname',
    expression: 'pg_get_expr(k.conbin, 0, true)',
    validated: 'k.convalidated',
  },
  from: `scope AS s
    JOIN pg_type AS t ON t.typnamespace = s.oid AND t.typtype = 'd'
    JOIN pg_constraint AS k ON k.contypid = t.oid AND k.contype = 'c'`,
  toRow: (row): DomainCheckRow => ({
    oid: row.text('oid'),
    domain: row.text('domain'),
    name: row.text('name'),
    expression: row.text('expression'),
    validated: row.flag('validated'),
  }),
});
