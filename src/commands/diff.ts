import { renderSqlBlocks } from '../autogen/render/render-sql-revision.js';
import { compileOperation } from '../ddl/compile.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { DefinitionPatch } from './difference/definition-patches.js';
import { resolveSide } from './difference/diff-side.js';
import { compareDatabase } from './difference/difference.js';
import { changesOf, definitionsOf, type ObjectChanges } from './difference/difference-report.js';
import type { RenameOptions } from './difference/renames/given-rename.js';
import { withDeclaredSide, withSideDatabase } from './difference/side-database.js';
import { summarizeUnmanaged, type UnmanagedSummary } from './difference/unmanaged-summary.js';
import type { CommandEvents } from './environment/command-events.js';

export interface DiffOptions extends CommandEvents, RenameOptions {
  /**
   * What would change: `database` (the one of the settings), `models` (their target), an environment, a URL, the path
   * of models or SQL, or a revision. Default: `database`.
   */
  readonly from?: string;
  /** What it would become. Default: `models`. */
  readonly to?: string;
}

export interface DiffReport {
  /** What the two sides are called; without a password. */
  readonly from: string;
  readonly to: string;
  /** What makes the one equal to the other, by objects. */
  readonly changes: readonly ObjectChanges[];
  /** The same as SQL, without semicolons. */
  readonly statements: readonly string[];
  /** The same with semicolons, and with what a reviewer has to know as comments. */
  readonly script: readonly string[];
  /** The definitions of what differs, as unified text differences. */
  readonly definitions: readonly DefinitionPatch[];
  readonly unmanaged: readonly UnmanagedSummary[];
}

/** Compares any two of databases, models, SQL and revisions, and writes nothing to either. */
export async function diff(input: SettingsInput, options: DiffOptions = {}): Promise<DiffReport> {
  const settings = await resolveSettings(input);
  const from = await resolveSide(options.from ?? 'database', input, settings);
  const to = await resolveSide(options.to ?? 'models', input, settings);
  return withSideDatabase(from, options, async ({ connection, scratch }) => {
    const difference = await compareDatabase(connection, {
      settings: from.settings,
      withDeclared: (defaultSchema, use) =>
        withDeclaredSide(to, { live: connection, defaultSchema, events: options }, use),
      renames: options,
      everySchema: scratch !== null,
    });
    const names = { from: from.name, to: to.name };
    return {
      ...names,
      changes: changesOf(difference),
      statements: difference.operations.flatMap(compileOperation),
      script: difference.operations.flatMap((operation) => renderSqlBlocks(operation, difference.notes)),
      definitions: await definitionsOf(difference, names),
      unmanaged: summarizeUnmanaged(difference.unmanaged),
    };
  });
}
