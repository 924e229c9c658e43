import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { ReportedChange } from '../difference/difference-report.js';
import type { WorkPlace } from '../environment/work.js';

/** The databases of several reports in one word; each once. */
export function databaseNames(reports: readonly { readonly database: string }[]): string {
  return [...new Set(reports.map(({ database }) => database))].join(', ');
}

/** The items of all lists, each once and in order. */
export function union(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].sort();
}

/** A database as people read it. If the settings name several databases, with its name. */
export function nameDatabase({ settings, connection }: Pick<WorkPlace, 'settings' | 'connection'>): string {
  return settings.database === null ? connection.description : `${settings.database}: ${connection.description}`;
}

/** A line about one of several databases. */
function ofDatabase({ database }: ResolvedSettings, line: string): string {
  return database === null ? line : `${database}: ${line}`;
}

/** Changes of one of several databases. */
export function changesOfDatabase(
  settings: ResolvedSettings,
  changes: readonly ReportedChange[],
): readonly ReportedChange[] {
  return changes.map((change) => ({ ...change, text: ofDatabase(settings, change.text) }));
}
