import { writeFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { invalidArgument } from '../errors/settings-errors.js';
import { makeFolder } from '../script/make-folder.js';
import { toIds } from '../script/revision-node.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { configuredSettings } from './environment/environment.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { graphAround } from './review/graph-around.js';
import { htmlReport } from './review/html-report.js';
import { markdownReport } from './review/markdown-report.js';
import type { DatabaseReview, ReviewReport } from './review/review.js';
import { reviewDatabase } from './review/review-database.js';

const REPORT_FORMATS = ['html', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportOptions extends CommandEvents {
  /** Ids, ranges such as `4e1f:head`, or paths of revision files. Default: what is not applied, otherwise the last one. */
  readonly revisions?: readonly string[];
  /** How the document is written. Default: none is made, or what the ending of `out` says. */
  readonly format?: ReportFormat | undefined;
  /** A file for the document. Replaced if it exists. */
  readonly out?: string | undefined;
}

export interface WrittenReport extends ReviewReport {
  /** Only if a format was asked for. */
  readonly document: string | null;
  /** The file that was written. */
  readonly path: string | null;
}

/** Tells what revisions change, block and destroy, as data and as a document. Writes to no database but scratch ones. */
export async function report(input: SettingsInput, options: ReportOptions = {}): Promise<WrittenReport> {
  const { out, revisions: wanted = [] } = options;
  const format = formatOf(options);
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const cwd = input.cwd ?? process.cwd();
  const databases: DatabaseReview[] = [];
  for (const place of await configuredSettings(settings, options)) {
    databases.push(await reviewDatabase({ settings: place, map, events: options, wanted, cwd }));
  }
  const ids = new Set(databases.flatMap(({ revisions }) => revisions.map(({ id }) => id)));
  const found = { heads: toIds(map.heads), databases, graph: graphAround(map, ids) };
  const document = format === null ? null : DOCUMENTS[format](found);
  const path = out === undefined ? null : resolve(cwd, out);
  if (path !== null && document !== null) {
    makeFolder(dirname(path));
    writeFileSync(path, document);
  }
  return { ...found, document, path };
}

const DOCUMENTS: Readonly<Record<ReportFormat, (report: ReviewReport) => string>> = {
  html: htmlReport,
  markdown: markdownReport,
};

const ENDINGS: Readonly<Record<string, ReportFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
};

function formatOf({ format, out }: ReportOptions): ReportFormat | null {
  if (format === undefined) return out === undefined ? null : (ENDINGS[extname(out).toLowerCase()] ?? 'html');
  const known = REPORT_FORMATS.find((one) => one === format);
  if (known === undefined) {
    throw invalidArgument('`format` of commands.report', REPORT_FORMATS.join(' or '), `"${format}"`);
  }
  return known;
}
