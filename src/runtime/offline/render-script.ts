import { quoteName } from '../../ddl/quote.js';
import type { Operation } from '../../operations/operation.js';
import type { Step } from '../../script/step.js';
import { logOf } from '../log/log-table.js';
import { RunLog } from '../log/run-log.js';
import { readBody } from '../plan/read-body.js';
import { loadSteps } from '../run/load-steps.js';
import { runLoadedSteps } from '../run/run-loaded-steps.js';
import type { RunOptions, RunResult } from '../run-options.js';
import { createVersionTable } from '../version-table.js';
import type { CommentReader } from './comments-above.js';
import { explainScriptFailure } from './explain-script-failure.js';
import { ScriptLimits } from './script-limits.js';
import { ScriptOnline } from './script-online.js';
import { ScriptSession } from './script-session.js';
import { ScriptTables } from './script-tables.js';

/** What a run and a script have in common, and what the script has to be told since it sees no database. */
export interface ScriptOptions
  extends Pick<
    RunOptions,
    | 'versionTable'
    | 'versionTablePk'
    | 'onVersionApply'
    | 'args'
    | 'loadBody'
    | 'transactionPerMigration'
    | 'allowDestructive'
    | 'tag'
    | 'x'
    | 'signal'
    | 'alwaysCreateVersionTable'
    | 'log'
    | 'lockLimits'
  > {
  /** False: the script has no BEGIN and no COMMIT; whoever runs it sees to that. */
  readonly transactionalDdl?: boolean;
  /** May know files that were read already. */
  readonly comments?: CommentReader;
  readonly steps: readonly Step[];
  /** Writes directives online, as for large tables; the steps that lead to where the script begins. */
  readonly onlineAfter?: readonly Step[] | undefined;
  /** The revisions that the version table is assumed to list. If none, the script creates the table if it is missing. */
  readonly startingHeads: readonly string[];
}

export interface RenderedScript extends Omit<RunResult, 'createdVersionTable' | 'undone'> {
  /** SQL for psql; empty if there is no step. */
  readonly sql: string;
}

/**
 * Writes what {@link runSteps} would send as a script that leads to the same state. Connects to nothing. A revision
 * that needs an answer of the database is an error (exit status 2), and so is one that fails.
 */
export async function renderScript(options: ScriptOptions): Promise<RenderedScript> {
  const { steps, startingHeads, versionTable } = options;
  // On an empty database nobody waits.
  const limits = options.lockLimits === undefined || startingHeads.length === 0 ? null : options.lockLimits;
  const session = new ScriptSession({
    ...options,
    log: scriptLog(options),
    limits: limits && new ScriptLimits(limits),
  });
  session.progress.heads = startingHeads;
  const shape = { ifNotExists: true, primaryKey: options.versionTablePk !== false };
  const create = () => Promise.resolve(session.write(createVersionTable(versionTable, shape)));
  try {
    const tables = options.onlineAfter === undefined ? null : await tablesAfter(options.onlineAfter, options);
    await runLoadedSteps(session, await loadSteps(steps, options.loadBody), {
      versionTable: quoteName(versionTable),
      createVersionTable: startingHeads.length === 0 ? create : null,
      alwaysCreateVersionTable: options.alwaysCreateVersionTable === true,
      allowDestructive: options.allowDestructive ?? true,
      transactionPerMigration: options.transactionPerMigration === true,
      tag: options.tag ?? null,
      x: options.x ?? {},
      args: options.args ?? {},
      onVersionApply: options.onVersionApply ?? [],
      writtenForms:
        tables === null
          ? undefined
          : (isGuarded, settings) => new ScriptOnline({ session, tables, isGuarded, settings }),
    });
    session.restoreLimits();
  } catch (error) {
    throw explainScriptFailure(error);
  }
  return { sql: session.sql, before: startingHeads, after: session.progress.heads, steps };
}

function scriptLog({ log, versionTable }: ScriptOptions): RunLog | null {
  if (log === undefined) return null;
  return new RunLog({ table: logOf(versionTable), exists: 'unknown', author: { ...log, host: null } });
}

/** The tables that earlier revisions create and change. What their SQL does isn't known. */
async function tablesAfter(steps: readonly Step[], options: ScriptOptions): Promise<ScriptTables> {
  const settings = { tag: options.tag ?? null, x: options.x ?? {}, args: options.args ?? {} };
  const operations: Operation[] = [];
  for (const loaded of await loadSteps(steps, options.loadBody)) {
    const { directives } = await readBody(loaded, settings);
    for (const one of directives) if (one.kind === 'operations') operations.push(...one.operations);
  }
  return new ScriptTables(operations);
}
