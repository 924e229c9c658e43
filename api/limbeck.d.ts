// Written by `npm run api`. Comments, private members, and the state of builders are left out.

export interface AddPlaceOptions extends RunCommandOptions {
    readonly place: string;
}

export interface AddPlaceReport {
    readonly place: string;
    readonly revisions: readonly string[];
    readonly template: string | null;
}

export interface AppliedVersion {
    readonly direction: Step['direction'];
    readonly revision: string | null;
    readonly message: string | null;
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly heads: readonly string[];
    readonly args: Readonly<Record<string, unknown>>;
    readonly offline: boolean;
    execute<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly R[]>;
}

export interface BatchOperations {
    readonly addColumn: OnTable<'addColumn', 0>;
    readonly dropColumn: OnTable<'dropColumn', 0>;
    readonly renameColumn: OnTable<'renameColumn', 0>;
    readonly alterColumn: OnTable<'alterColumn', 0>;
    readonly createPrimaryKey: OnTable<'createPrimaryKey', 1>;
    readonly createUniqueConstraint: OnTable<'createUniqueConstraint', 1>;
    readonly createCheckConstraint: OnTable<'createCheckConstraint', 1>;
    readonly createForeignKey: OnTable<'createForeignKey', 1>;
    readonly createExcludeConstraint: OnTable<'createExcludeConstraint', 1>;
    readonly dropConstraint: OnTable<'dropConstraint', 1>;
    readonly renameConstraint: OnTable<'renameConstraint', 1>;
    readonly alterConstraint: OnTable<'alterConstraint', 1>;
    readonly validateConstraint: OnTable<'validateConstraint', 1>;
    readonly createIndex: OnTable<'createIndex', 1>;
    readonly dropIndex: OnTable<'dropIndex', 1>;
    readonly renameIndex: OnTable<'renameIndex', 1>;
    readonly setComment: (comment: string | null) => Promise<void>;
}

export interface BranchPoint extends RevisionInfo {
    readonly children: readonly RevisionInfo[];
}

export interface CheckedGroup {
    readonly revisions: readonly string[];
    readonly atHeads: boolean;
    readonly differences: readonly string[];
    readonly changes: readonly ReportedChange[];
    readonly places: readonly string[];
}

export interface CheckReport {
    readonly database: string;
    readonly fromRevisions: boolean;
    readonly differences: readonly string[];
    readonly changes: readonly ReportedChange[];
    readonly unmanaged: readonly UnmanagedSummary[];
    readonly questions: readonly AnsweredRename[];
    readonly definitions?: readonly DefinitionPatch[];
    readonly explained?: readonly ScopeDecision[];
}

export type ColumnComparison = (column: ComparedColumn) => boolean | null | undefined;

export interface CommandEvents {
    readonly onDatabase?: (database: string) => void;
    readonly onSlowStart?: (folder: string) => void;
    readonly onWaiting?: (holder: string | null) => void;
    readonly onPlanned?: (steps: number) => void;
    readonly onStep?: (step: StepInfo) => void;
    readonly onIndexBuild?: (build: IndexBuild | null) => void;
    readonly onLockWait?: (wait: LockWaitInfo) => void;
    readonly onLockRetry?: (retry: LockRetry) => void;
    readonly onOnlineStep?: (step: OnlineStepInfo) => void;
    readonly onBackfill?: (progress: BackfillProgress | null) => void;
    readonly onFleet?: (plan: FleetPlan) => void;
    readonly onPlace?: (run: PlaceRun) => void;
    readonly onNotice?: (notice: Notice) => void;
    readonly onWarning?: (message: string) => void;
    readonly signal?: AbortSignal;
    readonly onHook?: (name: string) => void;
    readonly onHookLine?: (line: string) => void;
}

