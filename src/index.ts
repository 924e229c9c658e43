export type { AddPlaceOptions, AddPlaceReport } from './commands/add-place.js';
export type { BranchPoint } from './commands/branches.js';
export type { CheckReport } from './commands/check.js';
export { commands } from './commands/commands.js';
export type { CompareReport } from './commands/compare.js';
export type { CurrentReport } from './commands/current.js';
export type { Diagram, DiagramColumn, DiagramReference, DiagramTable } from './commands/diagram/diagram.js';
export type { DiagramReport } from './commands/diagram.js';
export type { DiffReport } from './commands/diff.js';
export type { GraphDatabase, GraphLine, GraphRevision } from './commands/drawing/drawn-graph.js';
export type { EnsureVersionReport } from './commands/ensure-version.js';
export type { CommandEvents, StepInfo } from './commands/environment/command-events.js';
export type {
  EnvironmentContext,
  EnvironmentFunction,
  MigrationArguments,
} from './commands/environment/environment-context.js';
export type { CheckedGroup, FleetCheckReport } from './commands/fleet/check-fleet.js';
export type { FleetLogReport, PlaceLogEntry } from './commands/fleet/fleet-log.js';
export type { PlaceName } from './commands/fleet/fleet-place.js';
export type { FleetPlan, FleetRunReport, PlaceOutcome, PlaceRun } from './commands/fleet/fleet-report.js';
export type {
  FailedPlace,
  FleetCurrentReport,
  FleetGroup,
  FleetStatusReport,
  PlaceCurrent,
} from './commands/fleet/fleet-status.js';
export type { RevisionInfo } from './commands/graph/revision-info.js';
export type { GraphReport } from './commands/graph.js';
export type { ImportAlembicReport } from './commands/import-alembic.js';
export type { ImportHistoryReport } from './commands/import-history.js';
export type { InitReport } from './commands/init.js';
export type { JsonEvent, JsonEventData } from './commands/json/json-event.js';
export type { JsonOutput, JsonOutputs } from './commands/json/json-outputs.js';
export type { TemplateInfo } from './commands/list-templates.js';
export type { MergeReport } from './commands/merge.js';
export type {
  DatabasePlan,
  PlannedBlock,
  PlannedFinding,
  PlannedLock,
  PlannedLoss,
  PlannedStep,
  PlannedUnknown,
  PlanReport,
  PlanSummary,
  RevisionPlan,
} from './commands/plan/plan-report.js';
export type { RebasedFile, RebaseReport } from './commands/rebase.js';
export type { ReflectReport } from './commands/reflect.js';
export type { RenderedTables } from './commands/render-tables.js';
export type { ReportFormat, WrittenReport } from './commands/report.js';
export type {
  DatabaseReview,
  ReviewedDowngrade,
  ReviewedLock,
  ReviewedLoss,
  ReviewedObject,
  ReviewedRevision,
  ReviewedStatement,
  ReviewReport,
} from './commands/review/review.js';
export type { RevisionReport } from './commands/revision.js';
export type { RunReport } from './commands/run/run-report.js';
export type { ScriptReport } from './commands/run/script-report.js';
export type { SquashReport } from './commands/squash.js';
export type { DatabaseStatus, LockHolder, LongTransaction, StatusReport } from './commands/status.js';
export type { NotTried, VerifyCheck, VerifyFailure } from './commands/verify/failure.js';
export type { VerifyProgress, VerifyReport } from './commands/verify.js';
export type { ErrorCode } from './errors/codes.js';
export type { ErrorData, ErrorOutput } from './errors/error-data.js';
export { ExitStatus } from './errors/exit-status.js';
export { type ErrorPlace, LimbeckError, type PostgresReport } from './errors/limbeck-error.js';
export type { Comparator, ComparatorContext, CustomChange } from './operations/comparator.js';
export type { Operation, OperationByKind, OperationKind } from './operations/operation.js';
export type {
  ProcessRevisionDirectives,
  RevisionDirective,
  RevisionDirectiveContext,
} from './operations/revision-directive.js';
export { type Rewrite, Rewriter } from './operations/rewriter.js';
export type { BatchOperations, OperationContext, Operations } from './runtime/operations.js';
export type {
  ColumnComparison,
  ComparedColumn,
  ComparedObject,
  IncludeName,
  IncludeObject,
  NameCandidate,
  ObjectCandidate,
  ObjectType,
} from './schema/comparison-hooks.js';
export type { ItemSource, RenderedItem, RenderItem } from './schema/render-item.js';
export type { AppliedVersion, OnVersionApply } from './script/on-version-apply.js';
export type { CommandTarget } from './settings/command-target.js';
export type { ConfigureOptions, OutputBuffer } from './settings/configure-options.js';
export type { ConnectionTarget, LiveClient } from './settings/connection-target.js';
export { type ConfigContext, type ConfigFunction, defineConfig, type XArguments } from './settings/define-config.js';
export { type DrizzleCasing, type DrizzleOptions, type DrizzleTarget, drizzle } from './settings/drizzle-target.js';
export type { FleetDatabase, FleetList, FleetSchemasContext, FleetSettings } from './settings/fleet-settings.js';
export type { PostWriteHook } from './settings/post-write-hook.js';
export type { SettingsInput } from './settings/resolve-settings.js';
export type { RevisionModule } from './settings/revision-module.js';
export type { RowsSetting } from './settings/rows-setting.js';
export type { EnvironmentSettings, Settings } from './settings/settings.js';
export type { Queryable, QueryResult, Row } from './util/queryable.js';
