import { formatName } from '../../schema/names.js';
import { either, on, type Rule } from '../rule.js';

export const MAINTENANCE_RULES: readonly Rule[] = [
  {
    name: 'vacuum-full',
    severity: 'error',
    title: '`VACUUM FULL` or `CLUSTER`',
    find: either(
      on('vacuum', ({ isFull, tables }) =>
        isFull ? rewrites('VACUUM FULL', tables.map(formatName).join(', ') || 'every table') : null,
      ),
      on('cluster', ({ table }, { known }) =>
        table !== null && known.isNew(table)
          ? null
          : rewrites('CLUSTER', table === null ? 'every clustered table' : formatName(table)),
      ),
    ),
  },
  {
    name: 'refresh-blocks',
    severity: 'warning',
    title: '`REFRESH MATERIALIZED VIEW` without `CONCURRENTLY`',
    find: on('refresh', ({ name, isConcurrent, withData }, { known }) =>
      isConcurrent || !withData || known.isNew(name)
        ? null
        : {
            what: `Nobody can read ${formatName(name)} until its query is done.`,
            safe: 'Create a unique index on the view, and use REFRESH MATERIALIZED VIEW CONCURRENTLY.',
          },
    ),
  },
  {
    name: 'materialized-view-with-data',
    severity: 'advice',
    title: '`CREATE MATERIALIZED VIEW` with data',
    find: on('createMaterializedView', ({ name, withData }) =>
      withData
        ? {
            what: `The migration waits until the query of ${formatName(name)} is done.`,
            safe: 'Create it WITH NO DATA, and refresh it after the migration.',
          }
        : null,
    ),
  },
  {
    name: 'server-wide-change',
    severity: 'warning',
    title: '`ALTER SYSTEM`, or a tablespace',
    find: on('serverChange', ({ statement }) => ({
      what: `${statement} changes the whole server, also for its other databases, and needs a superuser.`,
      safe: 'Leave this to an operator. For one database, use ALTER DATABASE … SET.',
    })),
  },
];

function rewrites(word: string, table: string) {
  return {
    what: `${word} stops reads and writes of ${table} while PostgreSQL rewrites it.`,
    safe: 'Use pg_repack, or a plain VACUUM, which blocks nobody.',
  };
}