export declare const commands: {
    addPlace: (input: SettingsInput, options: import("./add-place.js").AddPlaceOptions) => Promise<import("./add-place.js").AddPlaceReport>;
    branches: (input?: SettingsInput | undefined) => Promise<readonly import("./branches.js").BranchPoint[]>;
    check: (input?: SettingsInput | undefined, options?: import("./check.js").CheckOptions | undefined) => Promise<import("./check.js").CheckReport>;
    checkFiles: (input?: SettingsInput | undefined, options?: import("./check-files.js").CheckFilesOptions | undefined) => Promise<import("./check-files.js").FilesReport>;
    checkFleet: (input?: SettingsInput | undefined, options?: import("./fleet/open-fleet.js").FleetOptions | undefined) => Promise<import("./fleet/check-fleet.js").FleetCheckReport>;
    compare: (input?: SettingsInput | undefined, options?: (import("./environment/command-events.js").CommandEvents & import("./difference/renames/given-rename.js").RenameOptions) | undefined) => Promise<import("./compare.js").CompareReport>;
    current: (input?: SettingsInput | undefined, options?: import("./environment/command-events.js").CommandEvents | undefined) => Promise<import("./current.js").CurrentReport>;
    currentFleet: (input?: SettingsInput | undefined, options?: import("./fleet/open-fleet.js").FleetOptions | undefined) => Promise<import("./fleet/fleet-status.js").FleetCurrentReport>;
    diagram: (input?: SettingsInput | undefined, options?: import("./diagram.js").DiagramOptions | undefined) => Promise<import("./diagram.js").DiagramReport>;
    diff: (input?: SettingsInput | undefined, options?: import("./diff.js").DiffOptions | undefined) => Promise<import("./diff.js").DiffReport>;
    downgrade: (input: SettingsInput, options: import("./downgrade.js").DowngradeOptions) => Promise<import("./run/run-report.js").RunReport>;
    downgradeFleet: (input: SettingsInput, options: import("./fleet/run-fleet.js").FleetRunOptions & Pick<import("./downgrade.js").DowngradeOptions, "revision">) => Promise<import("./fleet/fleet-report.js").FleetRunReport>;
    downgradePlan: (input: SettingsInput, args_1: import("./environment/command-events.js").CommandEvents & Pick<import("./run/run-plan.js").RunCommandOptions, "allowDestructive" | "online"> & Pick<import("./downgrade.js").DowngradeOptions, "revision">) => Promise<import("./plan/plan-report.js").PlanReport>;
    downgradeScript: (input: SettingsInput, args_1: import("./run/write-script.js").ScriptCommandOptions & Pick<import("./downgrade.js").DowngradeOptions, "revision">) => Promise<import("./run/script-report.js").ScriptReport>;
    edit: (input: SettingsInput, options: import("./edit.js").EditOptions) => Promise<readonly import("./graph/revision-info.js").RevisionInfo[]>;
    ensureVersion: (input?: SettingsInput | undefined, options?: Omit<import("./run/run-plan.js").RunCommandOptions, "allowDestructive"> | undefined) => Promise<import("./ensure-version.js").EnsureVersionReport>;
    ensureVersionScript: (input?: SettingsInput | undefined) => Promise<import("./run/script-report.js").ScriptReport>;
    graph: (input?: SettingsInput | undefined, options?: import("./graph.js").GraphOptions | undefined) => Promise<import("./graph.js").GraphReport>;
    heads: (input?: SettingsInput | undefined, options?: import("./heads.js").HeadsOptions | undefined) => Promise<readonly import("./graph/revision-info.js").RevisionInfo[]>;
    history: (input?: SettingsInput | undefined, options?: import("./history.js").HistoryOptions | undefined) => Promise<readonly import("./graph/revision-info.js").RevisionInfo[]>;
    importAlembic: (input: SettingsInput, options: import("./import-alembic.js").ImportAlembicOptions) => Promise<import("./import-alembic.js").ImportAlembicReport>;
    importDrizzle: (input: SettingsInput, options: import("./import-history.js").ImportHistoryOptions) => Promise<import("./import-history.js").ImportHistoryReport>;
    importFlyway: (input: SettingsInput, options: import("./import-history.js").ImportHistoryOptions) => Promise<import("./import-history.js").ImportHistoryReport>;
    importKnex: (input: SettingsInput, options: import("./import-history.js").ImportHistoryOptions) => Promise<import("./import-history.js").ImportHistoryReport>;
    importNodePgMigrate: (input: SettingsInput, options: import("./import-history.js").ImportHistoryOptions) => Promise<import("./import-history.js").ImportHistoryReport>;
    importPrisma: (input: SettingsInput, options: import("./import-history.js").ImportHistoryOptions) => Promise<import("./import-history.js").ImportHistoryReport>;
    init: (...args: Parameters<typeof init>) => Promise<import("./init.js").InitReport>;
    lint: (input?: SettingsInput | undefined, options?: import("./lint.js").LintOptions | undefined) => Promise<import("./lint.js").LintReport>;
    listTemplates: (...args: Parameters<typeof listTemplates>) => Promise<readonly import("./list-templates.js").TemplateInfo[]>;
    log: (input?: SettingsInput | undefined, options?: import("./log.js").LogOptions | undefined) => Promise<import("./log.js").LogReport>;
    logFleet: (input?: SettingsInput | undefined, options?: (import("./log.js").LogOptions & import("./fleet/open-fleet.js").FleetOptions) | undefined) => Promise<import("./fleet/fleet-log.js").FleetLogReport>;
    merge: (input: SettingsInput, options: import("./merge.js").MergeOptions) => Promise<import("./merge.js").MergeReport>;
    rebase: (input: SettingsInput, options: import("./rebase.js").RebaseOptions) => Promise<import("./rebase.js").RebaseReport>;
    reflect: (input?: SettingsInput | undefined, options?: import("./reflect.js").ReflectOptions | undefined) => Promise<import("./reflect.js").ReflectReport>;
    renderTables: (input?: SettingsInput | undefined, options?: import("./render-tables.js").RenderTablesOptions | undefined) => Promise<import("./render-tables.js").RenderedTables>;
    report: (input?: SettingsInput | undefined, options?: import("./report.js").ReportOptions | undefined) => Promise<import("./report.js").WrittenReport>;
    revision: (input?: SettingsInput | undefined, options?: import("./revision.js").RevisionOptions | undefined) => Promise<import("./revision.js").RevisionReport>;
    show: (input: SettingsInput, options: import("./show.js").ShowOptions) => Promise<readonly import("./graph/revision-info.js").RevisionInfo[]>;
    squash: (input: SettingsInput, options: import("./squash.js").SquashOptions) => Promise<import("./squash.js").SquashReport>;
    stamp: (input: SettingsInput, options: import("./stamp.js").StampOptions) => Promise<import("./run/run-report.js").RunReport>;
    stampFleet: (input: SettingsInput, args_1: import("./fleet/run-fleet.js").FleetRunOptions & Pick<import("./stamp.js").StampOptions, "purge" | "revisions">) => Promise<import("./fleet/fleet-report.js").FleetRunReport>;
    stampScript: (input: SettingsInput, args_1: import("./run/write-script.js").ScriptCommandOptions & Pick<import("./stamp.js").StampOptions, "revisions">) => Promise<import("./run/script-report.js").ScriptReport>;
    status: (input?: SettingsInput | undefined, options?: import("./status.js").StatusOptions | undefined) => Promise<import("./status.js").StatusReport>;
    statusFleet: (input?: SettingsInput | undefined, options?: import("./fleet/open-fleet.js").FleetOptions | undefined) => Promise<import("./fleet/fleet-status.js").FleetStatusReport>;
    upgrade: (input?: SettingsInput | undefined, options?: import("./upgrade.js").UpgradeOptions | undefined) => Promise<import("./run/run-report.js").RunReport>;
    upgradeFleet: (input?: SettingsInput | undefined, options?: (import("./fleet/run-fleet.js").FleetRunOptions & Pick<import("./upgrade.js").UpgradeOptions, "revision">) | undefined) => Promise<import("./fleet/fleet-report.js").FleetRunReport>;
    upgradePlan: (input?: SettingsInput | undefined, args_1?: (import("./environment/command-events.js").CommandEvents & Pick<import("./run/run-plan.js").RunCommandOptions, "allowDestructive" | "online"> & Pick<import("./upgrade.js").UpgradeOptions, "revision">) | undefined) => Promise<import("./plan/plan-report.js").PlanReport>;
    verify: (input?: SettingsInput | undefined, options?: import("./verify.js").VerifyOptions | undefined) => Promise<import("./verify.js").VerifyReport>;
    upgradeScript: (input?: SettingsInput | undefined, args_1?: (import("./run/write-script.js").ScriptCommandOptions & Pick<import("./upgrade.js").UpgradeOptions, "revision">) | undefined) => Promise<import("./run/script-report.js").ScriptReport>;
};

export interface CommandTarget {
    readonly command: string | readonly string[];
    readonly cwd?: string | undefined;
    readonly env?: Readonly<Record<string, string>> | undefined;
    readonly timeout?: Duration | undefined;
}

