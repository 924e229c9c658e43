import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { compareEnvironment, type FromRevisions } from './difference/compare-environment.js';
import type { DefinitionPatch } from './difference/definition-patches.js';
import { definitionsOf, listChanges, type ReportedChange } from './difference/difference-report.js';
import { explainScope, type ScopeDecision } from './difference/explain-scope.js';
import { type AnsweredRename, RenameAnswers } from './difference/renames/choose-renames.js';
import type { RenameOptions } from './difference/renames/given-rename.js';
import { summarizeUnmanaged, type UnmanagedSummary } from './difference/unmanaged-summary.js';
import type { CommandEvents } from './environment/command-events.js';
import type { FleetCheckReport } from './fleet/check-fleet.js';
import type { FleetOptions } from './fleet/open-fleet.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { findProcessedDifference } from './new-revision/process-directives.js';
import { changesOfDatabase, databaseNames } from './run/database-names.js';

export interface CheckOptions extends CommandEvents, RenameOptions, FromRevisions {
  /** Also gives the definitions of both sides, as unified text differences. */
  readonly definitions?: boolean;
  /** The name of an object: also tells whether it is compared, and why. */
  readonly explain?: string | undefined;
}

export interface CheckReport {
  /** Without a password. For `fromRevisions`, the place in which the revisions ran. */
  readonly database: string;
  /** Whether the models were compared with the revisions instead of a database. */
  readonly fromRevisions: boolean;
  /** What autogenerate would write, one line each; empty if models and database agree. */
  readonly differences: readonly string[];
  /** The same with what they do to rows. */
  readonly changes: readonly ReportedChange[];
  readonly unmanaged: readonly UnmanagedSummary[];
  /** The drops that may be renames, which `revision` asks about. */
  readonly questions: readonly AnsweredRename[];
  /** Only if they were requested. */
  readonly definitions?: readonly DefinitionPatch[];
  /** The objects with the name that `explain` asks for; empty without any. */
  readonly explained?: readonly ScopeDecision[];
}

/** What the two sides are called in a text difference. */
const CHECKED = { from: 'database', to: 'models' };

/** Compares models and database, and writes nothing. */
export async function check(input: SettingsInput, options: CheckOptions = {}): Promise<CheckReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const reports = await compareEnvironment(settings, options, async (place): Promise<CheckReport> => {
    const answers = new RenameAnswers(undefined);
    const sides = { map, events: options, renames: options, chooseRename: answers.choose };
    const difference = await findProcessedDifference(place, sides);
    const changes = changesOfDatabase(place.settings, listChanges(difference));
    return {
      database: place.connection.description,
      fromRevisions: place.isOfRevisions,
      differences: changes.map(({ text }) => text),
      changes,
      unmanaged: summarizeUnmanaged(difference.unmanaged),
      questions: answers.all,
      ...(options.definitions === true ? { definitions: await definitionsOf(difference, CHECKED) } : {}),
      ...(options.explain === undefined
        ? {}
        : { explained: await explainScope(options.explain, difference.compared, place.connection) }),
    };
  });
  return {
    database: databaseNames(reports),
    fromRevisions: reports.some(({ fromRevisions }) => fromRevisions),
    differences: reports.flatMap(({ differences }) => differences),
    changes: reports.flatMap(({ changes }) => changes),
    unmanaged: reports.flatMap(({ unmanaged }) => unmanaged),
    questions: reports.flatMap(({ questions }) => questions),
    ...(options.definitions === true ? { definitions: reports.flatMap(({ definitions = [] }) => definitions) } : {}),
    ...(options.explain === undefined ? {} : { explained: reports.flatMap(({ explained = [] }) => explained) }),
  };
}

/** Compares the models with the places of a fleet, in groups of places that are equal. Writes nothing. */
export async function checkFleet(input: SettingsInput, options: FleetOptions = {}): Promise<FleetCheckReport> {
  const { runFleetCheck } = await import('./fleet/check-fleet.js');
  return runFleetCheck(input, options);
}
