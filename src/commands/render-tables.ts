import { renderRevisionBody } from '../autogen/render/render-revision-body.js';
import { invalidArgument } from '../errors/settings-errors.js';
import { createAllOperations } from '../operations/create-all.js';
import { EMPTY_SCHEMA } from '../schema/database-schema.js';
import { formatName, PUBLIC_SCHEMA } from '../schema/names.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { declareModels, withDeclaredSchema } from './declare/declared-schema.js';
import { loadTargets, type Targets } from './declare/targets.js';

export interface RenderTablesOptions {
  /** `users`, `audit.log`. Default: all that the models declare. */
  readonly tables?: readonly string[];
}

export interface RenderedTables {
  /** What the lines need from `limbeck/schema`. */
  readonly imports: readonly string[];
  /** Whole statements that bring in what else they need. */
  readonly importStatements: readonly string[];
  /** The directives that create the tables, without the enums and other objects that the tables need. */
  readonly lines: readonly string[];
}

/** The source that creates tables of the models, without asking a database. */
export async function renderTables(input: SettingsInput, options: RenderTablesOptions = {}): Promise<RenderedTables> {
  const settings = await resolveSettings(input);
  const targets = await loadTargets(settings);
  const { tables, enums } =
    targets.sql.length === 0 ? await declareModels(targets, PUBLIC_SCHEMA) : await declareSql(targets, settings);
  const known = tables.map(formatName);
  const wanted = new Set(options.tables ?? known);
  const unknown = [...wanted].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw invalidArgument('`tables` of commands.renderTables', `names out of ${known.join(', ')}`, unknown.join(', '));
  }
  const asked = tables.filter((table) => wanted.has(formatName(table)));
  return renderRevisionBody(createAllOperations({ ...EMPTY_SCHEMA, tables: asked }), {
    enums,
    renderItem: settings.renderItem,
  });
}

function declareSql(targets: Targets, settings: ResolvedSettings) {
  const database = { live: null, defaultSchema: PUBLIC_SCHEMA, settings, events: {} };
  return withDeclaredSchema(targets, database, async ({ schema }) => schema);
}
