import { formatName } from '../../schema/names.js';
import type { Known } from '../known/known.js';
import { either, on, type Rule } from '../rule.js';

const MANY_COLUMNS = 3;

export const INDEX_RULES: readonly Rule[] = [
  {
    name: 'index-not-concurrent',
    severity: 'error',
    title: '`CREATE INDEX` on an existing table',
    hasOnlineForm: true,
    find: on('createIndex', ({ table, isConcurrent, isOnly }, { known }) =>
      isConcurrent || isOnly || known.isNew(table) || known.tables.isPartitioned(table)
        ? null
        : {
            what: `CREATE INDEX stops all writes to ${formatName(table)} until the index is built.`,
            safe: 'Use CREATE INDEX CONCURRENTLY, outside a transaction.',
            claim: { table, work: 'build' },
          },
    ),
  },
  {
    name: 'index-on-partitioned',
    severity: 'error',
    title: '`CREATE INDEX` on a partitioned table',
    hasOnlineForm: true,
    find: on('createIndex', ({ table, isOnly }, { known }) =>
      isOnly || known.isNew(table) || !known.tables.isPartitioned(table)
        ? null
        : {
            what: `CREATE INDEX stops all writes to ${formatName(table)} and its partitions until every index is built.`,
            safe: 'Create it ON ONLY the parent, CONCURRENTLY on each partition, and attach these with ALTER INDEX … ATTACH PARTITION.',
            claim: { table, work: 'build' },
          },
    ),
  },
  {
    name: 'drop-index-not-concurrent',
    severity: 'warning',
    title: '`DROP INDEX` without `CONCURRENTLY`',
    hasOnlineForm: true,
    find: on('drop', ({ what, names, isConcurrent }, { known }) => {
      const index = names.find((name) => !known.isNew(name) && !isOnNewTable(known.tables.index(name)?.table, known));
      if (what !== 'index' || isConcurrent || index === undefined) return null;
      return {
        what: `DROP INDEX ${formatName(index)} waits for every reader of its table, and everybody else waits behind it.`,
        safe: 'Use DROP INDEX CONCURRENTLY, outside a transaction.',
      };
    }),
  },
  {
    name: 'drop-constraint-index',
    severity: 'error',
    title: '`DROP INDEX` of an index that belongs to a constraint',
    find: on('drop', ({ what, names, isCascade }, { known }) => {
      const index = names.find((name) => known.tables.constraintOfIndex(name) !== null);
      if (what !== 'index' || isCascade || index === undefined) return null;
      return {
        what: `The constraint ${index.name} needs the index, so this fails.`,
        safe: `Use ALTER TABLE … DROP CONSTRAINT ${index.name}.`,
      };
    }),
  },
  {
    name: 'reindex-not-concurrent',
    severity: 'error',
    title: '`REINDEX` without `CONCURRENTLY`',
    find: on('reindex', ({ name, isConcurrent }, { known }) =>
      isConcurrent || known.isNew(name)
        ? null
        : {
            what: `REINDEX stops all writes to the table of ${formatName(name)}, and reads that use the index, until it is rebuilt.`,
            safe: 'Use REINDEX … CONCURRENTLY, outside a transaction.',
          },
    ),
  },
  {
    name: 'concurrent-in-transaction',
    severity: 'error',
    title: '`CONCURRENTLY`, `VACUUM`, or `DROP DATABASE` in a transaction',
    find: either(
      on('vacuum', (_, { known }) => concurrentDanger('VACUUM', known)),
      on('drop', ({ what }, { known }) => (what === 'database' ? concurrentDanger('DROP DATABASE', known) : null)),
      on('reindex', ({ of }, { known }) => (of === 'all' ? concurrentDanger('this REINDEX', known) : null)),
      on('createIndex', ({ isConcurrent }, { known }) => concurrentDanger(isConcurrent, known)),
      on('drop', ({ isConcurrent }, { known }) => concurrentDanger(isConcurrent, known)),
      on('reindex', ({ isConcurrent }, { known }) => concurrentDanger(isConcurrent, known)),
      on('detachPartition', ({ isConcurrent }, { known }) => concurrentDanger(isConcurrent, known)),
    ),
  },
  {
    name: 'concurrent-if-not-exists',
    severity: 'advice',
    title: '`CREATE INDEX CONCURRENTLY IF NOT EXISTS`',
    find: on('createIndex', ({ isConcurrent, ifNotExists, name }) =>
      isConcurrent && ifNotExists
        ? {
            what: `If an earlier attempt failed, the index ${name ?? ''} exists but is invalid, and IF NOT EXISTS keeps it.`,
            safe: 'Drop the invalid index first: DROP INDEX CONCURRENTLY IF EXISTS.',
          }
        : null,
    ),
  },
  {
    name: 'wide-index',
    severity: 'advice',
    title: 'an index with many columns, or a hash index',
    find: on('createIndex', ({ columns, isUnique, method }) =>
      (columns.length > MANY_COLUMNS && !isUnique) || method === 'hash'
        ? {
            what:
              method === 'hash'
                ? 'A hash index can only find equal values.'
                : `The index has ${columns.length} columns, which few queries can use.`,
            safe: method === 'hash' ? 'Use a btree index.' : 'Index the columns that select the fewest rows.',
          }
        : null,
    ),
  },
];

function isOnNewTable(table: Parameters<Known['isNew']>[0] | undefined, known: Known): boolean {
  return table !== undefined && known.isNew(table);
}

function concurrentDanger(subject: string | boolean, known: Known) {
  return subject !== false && known.inTransaction === 'yes'
    ? {
        what: `PostgreSQL refuses ${subject === true ? 'CONCURRENTLY' : subject} inside a transaction, so this fails.`,
        safe: 'Run it outside a transaction: before BEGIN, after COMMIT, or in a separate file.',
      }
    : null;
}
