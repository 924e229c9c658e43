import type { Act } from './act.js';
import type { Danger, Finding, Severity, Work } from './finding.js';
import type { InTransaction, Known } from './known/known.js';
import { GroupedActs } from './later-acts.js';
import type { Rule, Scene } from './rule.js';
import { ruleDocs } from './rule-docs.js';
import { RULES } from './rules.js';
import type { Reading } from './sql/parser.js';
import { applySuppressions, type Suppression } from './suppressions.js';

/** A statement, and what it does. */
export interface JudgedStatement {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** What it does, or why PostgreSQL can't read it. Null if nothing can read it. */
  readonly reading: Reading | string | null;
  /** Whether it runs in the transaction of the file, if that is known. */
  readonly inTransaction: boolean | null;
  readonly runner: RunnerCare;
  /** What a server did with it; null if it wasn't run. */
  readonly observed: Observed | null;
}

/** What a run of Limbeck does for a statement; nothing in files that other tools run. */
export interface RunnerCare {
  /** It carries the directive out in its online form if the table is large. */
  readonly isOnline: boolean;
  /** It limits how long the statement waits for locks. */
  readonly limitsLocks: boolean;
  /** It wrote the statement, for a directive. */
  readonly isWriter: boolean;
}

export const NO_CARE: RunnerCare = { isOnline: false, limitsLocks: false, isWriter: false };

/** What a server did while it ran a statement, to relations that existed before the revision. */
export interface Observed {
  readonly work: ReadonlySet<Exclude<Work, 'moment'>>;
  /** Locks that block writers, or readers and writers. */
  readonly locks: readonly { readonly table: string; readonly mode: string }[];
}

/** A file of SQL, or a revision. */
export interface LintUnit {
  readonly file: string;
  readonly revision: string | null;
  readonly statements: readonly JudgedStatement[];
  readonly suppressions: readonly Suppression[];
  readonly inTransaction: InTransaction;
}

/** `null` turns a rule off. */
export type RuleSeverities = Readonly<Record<string, Severity | 'off'>>;

const UNREADABLE = 'unreadable-sql';

/** The names of findings that no rule makes. */
export const OTHER_FINDINGS = ['observed-work', UNREADABLE, 'allow-without-reason', 'unused-allow'] as const;

/** Says what is dangerous in a file or revision. `known` keeps what earlier files have said about the database. */
export function lintUnit(unit: LintUnit, known: Known, severities: RuleSeverities): readonly Finding[] {
  known.begin(isOutside(unit) ? 'no' : unit.inTransaction);
  const readable = unit.statements.map((statement) => ({ statement, acts: actsOf(statement) }));
  const allActs = new GroupedActs(readable.flatMap(({ acts }) => acts));
  let position = 0;
  const findings = readable.flatMap(({ statement, acts }, index) => {
    if (typeof statement.reading === 'string') return [unreadable(unit, statement, statement.reading)];
    const previous = readable[index - 1]?.acts ?? [];
    const found = lintStatement({ unit, statement, acts, previous, allActs, position, known });
    position += acts.length;
    return found;
  });
  const wanted = findings.flatMap((finding) => withSeverity(finding, severities));
  return applySuppressions({
    ...unit,
    findings: wanted,
    isKnownRule: (name) => RULES.some((rule) => rule.name === name),
  }).toSorted((a, b) => a.line - b.line || a.column - b.column);
}

interface Judging {
  readonly unit: LintUnit;
  readonly statement: JudgedStatement;
  readonly acts: readonly Act[];
  readonly previous: readonly Act[];
  readonly allActs: GroupedActs;
  /** Of the first act among all. */
  readonly position: number;
  readonly known: Known;
}

function lintStatement({ unit, statement, acts, previous, allActs, position, known }: Judging): readonly Finding[] {
  const { inTransaction } = statement;
  if (inTransaction !== null) known.runIn(inTransaction ? 'yes' : 'no');
  const { constants, longNames } = readingOf(statement);
  const found = new Map<string, Finding>();
  for (const [index, act] of acts.entries()) {
    const scene = { act, known, constants, longNames, previous, later: allActs.after(position + index) };
    for (const finding of findingsOf(scene, { unit, statement })) {
      if (!found.has(finding.rule)) found.set(finding.rule, finding);
    }
    known.take(act, statement.line);
  }
  const findings = [...found.values()].filter(({ rule }) => !isCaredFor(rule, statement.runner));
  // What the online form avoids is known, too.
  const isKnown = [...found.keys()].some((rule) => rule !== COMPOSED);
  return isKnown ? findings : [...findings, ...observedWork(unit, statement)];
}