export type Comparator = (context: ComparatorContext) => readonly CustomChange[] | Promise<readonly CustomChange[]>;

export interface ComparatorContext extends Queryable {
    readonly defaultSchema: string;
    readonly declared: DatabaseSchema;
    readonly reflected: DatabaseSchema;
}

export interface ComparedColumn {
    readonly table: Table;
    readonly declared: Column;
    readonly reflected: Column;
}

export type ComparedObject = Table | Column | Constraint | Index | EnumType | Domain | CompositeType | RangeType | Sequence | Collation | Schema | DefinedObject;

export interface CompareReport {
    readonly database: string;
    readonly operations: readonly Operation[];
    readonly statements: readonly string[];
    readonly source: RevisionBodies;
}

export interface ConfigContext {
    readonly x: XArguments;
    readonly command: string | null;
    readonly tag: string | null;
    readonly env: Readonly<Record<string, string | undefined>>;
}

export type ConfigFunction = (context: ConfigContext) => Settings | Promise<Settings>;

export interface ConfigureOptions extends ConfigurableSettings {
    readonly connection?: ConnectionTarget | undefined;
    readonly url?: ConnectionTarget | undefined;
    readonly defaultSchema?: string | undefined;
    readonly startingRev?: string | undefined;
    readonly tag?: string | undefined;
    readonly outputBuffer?: OutputBuffer | undefined;
}

export type ConnectionTarget = string | PostgresOptions | LiveClient;

export interface CurrentReport {
    readonly database: string;
    readonly revisions: readonly RevisionInfo[];
    readonly heads: readonly string[];
    readonly atHeads: boolean;
    readonly unfinished: readonly UnfinishedRevision[];
    readonly databases?: readonly (Pick<CurrentReport, 'database' | 'revisions' | 'atHeads' | 'unfinished'> & {
        readonly name: string | null;
    })[];
}

export interface CustomChange {
    readonly description: string;
    readonly upgrade: string;
    readonly downgrade: string;
    readonly before?: boolean;
}

export interface DatabasePlan {
    readonly name: string | null;
    readonly database: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly summary: PlanSummary;
    readonly revisions: readonly RevisionPlan[];
}

export interface DatabaseReview {
    readonly name: string | null;
    readonly chosen: 'asked' | 'pending' | 'last';
    readonly revisions: readonly ReviewedRevision[];
    readonly isRun: boolean;
    readonly objects: readonly ReviewedObject[];
    readonly diagram: Diagram;
    readonly destroys: readonly ReviewedLoss[];
    readonly findings: readonly Finding[];
    readonly downgrade: ReviewedDowngrade;
    readonly plan: DatabasePlan | null;
    readonly notes: readonly string[];
}

export interface DatabaseStatus {
    readonly name: string | null;
    readonly database: string;
    readonly revisions: readonly RevisionInfo[];
    readonly missing: readonly string[];
    readonly pending: readonly RevisionInfo[];
    readonly upToDate: boolean;
    readonly plan: PlanSummary | null;
    readonly notPlanned: string | null;
    readonly run: LockHolder | null;
    readonly blockers: readonly LongTransaction[];
    readonly hiddenSessions: number;
}

export declare function defineConfig(config: Settings): Settings;
export declare function defineConfig(config: ConfigFunction): ConfigFunction;

export interface Diagram {
    readonly tables: readonly DiagramTable[];
    readonly references: readonly DiagramReference[];
}

export interface DiagramColumn {
    readonly name: string;
    readonly type: string;
    readonly isPrimary: boolean;
    readonly isForeign: boolean;
    readonly isNullable: boolean;
    readonly mark: DiagramMark;
}

export interface DiagramReference {
    readonly from: string;
    readonly to: string;
    readonly columns: readonly string[];
    readonly isOptional: boolean;
    readonly isUnique: boolean;
    readonly mark: DiagramMark;
}

export interface DiagramReport extends Diagram {
    readonly from: string;
    readonly drawing: string | null;
    readonly path: string | null;
}

export interface DiagramTable {
    readonly name: string;
    readonly columns: readonly DiagramColumn[];
    readonly hidden: number;
    readonly mark: DiagramMark;
}

export interface DiffReport {
    readonly from: string;
    readonly to: string;
    readonly changes: readonly ObjectChanges[];
    readonly statements: readonly string[];
    readonly script: readonly string[];
    readonly definitions: readonly DefinitionPatch[];
    readonly unmanaged: readonly UnmanagedSummary[];
}

export declare function drizzle(path: string | readonly string[], options?: DrizzleOptions): DrizzleTarget;

export type DrizzleCasing = 'snake_case' | 'camelCase';

export interface DrizzleOptions {
    readonly casing?: DrizzleCasing;
}

export interface DrizzleTarget {
    readonly [drizzleTarget]: true;
    readonly paths: readonly string[];
    readonly casing: DrizzleCasing | null;
}

export interface EnsureVersionReport {
    readonly database: string;
    readonly created: boolean;
}

export interface EnvironmentContext {
    readonly command: string | null;
    readonly environment: string | null;
    readonly database: string | null;
    isOfflineMode(): boolean;
    getXArguments(): XArguments;
    getXArgument(key: string): string | undefined;
    getTagArgument(): string | null;
    getRevisionArgument(): readonly string[];
    getStartingRevisionArgument(): string | null;
    getHeadRevision(): Promise<string | null>;
    getHeadRevisions(): Promise<readonly string[]>;
    connect(target?: ConnectionTarget): Promise<Queryable>;
    configure(options: ConfigureOptions): void;
    getBind(): Queryable;
    runMigrations(args?: MigrationArguments): Promise<void>;
    execute(sql: string, parameters?: readonly unknown[]): Promise<void>;
    staticOutput(text: string): void;
}

export type EnvironmentFunction = (context: EnvironmentContext) => unknown;

