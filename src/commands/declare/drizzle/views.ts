import { materializedViewSql, viewSql } from '../../../models/objects/view.js';
import { sql } from '../../../models/sql.js';
import { clipName } from '../../../schema/choose-name.js';
import { snakeCase } from '../../../util/snake-case.js';
import { type DrizzleContext, schemaOf } from './context.js';
import type { DrizzleMaterializedView, DrizzleView } from './pg-core.js';

/** A view that is declared as existing is left alone. */
export function declareView(view: DrizzleView, context: DrizzleContext): void {
  if (view.isExisting || view.query === undefined) return;
  const name = nameOf(view);
  context.declare(viewSql(name, sql.raw(context.query(view.query)), view.with ?? {}), name.schema);
}

export function declareMaterializedView(view: DrizzleMaterializedView, context: DrizzleContext): void {
  if (view.isExisting || view.query === undefined) return;
  const name = nameOf(view);
  const options = {
    with: storageOf(view.with),
    ...(view.using !== undefined && { accessMethod: view.using }),
    ...(view.tablespace !== undefined && { tablespace: view.tablespace }),
  };
  context.declare(materializedViewSql(name, sql.raw(context.query(view.query)), options), name.schema);
}

function nameOf(view: Pick<DrizzleView, 'name' | 'schema'>) {
  return { schema: schemaOf(view), name: clipName(view.name) };
}

/** Drizzle has `autovacuumEnabled` for PostgreSQL's `autovacuum_enabled`. */
function storageOf(parameters: DrizzleMaterializedView['with'] = {}) {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[snakeCase(name), value] as const],
    ),
  );
}
