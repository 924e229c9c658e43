import { LimbeckError } from '../errors/limbeck-error.js';
import { parserMissing } from '../errors/lint-errors.js';
import type { Finding, Severity } from '../lint/finding.js';
import type { RuleSeverities } from '../lint/lint-unit.js';
import { LINT_DOCS } from '../lint/rule-docs.js';
import { loadParser } from '../lint/sql/parser.js';
import { planUpgrade } from '../script/plan-upgrade.js';
import type { RevisionMap } from '../script/revision-map.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { configuredSettings, runEnvironment } from './environment/environment.js';
import { readVersion } from './environment/open-database.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { findShown } from './graph/shown-revisions.js';
import { lintHistory, readHistories } from './lint/lint-files.js';
import { lintRevisions } from './lint/lint-revisions.js';
import { seeRevisions } from './lint/see-revisions.js';

export type { Finding, Severity };

export interface LintOptions extends CommandEvents {
  /** SQL files, or folders of them, that are judged without a database, instead of revisions. */
  readonly files?: readonly string[];
  /** SQL that is judged without a database. */
  readonly sql?: string;
  /** Revisions: `start:end`, or one of them. Default: those that are not applied. */
  readonly ranges?: readonly string[];
  /** All revisions. */
  readonly all?: boolean;
  /** Also returns advice: findings about style, and about dangers that are small or rare. */
  readonly advice?: boolean;
}

export interface LintReport {
  readonly findings: readonly Finding[];
  /** How many files or revisions were judged. */
  readonly judged: number;
  readonly of: 'file' | 'revision';
  /** What could not be judged, and why. */
  readonly notes: readonly string[];
  /** Where the rules are described. */
  readonly docs: string;
}

/** Says what is dangerous in SQL files or revisions. */
export async function lint(input: SettingsInput, options: LintOptions = {}): Promise<LintReport> {
  const { files = [], sql, advice = false } = options;
  const found =
    files.length > 0 || sql !== undefined ? await judgeTexts(input, options) : await judgeRevisions(input, options);
  const findings = found.findings.filter(({ severity }) => advice || severity !== 'advice');
  return { ...found, findings, docs: LINT_DOCS };
}

type Judged = Omit<LintReport, 'docs'>;

async function judgeTexts(input: SettingsInput, { files = [], sql }: LintOptions): Promise<Judged> {
  const severities = await findSeverities(input);
  const given = sql === undefined ? [] : [[{ file: '<stdin>', text: sql }]];
  const histories = [...readHistories(files, input.cwd ?? process.cwd()), ...given];
  const parser = await loadParser();
  if (parser === null) throw parserMissing();
  const findings = histories.flatMap((history) => lintHistory(history, { parser, severities }));
  return { findings, judged: histories.flat().length, of: 'file', notes: [] };
}

async function judgeRevisions(input: SettingsInput, options: LintOptions): Promise<Judged> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const reports = await configuredSettings(settings, options);
  const parser = await loadParser();
  const notes: string[] = parser === null ? [WITHOUT_PARSER] : [];
  const findings: Finding[] = [];
  const judged = new Set<string>();
  for (const place of reports) {
    const wanted = await wantedRevisions(map, place, options);
    for (const id of wanted) judged.add(id);
    if (wanted.size === 0) continue;
    const seen = await seeRevisions(planUpgrade(map, [], [...wanted]), place, options);
    notes.push(...seen.notes);
    const cwd = input.cwd ?? process.cwd();
    const care = { isOnline: place.online !== false, limitsLocks: place.lockTimeoutMs !== null };
    findings.push(...lintRevisions(seen.statements, { parser, severities: place.lintRules, cwd, wanted, care }));
  }
  return { findings, judged: judged.size, of: 'revision', notes };
}

const WITHOUT_PARSER =
  'The package `libpg-query` is missing, so only the locks and the work on the scratch database are judged. Install it with `npm install --save-dev libpg-query`.';

/** The ids of the revisions that are asked for. */
async function wantedRevisions(
  map: RevisionMap,
  settings: ResolvedSettings,
  options: LintOptions,
): Promise<ReadonlySet<string>> {
  const { ranges = [], all = false } = options;
  if (all) return new Set(map.nodes.map(({ id }) => id));
  if (ranges.length > 0) {
    const shown = ranges.map((range) => findShown({ settings, map, events: options }, range));
    return new Set((await Promise.all(shown)).flat().map(({ id }) => id));
  }
  const [rows] = await runEnvironment(settings, options, readVersion);
  return new Set(planUpgrade(map, rows, 'heads').map(({ revision }) => revision.id));
}

/** SQL can be judged where there is no config. */
async function findSeverities(input: SettingsInput): Promise<RuleSeverities> {
  try {
    return (await resolveSettings(input)).lintRules;
  } catch (error) {
    if (error instanceof LimbeckError && error.code === 'CONFIG_NOT_FOUND' && input.configPath === undefined) return {};
    throw error;
  }
}
