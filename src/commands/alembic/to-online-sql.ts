import type { AlembicRevision } from '../../script/alembic/read-alembic-revision.js';
import type { AlembicDirection, AlembicSql } from '../../script/alembic/read-alembic-sql.js';
import { undoDoubling } from '../../script/alembic/undo-doubling.js';
import type { CollectedSql } from './collect-alembic-sql.js';

/** The SQL that a connected Alembic would run, and the reason if that is uncertain. */
export function toOnlineSql(collected: CollectedSql, revisions: readonly AlembicRevision[], env: string): CollectedSql {
  const bodies = revisions.flatMap((revision) =>
    (['upgrade', 'downgrade'] as const).flatMap((direction) => {
      const body = collected.sql[direction].get(revision.id);
      return body === undefined ? [] : [{ revision, direction, body }];
    }),
  );
  const blocks = bodies.flatMap((one) => one.body.blocks.map((sql) => ({ ...one, sql })));
  const online = undoDoubling(
    blocks.map(({ sql, revision }) => ({ sql, python: revision.source })),
    env,
  );
  const sql = { upgrade: new Map<string, AlembicSql>(), downgrade: new Map<string, AlembicSql>() };
  for (const { revision, direction, body } of bodies) {
    const own = online.filter((_, at) => blocks[at]?.body === body);
    const doubt = offlineDoubt(revision, direction) ?? own.find((one) => one.doubt !== null)?.doubt ?? null;
    sql[direction].set(revision.id, { ...body, blocks: own.map((one) => one.sql), doubt });
  }
  return { sql, failures: collected.failures, versionTable: collected.versionTable };
}

/** A function that asks whether it writes SQL does something else online, and nothing of that is in the output. */
function offlineDoubt(revision: AlembicRevision, direction: AlembicDirection): string | null {
  const asks = /\b(?:is_offline_mode|as_sql)\b/;
  const own = asks.test(revision[direction] ?? '');
  const other = asks.test(revision[direction === 'upgrade' ? 'downgrade' : 'upgrade'] ?? '');
  return own || (asks.test(revision.source) && !other)
    ? 'the revision checks whether it runs offline, so the SQL may omit what it does with a connection'
    : null;
}