export interface EnvironmentSettings {
    readonly scriptLocation?: string | undefined;
    readonly versionLocations?: readonly string[] | undefined;
    readonly recursiveVersionLocations?: boolean | undefined;
    readonly target?: Target | readonly Target[] | undefined;
    readonly url?: ConnectionTarget | undefined;
    readonly directUrl?: ConnectionTarget | undefined;
    readonly devUrl?: string | undefined;
    readonly allowSuperuserSql?: boolean | undefined;
    readonly versionTable?: string | undefined;
    readonly versionTableSchema?: string | undefined;
    readonly versionTablePk?: boolean | undefined;
    readonly onVersionApply?: OnVersionApply | readonly OnVersionApply[] | undefined;
    readonly transactionPerMigration?: boolean | undefined;
    readonly transactionalDdl?: boolean | undefined;
    readonly runWait?: Duration | undefined;
    readonly lockTimeout?: Duration | false | undefined;
    readonly lockRetries?: number | LockRetrySettings | undefined;
    readonly statementTimeout?: Duration | undefined;
    readonly online?: 'auto' | boolean | undefined;
    readonly onlineThreshold?: Size | undefined;
    readonly allowBlocking?: boolean | undefined;
    readonly log?: boolean | undefined;
    readonly compareType?: boolean | ColumnComparison | undefined;
    readonly compareServerDefault?: boolean | ColumnComparison | undefined;
    readonly comparePrivileges?: boolean | undefined;
    readonly compareOwners?: boolean | undefined;
    readonly tryRevisions?: boolean | undefined;
    readonly rows?: Readonly<Record<string, RowsSetting>> | undefined;
    readonly includeSchemas?: boolean | readonly string[] | undefined;
    readonly ignore?: readonly string[] | undefined;
    readonly includeName?: IncludeName | undefined;
    readonly includeObject?: IncludeObject | undefined;
    readonly comparators?: readonly Comparator[] | undefined;
    readonly renderItem?: RenderItem | undefined;
    readonly processRevisionDirectives?: ProcessRevisionDirectives | readonly ProcessRevisionDirectives[] | undefined;
    readonly allowDestructive?: boolean | readonly string[] | undefined;
    readonly lint?: LintSettings | undefined;
    readonly revisionEnvironment?: boolean | undefined;
    readonly revisionFormat?: RevisionFormat | undefined;
    readonly revisionIds?: RevisionIdScheme | undefined;
    readonly fileTemplate?: string | undefined;
    readonly templateArgs?: Readonly<Record<string, string>> | undefined;
    readonly truncateSlugLength?: number | undefined;
    readonly timezone?: string | undefined;
    readonly outputEncoding?: 'utf-8' | undefined;
    readonly postWriteHooks?: readonly PostWriteHook[] | undefined;
    readonly databases?: Readonly<Record<string, DatabaseSettings>> | undefined;
    readonly fleet?: FleetSettings | undefined;
    readonly cache?: boolean | undefined;
    readonly loader?: LoaderName | undefined;
    readonly env?: string | undefined;
}

export type ErrorCode = (typeof ERROR_CODES)[keyof typeof ERROR_CODES][number];

export interface ErrorData {
    readonly code: ErrorCode;
    readonly message: string;
    readonly hint: string;
    readonly exitStatus: ExitStatus;
    readonly place?: ErrorPlace;
    readonly postgres?: PostgresReport;
    readonly data?: Readonly<Record<string, unknown>>;
}

export interface ErrorOutput {
    readonly error: ErrorData;
}

export interface ErrorPlace {
    readonly file?: string;
    readonly line?: number;
    readonly column?: number;
    readonly source?: string;
    readonly revision?: string;
    readonly directive?: string;
    readonly statement?: string;
}

export declare const ExitStatus: {
    readonly done: 0;
    readonly answerIsNo: 1;
    readonly badRequest: 2;
    readonly refused: 3;
    readonly unreachable: 4;
    readonly locked: 5;
    readonly partlyApplied: 6;
    readonly somePlacesFailed: 7;
    readonly noPlaceDone: 8;
    readonly defect: 70;
    readonly interrupted: 130;
};
export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

export interface FailedPlace extends PlaceName {
    readonly error: ErrorData;
}

export interface FleetCheckReport {
    readonly agrees: boolean;
    readonly groups: readonly CheckedGroup[];
    readonly compared: number;
    readonly failed: readonly FailedPlace[];
}

export interface FleetCurrentReport {
    readonly heads: readonly string[];
    readonly atHeads: boolean;
    readonly places: readonly PlaceCurrent[];
    readonly failed: readonly FailedPlace[];
}

export interface FleetDatabase {
    readonly name: string;
    readonly url: string | PostgresOptions;
}

export interface FleetGroup {
    readonly revisions: readonly RevisionInfo[];
    readonly missing: readonly string[];
    readonly pending: readonly RevisionInfo[];
    readonly upToDate: boolean;
    readonly isUnfinished: boolean;
    readonly places: readonly string[];
}

export type FleetList<Item, Context> = readonly Item[] | ((context: Context) => Iterable<Item> | Promise<Iterable<Item>>);

export interface FleetLogReport {
    readonly entries: readonly PlaceLogEntry[];
    readonly total: number;
    readonly unfinished: readonly string[];
    readonly withoutLog: readonly string[];
    readonly failed: readonly FailedPlace[];
}

export interface FleetPlan {
    readonly places: number;
    readonly upToDate: number;
    readonly canaries: number;
}

export interface FleetRunReport {
    readonly places: readonly PlaceRun[];
    readonly counts: Readonly<Record<PlaceOutcome, number>>;
    readonly stopped: Stopped | null;
}

export interface FleetSchemasContext {
    readonly database: string | null;
}

export interface FleetSettings {
    readonly schemas?: string | SqlPrintable | FleetList<string, FleetSchemasContext> | undefined;
    readonly databases?: string | SqlPrintable | FleetList<string | FleetDatabase, Record<string, never>> | undefined;
    readonly concurrency?: number | undefined;
    readonly canary?: string | readonly string[] | undefined;
    readonly stopAfter?: number | false | undefined;
    readonly template?: string | undefined;
}

export interface FleetStatusReport {
    readonly heads: readonly string[];
    readonly upToDate: boolean;
    readonly groups: readonly FleetGroup[];
    readonly failed: readonly FailedPlace[];
}

export interface GraphDatabase {
    readonly name: string;
    readonly database: string;
    readonly revisions: readonly string[];
    readonly missing: readonly string[];
}

export interface GraphLine {
    readonly from: string;
    readonly to: string;
    readonly kind: EdgeKind;
    readonly lane: number;
}

export interface GraphReport extends DrawnGraph {
    readonly drawing: string | null;
    readonly path: string | null;
}

export interface GraphRevision extends RevisionInfo {
    readonly lane: number;
    readonly currentIn: readonly string[];
    readonly appliedIn: readonly string[];
}

