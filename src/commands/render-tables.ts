import { renderRevisionBody } from '../autogen/render/render-revision-body.js';
import { invalidArgument } from '../errors/settings-errors.js';
import { createOperations } from '../operations/create-all.js';
import { EMPTY_SCHEMA } from '../schema/database-schema.js';
import { formatName } from '../schema/names.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { loadDeclaredSchema } from './declared-schema.js';

export interface RenderTablesOptions {
  /** `users`, `audit.log`. Default: all that the models declare. */
  readonly tables?: readonly string[];
}

export interface RenderedTables {
  /** What the lines need from `limbeck/schema`. */
  readonly imports: readonly string[];
  /** The directives that create the tables; enums and what else they rest on are not among them. */
  readonly lines: readonly string[];
}

/** The source that creates tables of the models, without asking a database. */
export async function renderTables(input: SettingsInput, options: RenderTablesOptions = {}): Promise<RenderedTables> {
  const declare = await loadDeclaredSchema(await resolveSettings(input));
  const { tables, enums } = declare('public');
  const known = tables.map(formatName);
  const wanted = new Set(options.tables ?? known);
  const unknown = [...wanted].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw invalidArgument('`tables` of commands.renderTables', `names out of ${known.join(', ')}`, unknown.join(', '));
  }
  const asked = tables.filter((table) => wanted.has(formatName(table)));
  return renderRevisionBody(createOperations({ ...EMPTY_SCHEMA, tables: asked }), { enums });
}