/** It only says that nobody can read what a statement does. */
const COMPOSED = 'dynamic-sql';

function isCaredFor(name: string, { isOnline, isWriter }: RunnerCare): boolean {
  const rule = RULES.find((each) => each.name === name);
  return (isOnline && rule?.hasOnlineForm === true) || (isWriter && rule?.isForWriters === true);
}

const OBSERVED = 'observed-work';

/** What no rule knows: a function that changes a table, or SQL that nothing can read. */
function observedWork({ file, revision }: LintUnit, { observed, line, column }: JudgedStatement): readonly Finding[] {
  const [work] = observed?.work ?? [];
  const [lock] = observed?.locks ?? [];
  if (work === undefined || lock === undefined) return [];
  return [
    {
      ...{ rule: OBSERVED, severity: 'error', file, line, column, revision, docs: ruleDocs(OBSERVED) },
      what: `On the scratch database, this statement ${WORDS[work]} while it locked ${lock.table} (${lock.mode}).`,
      safe: 'Find the statement that does it, and write it in its online form.',
    },
  ];
}

const WORDS = { scan: 'read every row of a table', build: 'built an index', rewrite: 'rewrote a table' } as const;

function findingsOf(scene: Scene, place: Place): readonly Finding[] {
  return RULES.flatMap((rule) => {
    const danger = dangerOf(rule, scene, place.statement);
    return danger === null ? [] : [toFinding(rule, danger, place)];
  });
}

function dangerOf(rule: Rule, scene: Scene, { observed, runner }: JudgedStatement): Danger | null {
  const danger = rule.find(scene);
  const isLimited = runner.limitsLocks || scene.known.hasSetting('lock_timeout');
  if (danger?.endsWithLockTimeout === true && isLimited) return null;
  if (danger?.claim === undefined || observed === null) return danger;
  return observed.work.has(danger.claim.work) ? danger : null;
}

interface Place {
  readonly unit: LintUnit;
  readonly statement: JudgedStatement;
}

function toFinding({ name, severity }: Rule, danger: Danger, { unit, statement }: Place): Finding {
  const { file, revision } = unit;
  const { line, column } = statement;
  const { what, safe } = danger;
  return {
    rule: name,
    severity: danger.severity ?? severity,
    file,
    line,
    column,
    what,
    safe,
    docs: ruleDocs(name),
    revision,
  };
}

function unreadable({ file, revision }: LintUnit, { line, column }: JudgedStatement, reason: string): Finding {
  return {
    ...{ rule: UNREADABLE, severity: 'error', file, line, column, revision, docs: ruleDocs(UNREADABLE) },
    what: `PostgreSQL's parser can't read this statement: ${reason}.`,
    safe: 'Correct the statement.',
  };
}

function withSeverity(finding: Finding, severities: RuleSeverities): readonly Finding[] {
  const severity = severities[finding.rule] ?? finding.severity;
  return severity === 'off' ? [] : [{ ...finding, severity }];
}

const NOTHING: Reading = { acts: [], constants: [], longNames: [] };

function readingOf({ reading }: JudgedStatement): Reading {
  return typeof reading === 'object' && reading !== null ? reading : NOTHING;
}

function actsOf(statement: JudgedStatement): readonly Act[] {
  return readingOf(statement).acts;
}

/** A file with a statement that PostgreSQL refuses in a transaction is meant to run outside of one. */
function isOutside({ inTransaction, statements }: LintUnit): boolean {
  if (inTransaction !== 'unknown') return false;
  let isOpen = false;
  for (const act of statements.flatMap(actsOf)) {
    if (act.act === 'transaction') isOpen = act.command === 'begin' || (isOpen && act.command === 'other');
    if (!isOpen && mustBeOutside(act)) return true;
  }
  return false;
}

function mustBeOutside(act: Act): boolean {
  const isWholeDatabase =
    (act.act === 'drop' && act.what === 'database') || (act.act === 'reindex' && act.of === 'all');
  return (
    act.act === 'vacuum' || isWholeDatabase || ('isConcurrent' in act && act.isConcurrent && act.act !== 'refresh')
  );
}