export interface ImportAlembicReport {
    readonly revisions: readonly ImportedRevision[];
    readonly alembicVersionTable: string;
    readonly alembicVersionTableSchema: string | null;
    readonly versionTable: string;
    readonly versionTableSchema: string | null;
}

export interface ImportHistoryReport {
    readonly tool: string;
    readonly revisions: readonly ImportedFile[];
    readonly notes: readonly string[];
    readonly database: ImportedDatabase | null;
}

export type IncludeName = (candidate: NameCandidate) => boolean;

export type IncludeObject = (candidate: ObjectCandidate) => boolean;

export interface InitReport {
    readonly created: readonly string[];
    readonly changed: readonly string[];
    readonly kept: readonly string[];
    readonly config: string;
    readonly questions: readonly AnsweredInit[];
    readonly next: readonly string[];
}

export interface ItemSource {
    readonly source: string;
    readonly imports?: readonly string[];
}

export type JsonEvent = {
    readonly [Name in keyof JsonEventData]: JsonEventLine<Name>;
}[keyof JsonEventData];

export type JsonEventData = {
    readonly [Callback in keyof Callbacks as EventOf<Callback>]: Parameters<Callbacks[Callback]>[0];
} & {
    readonly result: JsonOutput;
    readonly error: ErrorData;
};

export type JsonOutput = JsonOutputs[keyof JsonOutputs];

export interface JsonOutputs {
    readonly branches: BranchList;
    readonly check: CheckReport | FilesReport | FleetCheckReport | readonly ScopeDecision[];
    readonly current: CurrentReport | FleetCurrentReport;
    readonly diagram: DiagramReport;
    readonly diff: DiffReport;
    readonly downgrade: RunReport | PlanReport | ScriptReport | FleetRunReport;
    readonly edit: RevisionList;
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
    readonly lint: LintReport;
    readonly 'list-templates': TemplateList;
    readonly log: LogReport | FleetLogReport;
    readonly merge: MergeReport;
    readonly rebase: RebaseReport;
    readonly reflect: ReflectReport;
    readonly report: WrittenReport;
    readonly revision: RevisionReport;
    readonly show: RevisionList;
    readonly squash: SquashReport;
    readonly stamp: RunReport | ScriptReport | FleetRunReport;
    readonly status: StatusReport | FleetStatusReport;
    readonly upgrade: RunReport | PlanReport | ScriptReport | FleetRunReport;
    readonly verify: VerifyReport;
}

export declare class LimbeckError extends Error {
    readonly code: ErrorCode;
    readonly hint: string;
    readonly exitStatus: ExitStatus;
    readonly place: ErrorPlace | undefined;
    readonly postgres: PostgresReport | undefined;
    readonly data: Readonly<Record<string, unknown>> | undefined;
    constructor(given: ErrorDetails);
}

export interface LiveClient {
    query(sql: string, parameters?: unknown[]): Promise<{
        readonly rows: readonly unknown[];
    }>;
}

export interface LockHolder {
    readonly pid: number;
    readonly applicationName: string | null;
    readonly user: string | null;
}

export interface LongTransaction {
    readonly pid: number | null;
    readonly user: string | null;
    readonly application: string | null;
    readonly state: string | null;
    readonly seconds: number;
    readonly query: string | null;
    readonly locks: readonly string[];
}

export interface MergeReport {
    readonly path: string;
    readonly revision: string;
    readonly downRevisions: readonly string[];
}

export type MigrationArguments = Readonly<Record<string, unknown>>;

export interface NameCandidate {
    readonly type: ObjectType;
    readonly name: string | null;
    readonly schema: string | null;
    readonly table: string | null;
}

export interface NotTried {
    readonly database: string | null;
    readonly revision: string | null;
    readonly message: string;
}

export interface ObjectCandidate extends NameCandidate {
    readonly object: ComparedObject;
    readonly reflected: boolean;
    readonly compareTo: ComparedObject | null;
}

export type ObjectType = 'schema' | 'table' | 'column' | 'index' | 'uniqueConstraint' | 'foreignKeyConstraint' | 'checkConstraint' | 'exclusionConstraint' | 'enum' | 'domain' | 'compositeType' | 'rangeType' | 'sequence' | 'collation' | DefinedKind;

export type OnVersionApply = (version: AppliedVersion) => unknown;

export type Operation = OperationByKind[OperationKind];

export interface OperationByKind {
    createSchema: CreateSchema;
    dropSchema: DropSchema;
    createCollation: CreateCollation;
    dropCollation: DropCollation;
    createEnum: CreateEnum;
    dropEnum: DropEnum;
    renameEnum: RenameEnum;
    addEnumValue: AddEnumValue;
    renameEnumValue: RenameEnumValue;
    replaceEnum: ReplaceEnum;
    createDomain: CreateDomain;
    dropDomain: DropDomain;
    alterDomain: AlterDomain;
    createCompositeType: CreateCompositeType;
    dropCompositeType: DropCompositeType;
    alterCompositeType: AlterCompositeType;
    createRangeType: CreateRangeType;
    dropRangeType: DropRangeType;
    renameType: RenameType;
    setTypeSchema: SetTypeSchema;
    createSequence: CreateSequence;
    dropSequence: DropSequence;
    renameSequence: RenameSequence;
    alterSequence: AlterSequence;
    createTable: CreateTable;
    dropTable: DropTable;
    renameTable: RenameTable;
    setTableSchema: SetTableSchema;
    alterTable: AlterTable;
    attachPartition: AttachPartition;
    detachPartition: DetachPartition;
    addParent: AddParent;
    dropParent: DropParent;
    setRowsAside: SetRowsAside;
    putRowsBack: PutRowsBack;
    setPrivilegesAside: SetPrivilegesAside;
    putPrivilegesBack: PutPrivilegesBack;
    distributeTable: DistributeTable;
    undistributeTable: UndistributeTable;
    alterDistributedTable: AlterDistributedTable;
    distributeSchema: DistributeSchema;
    undistributeSchema: UndistributeSchema;
    addColumn: AddColumn;
    dropColumn: DropColumn;
    renameColumn: RenameColumn;
    alterColumn: AlterColumn;
    addConstraint: AddConstraint;
    dropConstraint: DropConstraint;
    renameConstraint: RenameConstraint;
    alterConstraint: AlterConstraint;
    validateConstraint: ValidateConstraint;
    createIndex: CreateIndex;
    dropIndex: DropIndex;
    renameIndex: RenameIndex;
    alterIndex: AlterIndex;
    attachIndex: AttachIndex;
    createObject: CreateObject;
    dropObject: DropObject;
    replaceObject: ReplaceObject;
    createStatistics: CreateStatistics;
    dropStatistics: DropStatistics;
    alterStatistics: AlterStatistics;
    grant: Grant;
    revoke: Revoke;
    setOwner: SetOwner;
    setComment: SetComment;
    bulkInsert: BulkInsert;
    updateRows: UpdateRows;
    deleteRows: DeleteRows;
    backfill: BackfillColumns;
    execute: Execute;
}

