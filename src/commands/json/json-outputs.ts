import type { BranchPoint } from '../branches.js';
import type { CheckReport } from '../check.js';
import type { FilesReport } from '../check-files.js';
import type { CurrentReport } from '../current.js';
import type { DiagramReport } from '../diagram.js';
import type { DiffReport } from '../diff.js';
import type { ScopeDecision } from '../difference/explain-scope.js';
import type { EnsureVersionReport } from '../ensure-version.js';
import type { AddPlaceReport } from '../fleet/add-place.js';
import type { FleetCheckReport } from '../fleet/check-fleet.js';
import type { FleetLogReport } from '../fleet/fleet-log.js';
import type { FleetRunReport } from '../fleet/fleet-report.js';
import type { FleetCurrentReport, FleetStatusReport } from '../fleet/fleet-status.js';
import type { RevisionInfo } from '../graph/revision-info.js';
import type { GraphReport } from '../graph.js';
import type { ImportAlembicReport } from '../import-alembic.js';
import type { ImportHistoryReport } from '../import-history.js';
import type { InitReport } from '../init.js';
import type { LintReport } from '../lint.js';
import type { TemplateInfo } from '../list-templates.js';
import type { LogReport } from '../log.js';
import type { MergeReport } from '../merge.js';
import type { PlanReport } from '../plan/plan-report.js';
import type { RebaseReport } from '../rebase.js';
import type { ReflectReport } from '../reflect.js';
import type { WrittenReport } from '../report.js';
import type { RevisionReport } from '../revision.js';
import type { RunReport } from '../run/run-report.js';
import type { ScriptReport } from '../run/script-report.js';
import type { SquashReport } from '../squash.js';
import type { StatusReport } from '../status.js';
import type { VerifyReport } from '../verify.js';

interface RevisionList {
  readonly revisions: readonly RevisionInfo[];
}

interface BranchList {
  readonly revisions: readonly BranchPoint[];
}

interface TemplateList {
  readonly templates: readonly TemplateInfo[];
}

/** What each command prints with `--json`. `npm run json-schema` turns these types into json-schema.json. */
export interface JsonOutputs {
  readonly branches: BranchList;
  /** A list with `--explain`, a report on files with `--files`, and groups of places with `--fleet`. */
  readonly check: CheckReport | FilesReport | FleetCheckReport | readonly ScopeDecision[];
  /** The places with `--fleet`. */
  readonly current: CurrentReport | FleetCurrentReport;
  readonly diagram: DiagramReport;
  readonly diff: DiffReport;
  /** A plan with `--plan`, a script with `--sql`, and the places with `--fleet`. */
  readonly downgrade: RunReport | PlanReport | ScriptReport | FleetRunReport;
  readonly edit: RevisionList;
  /** A script with `--sql`. */
  readonly 'ensure-version': EnsureVersionReport | ScriptReport;
  readonly fleet: AddPlaceReport;
  readonly graph: GraphReport;
  readonly heads: RevisionList;
  readonly history: RevisionList;
  readonly 'import-alembic': ImportAlembicReport;
  readonly 'import-drizzle': ImportHistoryReport;
  readonly 'import-flyway': ImportHistoryReport;
  readonly 'import-knex': ImportHistoryReport;
  readonly 'import-node-pg-migrate': ImportHistoryReport;
  readonly 'import-prisma': ImportHistoryReport;
  readonly init: InitReport;
  /** With `--format sarif`, the log has the schema of SARIF 2.1.0 instead. */
  readonly lint: LintReport;
  readonly 'list-templates': TemplateList;
  /** The entries of all places with `--fleet`. */
  readonly log: LogReport | FleetLogReport;
  readonly merge: MergeReport;
  readonly rebase: RebaseReport;
  readonly reflect: ReflectReport;
  readonly report: WrittenReport;
  readonly revision: RevisionReport;
  readonly show: RevisionList;
  readonly squash: SquashReport;
  /** A script with `--sql`, and the places with `--fleet`. */
  readonly stamp: RunReport | ScriptReport | FleetRunReport;
  /** Groups of places with `--fleet`. */
  readonly status: StatusReport | FleetStatusReport;
  /** A plan with `--plan`, a script with `--sql`, and the places with `--fleet`. */
  readonly upgrade: RunReport | PlanReport | ScriptReport | FleetRunReport;
  readonly verify: VerifyReport;
}

/** What a command prints with `--json` if it works, whichever command that is. */
export type JsonOutput = JsonOutputs[keyof JsonOutputs];
