import { describeOperation } from '../../autogen/describe/describe-operation.js';
import { loneOperations } from '../../autogen/render/lone-operations.js';
import { compileOperation } from '../../ddl/compile.js';
import type { Finding } from '../../lint/finding.js';
import { isHarmless } from '../../lint/harmless-operation.js';
import { Known } from '../../lint/known/known.js';
import { type JudgedStatement, lintUnit, type RunnerCare } from '../../lint/lint-unit.js';
import { loadParser, type SqlParser } from '../../lint/sql/parser.js';
import type { Operation } from '../../operations/operation.js';
import { formatName, isOneOf } from '../../schema/names.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { Difference } from '../difference/difference.js';

/** Something dangerous in a change that a new revision makes. */
export interface ChangeFinding extends Pick<Finding, 'rule' | 'severity' | 'what' | 'safe' | 'docs'> {
  /** As in the list of changes. */
  readonly change: string;
}

type PlannedDifference = Pick<Difference, 'operations' | 'declared' | 'reflected'>;

type LintedOperations = Pick<PlannedDifference, 'operations' | 'reflected'>;

type LintSettings = Pick<ResolvedSettings, 'lintsRevisions' | 'lintRules' | 'online' | 'lockTimeoutMs'>;

/** Says what `migrate lint` says about an upgrade before it is written. Without `libpg-query`, nothing. */
export async function lintPlanned(
  { operations, declared, reflected }: PlannedDifference,
  settings: LintSettings,
): Promise<readonly ChangeFinding[]> {
  const care = careOf(settings);
  if (!needsLint({ operations, reflected }, settings)) return [];
  const parser = await loadParser();
  if (parser === null) return [];
  const known = new Known();
  const alone = loneOperations(operations, isOneOf([...declared.enums, ...reflected.enums]));
  const judge = (judged: readonly Operation[]) =>
    lintUnit(
      {
        ...{ file: '', revision: null, suppressions: [], inTransaction: 'yes' },
        statements: judged.flatMap((operation, index) =>
          toStatements(operation, { index, parser, care, inTransaction: !alone.has(operation) }),
        ),
      },
      known,
      settings.lintRules,
    );
  judge(tablesBefore({ operations, reflected }));
  return judge(operations).flatMap(({ rule, severity, what, safe, docs, line }) => {
    const operation = operations[line - 1];
    if (severity === 'advice' || operation === undefined) return [];
    return [{ rule, severity, what, safe, docs, change: describeOperation(operation) }];
  });
}

function careOf({ online, lockTimeoutMs }: LintSettings): RunnerCare {
  return { isOnline: online !== false, limitsLocks: lockTimeoutMs !== null, isWriter: true };
}

/** Whether the parser has to be loaded. */
export function needsLint({ operations, reflected }: LintedOperations, settings: LintSettings): boolean {
  const tables = new Map(reflected.tables.map((table) => [formatName(table), table]));
  const surroundings = { ...careOf(settings), tables };
  return settings.lintsRevisions && !operations.every((operation) => isHarmless(operation, surroundings));
}

/** Creates the tables that the operations change, so that the types of their columns are known. */
function tablesBefore({ operations, reflected }: LintedOperations): readonly Operation[] {
  const names = new Set(operations.flatMap((operation) => ('table' in operation ? formatName(operation.table) : [])));
  return reflected.tables.flatMap((table): readonly Operation[] =>
    names.has(formatName(table)) ? [{ kind: 'createTable', table }] : [],
  );
}

interface Translating {
  /** Stands for the line, so that a finding tells its operation. */
  readonly index: number;
  readonly parser: SqlParser;
  readonly care: RunnerCare;
  readonly inTransaction: boolean;
}

function toStatements(
  operation: Operation,
  { index, parser, care, inTransaction }: Translating,
): readonly JudgedStatement[] {
  const isWriter = operation.kind !== 'execute';
  return compileOperation(operation).map((statement) => ({
    line: index + 1,
    column: 1,
    endLine: index + 1,
    reading: parser.read(statement),
    inTransaction,
    runner: { ...care, isOnline: care.isOnline && isWriter, isWriter },
    observed: null,
  }));
}