export interface OperationContext {
    readonly offline: boolean;
    readonly tag: string | null;
    readonly x: Readonly<Record<string, string | undefined>>;
    readonly revision: string;
    readonly direction: 'upgrade' | 'downgrade';
}

export type OperationKind = keyof OperationByKind;

export interface Operations extends ObjectDirectives, DistributionOperations {
    createSchema(name: string, options?: IfNotExists & WithComment): Promise<void>;
    dropSchema(name: string, options?: IfExists & Cascade): Promise<void>;
    createTable(name: string, columns: Readonly<Record<string, ColumnBuilder>>, items?: readonly TableItem[], options?: CreateTableOptions): Promise<void>;
    dropTable(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;
    renameTable(name: string, newName: string, options?: InSchema): Promise<void>;
    setTableSchema(name: string, newSchema: string | null, options?: InSchema): Promise<void>;
    alterTable(name: string, changes: AlterTableOptions): Promise<void>;
    attachPartition(name: string, parent: string, values: PartitionValues, options?: InSchema): Promise<void>;
    detachPartition(name: string, parent: string, options?: InSchema): Promise<void>;
    addParent(name: string, parent: string, options?: InSchema): Promise<void>;
    dropParent(name: string, parent: string, options?: InSchema): Promise<void>;
    setPrivilegesAside(name: string, options?: InSchema): Promise<void>;
    putPrivilegesBack(name: string, options?: InSchema): Promise<void>;
    setRowsAside(name: string, options?: SetRowsAsideOptions): Promise<void>;
    putRowsBack(name: string, columns: readonly string[], options?: PutRowsBackOptions): Promise<void>;
    addColumn(table: string, name: string, column: ColumnBuilder, options?: InSchema & IfNotExists): Promise<void>;
    dropColumn(table: string, name: string, options?: DropColumnOptions): Promise<void>;
    renameColumn(table: string, name: string, newName: string, options?: InSchema): Promise<void>;
    alterColumn(table: string, name: string, changes: AlterColumnOptions): Promise<void>;
    createPrimaryKey(name: string | null, table: string, columns: readonly string[], options?: PrimaryKeyConstraintOptions): Promise<void>;
    createUniqueConstraint(name: string | null, table: string, columns: readonly string[], options?: UniqueConstraintOptions): Promise<void>;
    createCheckConstraint(name: string | null, table: string, condition: SqlText, options?: CheckConstraintOptions): Promise<void>;
    createForeignKey(name: string | null, table: string, referredTable: string, columns: readonly string[], referredColumns: readonly string[], options?: ForeignKeyOptions): Promise<void>;
    createExcludeConstraint(name: string | null, table: string, elements: readonly ExclusionElementItem[], options?: ExcludeConstraintOptions): Promise<void>;
    dropConstraint(name: string, table: string, options?: DropConstraintOptions): Promise<void>;
    renameConstraint(name: string, table: string, newName: string, options?: InSchema): Promise<void>;
    alterConstraint(name: string, table: string, changes: AlterConstraintOptions): Promise<void>;
    validateConstraint(name: string, table: string, options?: InSchema): Promise<void>;
    createIndex(name: string | null, table: string, keys: readonly IndexKeyItem[], options?: CreateIndexOptions): Promise<void>;
    dropIndex(name: string, table: string, options?: DropIndexOptions): Promise<void>;
    renameIndex(name: string, table: string, newName: string, options?: InSchema): Promise<void>;
    attachIndex(name: string, table: string, parentIndex: string, options?: InSchema): Promise<void>;
    alterIndex(name: string, table: string, changes: AlterIndexOptions): Promise<void>;
    createStatistics(name: string, table: string, on: readonly (string | SqlFragment)[], options?: InSchema & StatisticsOptions): Promise<void>;
    dropStatistics(name: string, table: string, options?: InSchema): Promise<void>;
    alterStatistics(name: string, table: string, changes: InSchema & StatisticsChanges): Promise<void>;
    createEnum(name: string, values: readonly string[], options?: InSchema & WithComment): Promise<void>;
    dropEnum(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;
    renameEnum(name: string, newName: string, options?: InSchema): Promise<void>;
    addEnumValue(name: string, value: string, options?: AddEnumValueOptions): Promise<void>;
    renameEnumValue(name: string, value: string, newValue: string, options?: InSchema): Promise<void>;
    replaceEnum(name: string, values: readonly string[], options?: ReplaceEnumOptions): Promise<void>;
    createDomain(name: string, type: ColumnBuilder, options?: InSchema & DomainInput): Promise<void>;
    alterDomain(name: string, changes: AlterDomainOptions): Promise<void>;
    dropDomain(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;
    createCompositeType(name: string, attributes: Readonly<Record<string, ColumnBuilder>>, options?: InSchema & WithComment): Promise<void>;
    alterCompositeType(name: string, changes: AlterCompositeTypeOptions): Promise<void>;
    dropCompositeType(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;
    createRangeType(name: string, subtype: ColumnBuilder, options?: InSchema & RangeTypeInput): Promise<void>;
    dropRangeType(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;
    renameType(name: string, newName: string, options?: InSchema & WithConstructors): Promise<void>;
    setTypeSchema(name: string, newSchema: string | null, options?: InSchema & WithConstructors): Promise<void>;
    createSequence(name: string, options?: SequenceInput & InSchema & IfNotExists & WithComment): Promise<void>;
    dropSequence(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;
    renameSequence(name: string, newName: string, options?: InSchema): Promise<void>;
    alterSequence(name: string, changes: SequenceInput & InSchema): Promise<void>;
    createCollation(name: string, options: CollationInput): Promise<void>;
    dropCollation(name: string, options?: InSchema & IfExists): Promise<void>;
    grant(privileges: readonly PrivilegeName[], on: GrantedKind, name: string, grantee: string, options?: GrantOptions): Promise<void>;
    revoke(privileges: readonly PrivilegeName[], on: GrantedKind, name: string, grantee: string, options?: RevokeOptions): Promise<void>;
    setOwner(on: OwnedKind, name: string, owner: string, options?: InSchema): Promise<void>;
    grantByDefault(privileges: readonly PrivilegeName[], on: DefaultKind, grantee: string, options?: DefaultPrivilegeOptions & Pick<GrantOptions, 'grantOption'>): Promise<void>;
    revokeByDefault(privileges: readonly PrivilegeName[], on: DefaultKind, grantee: string, options?: DefaultPrivilegeOptions & Pick<RevokeOptions, 'grantOptionOnly'>): Promise<void>;
    setComment(on: CommentTargetKind, name: string, comment: string | null, options?: SetCommentOptions): Promise<void>;
    bulkInsert(table: string, rows: readonly object[], options?: BulkInsertOptions): Promise<void>;
    copyRows(table: string, source: RowSource, options?: BulkInsertOptions): Promise<void>;
    updateRows(table: string, rows: readonly object[], options: UpdateRowsOptions): Promise<void>;
    deleteRows(table: string, rows: readonly object[], options?: RowOptions): Promise<void>;
    backfill(table: string, options: BackfillOptions): Promise<void>;
    execute<R = Row>(sql: SqlText, parameters?: readonly unknown[]): Promise<readonly R[]>;
    batchAlterTable(table: string, block: (batch: BatchOperations) => Promise<unknown>, options?: InSchema): Promise<void>;
    autocommitBlock(block: () => Promise<void>): Promise<void>;
    invoke(operation: Operation): Promise<void>;
    getBind(): Queryable;
    getContext(): OperationContext;
}

export interface OutputBuffer {
    write(text: string): unknown;
}

export interface PlaceCurrent extends PlaceName {
    readonly revisions: readonly string[];
    readonly atHeads: boolean;
    readonly isUnfinished: boolean;
}

export interface PlaceLogEntry extends PlaceName, LoggedRun {
}

export interface PlaceName {
    readonly place: string;
    readonly database: string | null;
    readonly schema: string | null;
}

export type PlaceOutcome = 'done' | 'upToDate' | 'failed' | 'locked' | 'interrupted' | 'notBegun';

export interface PlaceRun extends PlaceName {
    readonly outcome: PlaceOutcome;
    readonly before: readonly string[] | null;
    readonly after: readonly string[] | null;
    readonly revisions: readonly string[];
    readonly undone: readonly string[];
    readonly seconds: number;
    readonly error: ErrorData | null;
}

export interface PlannedBlock extends PlannedPlace, PlannedLock {
    readonly what: string;
}

export interface PlannedFinding extends PlannedPlace {
    readonly what: string;
}

export interface PlannedLock {
    readonly table: string;
    readonly mode: LockMode;
    readonly work: TableWork;
    readonly held: TableWork | 'unknown';
    readonly stops: 'readers and writers' | 'writers' | null;
    readonly bytes: number | null;
    readonly rows: number | null;
    readonly isEmpty: boolean;
}

export interface PlannedLoss extends PlannedFinding, Pick<PlannedLock, 'bytes' | 'rows'> {
}

export interface PlannedStep {
    readonly what: string;
    readonly directive: string;
    readonly way: PlannedWay;
    readonly because: string;
    readonly statements: readonly string[];
    readonly transaction: number | null;
    readonly batch: number | null;
    readonly locks: readonly PlannedLock[] | null;
    readonly destroys: readonly string[] | null;
}

export interface PlannedUnknown {
    readonly reason: string;
    readonly file: string | null;
    readonly line: number | null;
}

export interface PlanReport {
    readonly database: string;
    readonly databases: readonly DatabasePlan[];
}

export interface PlanSummary {
    readonly blocks: readonly PlannedBlock[];
    readonly destroys: readonly PlannedLoss[];
    readonly unknown: readonly PlannedFinding[];
    readonly refused: readonly PlannedFinding[];
}

export interface PostgresReport {
    readonly sqlState: string;
    readonly message: string;
    readonly detail?: string;
    readonly hint?: string;
    readonly position?: number;
}

export type PostWriteHook = ProgramHook | ((path: string) => unknown);

export type ProcessRevisionDirectives = (directives: readonly RevisionDirective[], context: RevisionDirectiveContext) => readonly RevisionDirective[] | Promise<readonly RevisionDirective[]>;

export interface Queryable {
    readonly isNested?: boolean;
    query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>>;
}

export interface QueryResult<R> {
    readonly rows: readonly R[];
    readonly rowCount: number | null;
}

export interface RebasedFile {
    readonly revision: string;
    readonly path: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
}

export interface RebaseReport {
    readonly onto: string;
    readonly moved: readonly string[];
    readonly files: readonly RebasedFile[];
    readonly asked: readonly string[];
    readonly notAsked: readonly NotAsked[];
}

export interface ReflectReport {
    readonly database: string;
    readonly files: readonly string[];
    readonly target: readonly string[];
    readonly asSql: readonly string[];
    readonly differences: readonly string[];
    readonly refusals: readonly string[];
    readonly notBuilt: string | null;
    readonly unmanaged: readonly UnmanagedSummary[];
    readonly revision: string | null;
}

export type RenderedItem = {
    readonly kind: 'column';
    readonly object: Column;
    readonly table: Pick<Table, 'schema' | 'name'>;
} | {
    readonly kind: 'type';
    readonly object: ColumnType;
} | {
    readonly kind: 'serverDefault';
    readonly object: string;
    readonly type: ColumnType;
} | {
    readonly kind: Constraint['kind'];
    readonly object: Constraint;
    readonly table: Table;
} | {
    readonly kind: 'index';
    readonly object: Index;
    readonly table: Table;
};

export interface RenderedTables {
    readonly imports: readonly string[];
    readonly importStatements: readonly string[];
    readonly lines: readonly string[];
}

export type RenderItem = (item: RenderedItem) => string | ItemSource | false | null | undefined;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReviewedDowngrade {
    readonly outcome: 'restores' | 'differs' | 'fails' | 'notTried';
    readonly details: readonly string[];
}

export interface ReviewedLock {
    readonly table: string;
    readonly mode: ReviewedLockMode;
    readonly stops: 'readers and writers' | 'writers';
}

export interface ReviewedLoss {
    readonly revision: string | null;
    readonly what: string | null;
}

export interface ReviewedObject extends DefinitionPair {
    readonly change: 'created' | 'dropped' | 'changed';
    readonly changes: readonly string[];
}

export interface ReviewedRevision {
    readonly id: string;
    readonly downRevisions: readonly string[];
    readonly message: string;
    readonly path: string;
    readonly upgrade: readonly ReviewedStatement[];
    readonly downgrade: readonly ReviewedStatement[];
}

export interface ReviewedStatement {
    readonly sql: string;
    readonly directive: string | null;
    readonly inTransaction: boolean;
    readonly locks: readonly ReviewedLock[] | null;
    readonly work: readonly ReviewedWork[];
}

export interface ReviewReport {
    readonly heads: readonly string[];
    readonly databases: readonly DatabaseReview[];
    readonly graph: DrawnGraph;
}

export interface RevisionDirective {
    readonly revId: string;
    readonly message: string;
    readonly head: string;
    readonly splice: boolean;
    readonly branchLabel: string | null;
    readonly versionPath: string | null;
    readonly dependsOn: readonly string[];
    readonly upgradeOps: readonly Operation[];
    readonly downgradeOps: readonly Operation[];
}

export interface RevisionDirectiveContext {
    readonly command: string | null;
    readonly autogenerate: boolean;
    readonly heads: readonly string[];
}

export interface RevisionInfo {
    readonly id: string;
    readonly downRevisions: readonly string[];
    readonly dependsOn: readonly string[];
    readonly replaces?: readonly string[];
    readonly nextRevisions: readonly string[];
    readonly branchLabels: readonly string[];
    readonly message: string;
    readonly doc: string;
    readonly createDate: string | null;
    readonly path: string;
    readonly isHead: boolean;
    readonly isEffectiveHead: boolean;
    readonly isBranchPoint: boolean;
    readonly isMergePoint: boolean;
    readonly isCurrent?: boolean;
}

export interface RevisionModule {
    readonly revision: string;
    readonly downRevision: string | readonly string[] | null;
    readonly branchLabels?: string | readonly string[] | null;
    readonly dependsOn?: string | readonly string[] | null;
    readonly replaces?: readonly string[] | null;
    readonly message?: string;
    readonly transaction?: boolean;
    readonly upgrade?: RevisionPart;
    readonly downgrade?: RevisionPart;
}

export interface RevisionPlan extends Omit<StepInfo, 'from' | 'to'> {
    readonly path: string | null;
    readonly steps: readonly PlannedStep[];
    readonly unknown: PlannedUnknown | null;
}

export interface RevisionReport {
    readonly path: string | null;
    readonly revision: string | null;
    readonly written: readonly WrittenRevision[];
    readonly differences: readonly string[];
    readonly changes: readonly ReportedChange[];
    readonly unmanaged: readonly UnmanagedSummary[];
    readonly findings: readonly ChangeFinding[];
    readonly trials: readonly Trial[];
    readonly questions: readonly AnsweredRename[];
}

export type Rewrite<Kind extends OperationKind> = (operation: OperationByKind[Kind], directive: RevisionDirective) => Operation | readonly Operation[];

export declare class Rewriter {
    #private;
    rewrites<Kind extends OperationKind>(kinds: Kind | readonly Kind[], rewrite: Rewrite<Kind>): this;
    readonly process: ProcessRevisionDirectives;
}

export type Row = Readonly<Record<string, unknown>>;

export interface RowsSetting {
    readonly key?: readonly string[] | undefined;
    readonly mode?: 'exact' | 'present' | undefined;
    readonly columns?: readonly string[] | undefined;
}

export interface RunReport {
    readonly database: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly steps: readonly StepInfo[];
    readonly undone: readonly string[];
    readonly runs?: readonly DatabaseRun[];
}

export interface ScriptReport {
    readonly script: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly steps: readonly StepInfo[];
    readonly name?: string | null;
    readonly scripts?: readonly ScriptReport[];
}

export interface Settings extends EnvironmentSettings {
    readonly environments?: Readonly<Record<string, EnvironmentSettings>> | undefined;
}

export interface SettingsInput {
    readonly settings?: Settings | undefined;
    readonly connection?: LiveClient | undefined;
    readonly revisions?: readonly RevisionModule[] | undefined;
    readonly cwd?: string | undefined;
    readonly command?: string | undefined;
    readonly configPath?: string | undefined;
    readonly x?: readonly string[] | undefined;
    readonly env?: string | undefined;
    readonly database?: string | undefined;
    readonly tag?: string | undefined;
    readonly envFiles?: readonly string[] | undefined;
    readonly overrides?: EnvironmentSettings | undefined;
}

export interface SquashReport {
    readonly path: string;
    readonly revision: string;
    readonly replaces: readonly string[];
    readonly downRevisions: readonly string[];
    readonly compared: number;
    readonly isReversible: boolean;
    readonly kept: readonly string[];
    readonly deleted: readonly string[];
    readonly notAsked: readonly NotAsked[];
}

export interface StatusReport {
    readonly database: string;
    readonly heads: readonly string[];
    readonly upToDate: boolean;
    readonly databases: readonly DatabaseStatus[];
}

export interface StepInfo {
    readonly direction: 'upgrade' | 'downgrade' | 'stamp';
    readonly revision: string | null;
    readonly message: string | null;
    readonly from: readonly string[];
    readonly to: readonly string[];
}

export interface TemplateInfo {
    readonly name: string;
    readonly summary: string;
}

export type VerifyCheck = 'heads' | 'upgrade' | 'models' | 'downgrade' | 'repeat' | 'rows';

export interface VerifyFailure {
    readonly check: VerifyCheck;
    readonly database: string | null;
    readonly revision: string | null;
    readonly file: string | null;
    readonly direction: 'upgrade' | 'downgrade' | null;
    readonly code: ErrorCode;
    readonly message: string;
    readonly differences: readonly string[];
    readonly hint: string;
}

export interface VerifyProgress {
    readonly stage: 'upgrade' | 'models' | 'cycle';
    readonly database: string | null;
    readonly revision?: string;
    readonly place?: number;
    readonly total?: number;
}

export interface VerifyReport {
    readonly ok: boolean;
    readonly revisions: number;
    readonly verified: number;
    readonly failures: readonly VerifyFailure[];
    readonly notTried: readonly NotTried[];
}

export interface WrittenReport extends ReviewReport {
    readonly document: string | null;
    readonly path: string | null;
}

export type XArguments = Readonly<Record<string, string | undefined>>;
