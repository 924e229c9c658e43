// Written by `npm run api`. Comments, private members, and the state of builders are left out.

export interface AddColumn {
    readonly kind: 'addColumn';
    readonly table: QualifiedName;
    readonly column: Column;
    readonly constraints?: readonly ColumnConstraint[];
    readonly ifNotExists?: boolean;
}

export interface AddConstraint {
    readonly kind: 'addConstraint';
    readonly parts?: IndexParts;
    readonly table: QualifiedName;
    readonly constraint: Constraint;
    readonly unnamed?: boolean;
    readonly usingIndex?: string;
}

export interface AddEnumValue {
    readonly kind: 'addEnumValue';
    readonly type: QualifiedName;
    readonly value: string;
    readonly ifNotExists?: boolean;
    readonly before?: string;
    readonly after?: string;
    readonly renamedTo?: QualifiedName;
    readonly namesOldValues?: true;
    readonly reverse?: ReplaceEnum;
}

export interface AddEnumValueOptions extends InSchema, IfNotExists {
    readonly before?: string;
    readonly after?: string;
}

export interface Addition {
    readonly set: string;
    readonly unset: string;
    readonly isInCreate?: boolean;
}

export interface AddParent {
    readonly kind: 'addParent';
    readonly table: QualifiedName;
    readonly parent: QualifiedName;
}

interface AfterTrigger extends TriggerCommon {
    readonly after: readonly TriggerEvent[];
    readonly before?: never;
    readonly insteadOf?: never;
    readonly referencing?: {
        readonly oldTable?: string;
        readonly newTable?: string;
    };
    readonly constraint?: boolean | ConstraintTime;
}

export interface AlembicChoice {
    readonly alembic?: string | false | undefined;
    readonly ini?: string | undefined;
}

export type AlembicDirection = 'upgrade' | 'downgrade';

export interface AlembicEvents {
    readonly onRun?: ((direction: AlembicDirection, range: string) => void) | undefined;
    readonly onProgress?: ((direction: AlembicDirection, done: number, total: number) => void) | undefined;
    readonly onFailure?: ((direction: AlembicDirection, revision: string, reason: string) => void) | undefined;
}

export interface AlterColumn {
    readonly kind: 'alterColumn';
    readonly table: QualifiedName;
    readonly column: string;
    readonly type?: TypeChange;
    readonly existingType?: ColumnType;
    readonly nullable?: Change<boolean>;
    readonly notNull?: Change<NotNull | null>;
    readonly serverDefault?: Change<string | null>;
    readonly identity?: Change<Identity | null>;
    readonly serial?: Change<Serial | null>;
    readonly generated?: Change<string | null>;
    readonly comment?: Change<string | null>;
    readonly options?: Change<ColumnOptionChanges>;
}

export interface AlterColumnOptions extends InSchema {
    readonly type?: ColumnBuilder;
    readonly using?: SqlText;
    readonly nullable?: boolean;
    readonly notNull?: NotNullOptions;
    readonly serverDefault?: DefaultValue | null;
    readonly identity?: IdentityInput | null;
    readonly serial?: boolean | {
        readonly sequence: string;
    } | null;
    readonly generated?: SqlText | null;
    readonly options?: ColumnOptionChangesInput;
    readonly comment?: string | null;
    readonly collation?: string;
    readonly newName?: string;
    readonly existingType?: ColumnBuilder;
    readonly existingNullable?: boolean;
    readonly existingServerDefault?: DefaultValue | null;
    readonly existingComment?: string | null;
    readonly existingIdentity?: IdentityInput | null;
    readonly existingSerial?: boolean | {
        readonly sequence: string;
    } | null;
}

export interface AlterCompositeType {
    readonly kind: 'alterCompositeType';
    readonly type: QualifiedName;
    readonly renameAttributes?: readonly {
        readonly name: string;
        readonly newName: string;
    }[];
    readonly dropAttributes?: readonly {
        readonly name: string;
        readonly was?: Attribute;
    }[];
    readonly alterAttributes?: readonly AlteredAttribute[];
    readonly addAttributes?: readonly Attribute[];
    readonly cascade?: boolean;
}

export interface AlterCompositeTypeOptions extends InSchema {
    readonly renameAttributes?: Readonly<Record<string, string>>;
    readonly dropAttributes?: readonly string[];
    readonly alterAttributes?: Readonly<Record<string, ColumnBuilder>>;
    readonly addAttributes?: Readonly<Record<string, ColumnBuilder>>;
    readonly cascade?: boolean;
}

export interface AlterConstraint {
    readonly kind: 'alterConstraint';
    readonly table: QualifiedName;
    readonly name: string;
    readonly changes: ConstraintChanges;
    readonly was?: ConstraintChanges;
}

export interface AlterConstraintOptions extends InSchema, DeferrableOptions {
    readonly notEnforced?: boolean;
    readonly noInherit?: boolean;
}

export interface AlterDistributedTable {
    readonly kind: 'alterDistributedTable';
    readonly table: QualifiedName;
    readonly changes: DistributionChanges;
    readonly was?: DistributedTable;
}

export interface AlterDistributedTableOptions extends InSchema {
    readonly by?: string;
    readonly colocateWith?: string | null;
    readonly shardCount?: number;
    readonly cascadeToColocated?: boolean;
}

export interface AlterDomain {
    readonly kind: 'alterDomain';
    readonly type: QualifiedName;
    readonly serverDefault?: Change<string | null>;
    readonly nullable?: Change<boolean>;
    readonly dropChecks?: readonly DroppedCheck[];
    readonly renameConstraints?: readonly {
        readonly name: string;
        readonly newName: string;
    }[];
    readonly addChecks?: readonly DomainCheck[];
    readonly validateChecks?: readonly DroppedCheck[];
}

export interface AlterDomainOptions extends InSchema {
    readonly serverDefault?: DefaultValue | null;
    readonly notNull?: boolean;
    readonly dropChecks?: readonly string[];
    readonly renameConstraints?: Readonly<Record<string, string>>;
    readonly addChecks?: readonly CheckItem[];
    readonly validateChecks?: readonly string[];
}

export interface AlteredAttribute {
    readonly name: string;
    readonly type: Change<ColumnType>;
    readonly collation?: Change<QualifiedName | null>;
}

export interface AlterIndex {
    readonly kind: 'alterIndex';
    readonly table: QualifiedName;
    readonly name: string;
    readonly changes: IndexChanges;
    readonly was?: IndexChanges;
}

export interface AlterIndexOptions extends InSchema {
    readonly with?: ParameterChangesInput;
    readonly tablespace?: string | null;
    readonly statistics?: Readonly<Record<string, number | null>>;
}

export interface AlterSequence {
    readonly kind: 'alterSequence';
    readonly sequence: QualifiedName;
    readonly changes: SequenceChanges;
    readonly was?: SequenceChanges;
    readonly beforeMoving?: QualifiedName;
}

export interface AlterStatistics {
    readonly kind: 'alterStatistics';
    readonly table: QualifiedName;
    readonly statistics: QualifiedName;
    readonly changes: StatisticsChanges;
    readonly was?: Pick<StatisticsChanges, 'target'>;
}

export interface AlterSubscriptionOptions {
    readonly connection?: string;
    readonly publications?: readonly string[];
    readonly options?: SubscriptionOptions;
    readonly enabled?: boolean;
}

export interface AlterTable {
    readonly kind: 'alterTable';
    readonly table: QualifiedName;
    readonly changes: Changes<TableOptions>;
    readonly was?: Changes<TableOptions>;
}

export type AlterTableOptions = InSchema & {
    readonly [Option in Exclude<keyof TableOptionsInput, 'with'>]?: Required<TableOptionsInput>[Option] | null;
} & {
    readonly with?: ParameterChangesInput;
};

export interface AnsweredInit extends InitQuestion {
    readonly answer: string;
}

export interface AnsweredRename extends RenameQuestion {
    readonly answer: string | null;
}

export type AnyTable = Pick<Table, typeof tableState>;

export interface Applied {
    readonly table: string;
    readonly count: number;
    readonly changed: readonly string[];
}

export type AskInit = (question: InitQuestion) => Promise<string | null>;

type AtCapital<Capital extends keyof Capitals, Text extends string, Done extends string> = Text extends `${infer Second extends keyof Capitals}${infer Tail}` ? AtCapital<Second, Tail, `${Done}${Capitals[Capital]}${Tail extends `${Small}${string}` ? '_' : ''}`> : Rest<Text, `${Done}${Capitals[Capital]}`>;

export interface AttachIndex extends IndexAttachment {
    readonly kind: 'attachIndex';
}

export interface AttachPartition {
    readonly kind: 'attachPartition';
    readonly table: QualifiedName;
    readonly parent: QualifiedName;
    readonly bound: PartitionBound;
}

export interface Attribute {
    readonly name: string;
    readonly type: ColumnType;
    readonly collation: QualifiedName | null;
    readonly comment: string | null;
}

export interface BackfillColumns {
    readonly kind: 'backfill';
    readonly table: QualifiedName;
    readonly set: Readonly<Record<string, unknown>>;
    readonly where: ValueExpression | null;
    readonly key: readonly string[] | null;
    readonly batch: number;
    readonly pauseMs: number;
}

export interface BackfillOptions extends InSchema {
    readonly set: Readonly<Record<string, SqlPrintable | string | number | bigint | boolean | null | Date>>;
    readonly where?: SqlText;
    readonly key?: readonly string[];
    readonly batch?: number;
    readonly pause?: Duration;
}

export interface BackfillProgress {
    readonly table: string;
    readonly rows: number;
    readonly total: number | null;
    readonly perSecond: number;
    readonly secondsLeft: number | null;
    readonly lagSeconds: number | null;
}

interface BeforeTrigger extends TriggerCommon {
    readonly before: readonly TriggerEvent[];
    readonly after?: never;
    readonly insteadOf?: never;
}

type BeforeWord<Done extends string> = Done extends '' | `${string}_` ? Done : `${Done}_`;

interface BranchList {
    readonly revisions: readonly BranchPoint[];
}

export interface BuildOptions {
    readonly defaultSchema?: string;
}

export declare const BUILTIN_TYPES: {
    readonly smallint: BuiltinType;
    readonly integer: BuiltinType;
    readonly bigint: BuiltinType;
    readonly numeric: {
        readonly sql: 'numeric';
        readonly parameters: 'numeric';
    };
    readonly real: BuiltinType;
    readonly doublePrecision: BuiltinType;
    readonly money: BuiltinType;
    readonly varchar: BuiltinType;
    readonly char: BuiltinType;
    readonly bpchar: BuiltinType;
    readonly text: BuiltinType;
    readonly name: BuiltinType;
    readonly internalChar: BuiltinType;
    readonly bytea: BuiltinType;
    readonly boolean: BuiltinType;
    readonly date: BuiltinType;
    readonly time: BuiltinType;
    readonly timetz: BuiltinType;
    readonly timestamp: BuiltinType;
    readonly timestamptz: BuiltinType;
    readonly interval: {
        readonly sql: 'interval';
        readonly parameters: 'interval';
    };
    readonly uuid: BuiltinType;
    readonly json: BuiltinType;
    readonly jsonb: BuiltinType;
    readonly jsonpath: BuiltinType;
    readonly xml: BuiltinType;
    readonly inet: BuiltinType;
    readonly cidr: BuiltinType;
    readonly macaddr: BuiltinType;
    readonly macaddr8: BuiltinType;
    readonly bit: BuiltinType;
    readonly varbit: BuiltinType;
    readonly tsvector: BuiltinType;
    readonly tsquery: BuiltinType;
    readonly point: BuiltinType;
    readonly line: BuiltinType;
    readonly lseg: BuiltinType;
    readonly box: BuiltinType;
    readonly path: BuiltinType;
    readonly polygon: BuiltinType;
    readonly circle: BuiltinType;
    readonly int4range: BuiltinType;
    readonly int8range: BuiltinType;
    readonly numrange: BuiltinType;
    readonly tsrange: BuiltinType;
    readonly tstzrange: BuiltinType;
    readonly daterange: BuiltinType;
    readonly int4multirange: BuiltinType;
    readonly int8multirange: BuiltinType;
    readonly nummultirange: BuiltinType;
    readonly tsmultirange: BuiltinType;
    readonly tstzmultirange: BuiltinType;
    readonly datemultirange: BuiltinType;
    readonly oid: BuiltinType;
    readonly regclass: BuiltinType;
    readonly regcollation: BuiltinType;
    readonly regconfig: BuiltinType;
    readonly regdictionary: BuiltinType;
    readonly regnamespace: BuiltinType;
    readonly regoper: BuiltinType;
    readonly regoperator: BuiltinType;
    readonly regproc: BuiltinType;
    readonly regprocedure: BuiltinType;
    readonly regrole: BuiltinType;
    readonly regtype: BuiltinType;
    readonly pgLsn: BuiltinType;
    readonly pgSnapshot: BuiltinType;
    readonly txidSnapshot: BuiltinType;
    readonly xid: BuiltinType;
    readonly xid8: BuiltinType;
    readonly cid: BuiltinType;
    readonly tid: BuiltinType;
    readonly oidvector: BuiltinType;
    readonly int2vector: BuiltinType;
    readonly refcursor: BuiltinType;
    readonly aclitem: BuiltinType;
};

export interface BuiltinType {
    readonly sql: string;
    readonly parameters: TypeParameters;
}

export type BuiltinTypeName = keyof typeof BUILTIN_TYPES;

type BuiltinWords = typeof words;

export interface BulkInsert extends RowOrder {
    readonly kind: 'bulkInsert';
    readonly table: QualifiedName;
    readonly rows: readonly InsertedRow[];
    readonly jsonColumns?: readonly string[];
    readonly overridingSystemValue?: boolean;
    readonly advanceSequences?: readonly string[];
    readonly onConflict?: OnConflict;
}

export interface BulkInsertOptions extends RowOptions {
    readonly overridingSystemValue?: boolean;
    readonly advanceSequences?: readonly string[];
    readonly onConflict?: 'skip' | readonly string[];
}

type Callbacks = Required<Omit<CommandEvents, 'signal'>> & {
    readonly onVerify: (progress: VerifyProgress) => void;
};

export type CamelCase<Text extends string> = Text extends `${infer Head}_${infer Letter}${infer Tail}` ? Head extends '' | `${string}_` | `${string}.` ? `${Head}_${CamelCase<`${Letter}${Tail}`>}` : Letter extends Small ? `${Head}${Uppercase<Letter>}${CamelCase<Tail>}` : `${Head}_${CamelCase<`${Letter}${Tail}`>}` : Text;

interface Capitals {
    A: 'a';
    B: 'b';
    C: 'c';
    D: 'd';
    E: 'e';
    F: 'f';
    G: 'g';
    H: 'h';
    I: 'i';
    J: 'j';
    K: 'k';
    L: 'l';
    M: 'm';
    N: 'n';
    O: 'o';
    P: 'p';
    Q: 'q';
    R: 'r';
    S: 's';
    T: 't';
    U: 'u';
    V: 'v';
    W: 'w';
    X: 'x';
    Y: 'y';
    Z: 'z';
}

export interface Cascade {
    readonly cascade?: boolean;
}

export interface Change<T> {
    readonly from?: T;
    readonly to: T;
}

export interface ChangedFile {
    readonly revision: string;
    readonly message: string;
    readonly path: string;
    readonly since: string;
    readonly role: string;
}

export interface ChangeFinding extends Pick<Finding, 'rule' | 'severity' | 'what' | 'safe' | 'docs'> {
    readonly change: string;
}

export type ChangeKind = 'add' | 'alter' | 'drop';

export type Changes<Options extends {
    readonly with?: StorageParameters;
}> = {
    readonly [Option in Exclude<keyof Options, 'with'>]?: Required<Options>[Option] | null;
} & {
    readonly with?: ParameterChanges;
};

export interface CheckConstraint {
    readonly kind: 'check';
    readonly name: string;
    readonly expression: string;
    readonly noInherit: boolean;
    readonly notValid: boolean;
    readonly notEnforced?: true;
    readonly comment: string | null;
    readonly inherited?: true;
}

export interface CheckConstraintOptions extends InSchema, InDatabaseNames<CheckOptions> {
}

export type CheckedConvention<Convention> = {
    readonly [Key in keyof Convention]: Convention[Key] extends string ? Key extends ConventionKey ? CheckedTemplate<Convention[Key], TokenOf<Key> | Extract<keyof Convention, string>> : NamingFunction : Convention[Key];
};

type CheckedTemplate<Template extends string, Known extends string> = [
    UnknownToken<Template, Known>
] extends [
    never
] ? Template : UnknownNamingToken<UnknownToken<Template, Known>>;

export interface CheckFilesOptions extends CommandEvents {
    readonly accept?: boolean | undefined;
}

export interface CheckOptions extends CommandEvents, RenameOptions, FromRevisions {
    readonly definitions?: boolean;
    readonly explain?: string | undefined;
}

export type ChooseRename = (question: RenameQuestion) => Promise<number | null>;

export interface Collation {
    readonly schema: string | null;
    readonly name: string;
    readonly provider: 'libc' | 'icu' | 'builtin';
    readonly locale: string;
    readonly ctype: string | null;
    readonly deterministic: boolean;
    readonly rules: string | null;
    readonly comment: string | null;
}

export interface CollationInput extends InSchema, WithComment {
    readonly provider?: 'libc' | 'icu' | 'builtin';
    readonly locale: string;
    readonly ctype?: string;
    readonly deterministic?: boolean;
    readonly rules?: string;
}

export interface Column {
    readonly name: string;
    readonly type: ColumnType;
    readonly nullable: boolean;
    readonly notNull?: NotNull;
    readonly collation: QualifiedName | null;
    readonly serverDefault: string | null;
    readonly identity: Identity | null;
    readonly generated: GeneratedExpression | null;
    readonly serial: Serial | null;
    readonly comment: string | null;
    readonly options?: ColumnOptions;
    readonly inherited?: true;
    readonly granted?: true;
    readonly renamedFrom?: string;
}

export type ColumnConstraint = PrimaryKey | UniqueConstraint | ForeignKey;

export declare const columnName: unique symbol;

export type ColumnOptionChanges = Omit<Changes<ColumnOptions>, 'storage'> & {
    readonly storage?: ColumnStorage | 'default';
};

export interface ColumnOptionChangesInput {
    readonly storage?: ColumnStorage | 'default';
    readonly compression?: 'pglz' | 'lz4' | null;
    readonly statistics?: number | null;
    readonly with?: ParameterChangesInput;
}

export interface ColumnOptions {
    readonly storage?: ColumnStorage;
    readonly compression?: 'pglz' | 'lz4';
    readonly statistics?: number;
    readonly with?: StorageParameters;
}

export declare const columnQuery: unique symbol;

export type ColumnRecord = Readonly<Record<string, ColumnBuilder>>;

export type ColumnRefs<Columns extends ColumnRecord> = {
    readonly [Property in keyof Columns]: ColumnRef;
};

export declare const columnShape: unique symbol;

export interface ColumnShape<Js extends JsType, Nullable extends boolean, Write extends WriteMode> {
    readonly select: OrNull<Js['select'], Nullable>;
    readonly insert: OrNull<Js['insert'], Nullable>;
    readonly required: Mode<Write, Nullable> extends 'required' ? unknown : never;
    readonly optional: Mode<Write, Nullable> extends 'optional' ? unknown : never;
    readonly writable: Write extends 'never' ? never : unknown;
}

type ColumnsOf<T extends HasRows> = T[typeof tableShape]['columns'];

export interface ColumnState {
    readonly type: DeclaredType;
    readonly array: boolean;
    readonly nullable: boolean;
    readonly typed: boolean;
    readonly notNull: NotNullOptions | null;
    readonly name: string | null;
    readonly renamedFrom: string | null;
    readonly comment: string | null;
    readonly options: ColumnOptions | null;
    readonly collation: string | null;
    readonly serverDefault: {
        readonly value: DefaultValue;
    } | null;
    readonly identity: {
        readonly always: boolean;
        readonly options: IdentityOptions;
    } | null;
    readonly serial: {
        readonly sequence: string | null;
    } | null;
    readonly generated: {
        readonly expression: SqlText;
        readonly stored: boolean;
    } | null;
    readonly primaryKey: PrimaryKeyOptions | null;
    readonly unique: UniqueOptions | null;
    readonly references: readonly {
        readonly target: ReferenceTarget;
        readonly options: ReferenceOptions;
    }[];
    readonly indexes: readonly IndexOptions[];
}

export type ColumnStorage = 'plain' | 'external' | 'extended' | 'main';

type ColumnToken = `column_${Position}_${Form}`;

export interface ColumnType {
    readonly sql: string;
    readonly array: boolean;
    readonly userType: QualifiedName | null;
}

export interface ColumnType<Select, Insert, Update> {
    readonly __select__: Select;
    readonly __insert__: Insert;
    readonly __update__: Update;
}

export type CommentTarget = {
    readonly on: 'schema';
    readonly name: string;
} | {
    readonly on: 'table' | 'type' | 'sequence' | 'collation' | 'statistics';
    readonly name: QualifiedName;
} | {
    readonly on: 'constraint';
    readonly table: QualifiedName;
    readonly name: string;
} | {
    readonly on: 'domainConstraint' | 'attribute';
    readonly type: QualifiedName;
    readonly name: string;
} | {
    readonly on: 'index';
    readonly table: QualifiedName;
    readonly name: string;
};

export type CommentTargetKind = 'schema' | 'table' | 'type' | 'attribute' | 'domainConstraint' | 'sequence' | 'collation' | 'statistics' | 'constraint' | 'index';

type CommonToken = 'table_name' | 'constraint_name' | ColumnToken;

export interface CompositeType extends QualifiedName {
    readonly attributes: readonly Attribute[];
    readonly comment: string | null;
    readonly renamedFrom?: QualifiedName;
}

type ConfigurableSettings = Pick<EnvironmentSettings, 'target' | 'versionTable' | 'versionTableSchema' | 'versionTablePk' | 'onVersionApply' | 'transactionPerMigration' | 'transactionalDdl' | 'includeSchemas' | 'ignore' | 'includeName' | 'includeObject' | 'compareType' | 'compareServerDefault' | 'comparePrivileges' | 'compareOwners' | 'comparators' | 'renderItem' | 'processRevisionDirectives' | 'templateArgs'>;

export interface ConsoleScriptHook extends HookOptions {
    readonly type: 'consoleScript';
    readonly entrypoint: string;
}

export type Constraint = PrimaryKey | UniqueConstraint | ForeignKey | CheckConstraint | ExclusionConstraint;

export interface ConstraintChanges {
    readonly deferrability?: Deferrability;
    readonly notEnforced?: boolean;
    readonly noInherit?: boolean;
}

export type ConstraintItem = PrimaryKeyItem | UniqueItem | CheckItem | ForeignKeyItem | ExcludeItem;

export type ConstraintKind = Constraint['kind'];

interface ConstraintTime {
    readonly deferrable?: boolean;
    readonly initially?: 'deferred' | 'immediate';
    readonly from?: string;
}

export type ConventionKey = 'ix' | 'uq' | 'ck' | 'fk' | 'pk' | 'ex';

export interface CreateCollation {
    readonly kind: 'createCollation';
    readonly collation: Collation;
}

export interface CreateCompositeType {
    readonly kind: 'createCompositeType';
    readonly type: CompositeType;
}

type CreateDirectives = {
    readonly [Kind in DefinedKind as `create${Capitalize<Kind>}`]: CreateObjectDirective<Kind>;
};

export interface CreateDomain {
    readonly kind: 'createDomain';
    readonly type: Domain;
}

export interface CreateEnum {
    readonly kind: 'createEnum';
    readonly type: EnumType;
}

export interface CreateIndex {
    readonly kind: 'createIndex';
    readonly parts?: IndexParts;
    readonly table: QualifiedName;
    readonly index: Index;
    readonly concurrently?: boolean;
    readonly ifNotExists?: boolean;
    readonly unnamed?: boolean;
}

export interface CreateIndexOptions extends InSchema, IfNotExists, InDatabaseNames<IndexOptions> {
    readonly concurrently?: boolean;
}

export interface CreateObject {
    readonly kind: 'createObject';
    readonly object: DefinedObject;
}

export type CreateObjectDirective<Kind extends DefinedKind> = (...given: [
    ...Name<Kind>,
    definition: SqlText,
    options?: DefinitionOptions & WithComment
]) => Promise<void>;

export interface CreateRangeType {
    readonly kind: 'createRangeType';
    readonly type: RangeType;
}

export interface CreateSchema {
    readonly kind: 'createSchema';
    readonly schema: Schema;
    readonly ifNotExists?: boolean;
}

export interface CreateSequence {
    readonly kind: 'createSequence';
    readonly sequence: Sequence;
    readonly ifNotExists?: boolean;
}

export interface CreateStatistics {
    readonly kind: 'createStatistics';
    readonly table: QualifiedName;
    readonly statistics: ExtendedStatistics;
}

export interface CreateSubscriptionOptions extends WithComment {
    readonly connection: string;
    readonly publications: readonly string[];
    readonly options?: SubscriptionOptions;
}

export interface CreateTable {
    readonly kind: 'createTable';
    readonly table: Table;
    readonly ifNotExists?: boolean;
}

export interface CreateTableOptions extends InSchema, IfNotExists, WithComment, TableOptionsInput {
    readonly partitionBy?: PartitionKeyInput;
    readonly partitionOf?: string;
    readonly values?: PartitionValues;
    readonly inherits?: readonly string[];
}

export interface DatabaseFiles {
    readonly name: string | null;
    readonly database: string;
    readonly changed: readonly ChangedFile[];
    readonly unchanged: number;
    readonly unknown: readonly string[];
}

type DatabaseInsert<C extends ColumnRecord, Naming extends ColumnNaming> = Flat<{
    [P in Keys<C, 'required'> & string as DatabaseName<P, C[P][typeof columnName], Naming>]: C[P][Shape]['insert'];
} & {
    [P in Keys<C, 'optional'> & string as DatabaseName<P, C[P][typeof columnName], Naming>]?: C[P][Shape]['insert'];
}>;

export interface DatabaseLog {
    readonly name: string | null;
    readonly database: string;
    readonly exists: boolean;
    readonly entries: readonly LoggedRun[];
    readonly total: number;
    readonly unfinished: readonly UnfinishedRevision[];
}

type DatabaseName<Property extends string, Name, Naming> = Name extends string ? Name : Naming extends 'same' ? Property : SnakeCase<Property>;

export interface DatabasePart {
    readonly name: string;
    readonly upgrade: readonly string[];
    readonly downgrade: readonly string[];
}

type DatabaseRow<C extends ColumnRecord, Naming extends ColumnNaming> = {
    [P in keyof C & string as DatabaseName<P, C[P][typeof columnName], Naming>]: C[P][Shape]['select'];
};

export interface DatabaseRun extends Omit<RunReport, 'runs'> {
    readonly name: string | null;
}

export interface DatabaseSchema {
    readonly defaultSchema: Schema | null;
    readonly schemas: readonly Schema[];
    readonly collations: readonly Collation[];
    readonly enums: readonly EnumType[];
    readonly domains: readonly Domain[];
    readonly compositeTypes: readonly CompositeType[];
    readonly rangeTypes: readonly RangeType[];
    readonly sequences: readonly Sequence[];
    readonly tables: readonly Table[];
    readonly objects: readonly DefinedObject[];
    readonly dependences: readonly Dependence[];
    readonly privileges: readonly Privilege[];
    readonly owners: readonly Ownership[];
    readonly rows: readonly DeclaredRows[];
}

export type DatabaseSettings = Pick<EnvironmentSettings, 'target' | 'url' | 'directUrl' | 'devUrl' | 'allowSuperuserSql' | 'versionTable' | 'versionTableSchema' | 'versionTablePk' | 'onVersionApply' | 'transactionPerMigration' | 'transactionalDdl' | 'runWait' | 'lockTimeout' | 'lockRetries' | 'statementTimeout' | 'online' | 'onlineThreshold' | 'allowBlocking' | 'log' | 'compareType' | 'compareServerDefault' | 'comparePrivileges' | 'compareOwners' | 'rows' | 'tryRevisions' | 'includeSchemas' | 'ignore' | 'includeName' | 'includeObject' | 'comparators' | 'renderItem' | 'processRevisionDirectives' | 'allowDestructive'>;

type DatabaseTables<Models> = {
    [Export in keyof Models as KeyIn<Models[Export]>]: Models[Export] extends {
        readonly [tableShape]: {
            readonly columns: infer C extends ColumnRecord;
            readonly naming: infer Naming;
        };
    } ? Plain<Naming extends 'same' ? SameColumns<C> : SnakeColumns<C>> : never;
};

type DatabaseUpdate<C extends ColumnRecord, Naming extends ColumnNaming> = {
    [P in Keys<C, 'writable'> & string as DatabaseName<P, C[P][typeof columnName], Naming>]?: C[P][Shape]['insert'];
};

export interface DeclaredColumn {
    readonly property: string;
    readonly name: string;
    readonly state: ColumnState;
}

export interface DeclaredRows extends QualifiedName {
    readonly key: readonly string[];
    readonly mode: 'exact' | 'present';
    readonly columns: readonly string[];
    readonly rows: readonly (readonly RowValue[])[];
}

export interface DeclaredSql {
    readonly statements: readonly string[];
    readonly drop: string | null;
}

export type DeclaredType = {
    readonly kind: 'builtin';
    readonly builder: BuiltinTypeName;
    readonly parameters: TypeArguments;
} | {
    readonly kind: 'enum';
    readonly name: QualifiedName;
    readonly values: readonly string[] | null;
} | {
    readonly kind: 'domain';
    readonly name: QualifiedName;
    readonly base: DeclaredType;
    readonly baseArray: boolean;
} | {
    readonly kind: 'named';
    readonly name: QualifiedName;
} | {
    readonly kind: 'other';
    readonly sql: string;
};

export interface DeclaredView {
    readonly name: QualifiedName;
    readonly columns: readonly {
        readonly name: string;
        readonly type: string;
    }[];
}

export declare const DEFAULT_KINDS: {
    readonly tables: 'TABLES';
    readonly sequences: 'SEQUENCES';
    readonly schemas: 'SCHEMAS';
    readonly types: 'TYPES';
    readonly functions: 'FUNCTIONS';
};

export type DefaultKind = keyof typeof DEFAULT_KINDS;

export interface DefaultPrivilegeOptions extends InSchema {
    readonly role?: string;
}

export interface DefaultPrivileges {
    readonly on: DefaultKind;
    readonly role: string | null;
    readonly within: string | null;
}

export interface Deferrability {
    readonly deferrable: boolean;
    readonly initiallyDeferred: boolean;
}

export interface DeferrableOptions {
    readonly deferrable?: boolean;
    readonly initially?: 'deferred' | 'immediate';
}

interface DeferrableOptions {
    readonly deferrable?: boolean;
    readonly initially?: 'deferred' | 'immediate';
}

declare const DEFINED_KINDS: {
    readonly extension: {
        readonly words: 'EXTENSION';
        readonly place: 'database';
        readonly isMovable: true;
    };
    readonly language: {
        readonly words: 'LANGUAGE';
        readonly place: 'database';
        readonly isForTables: true;
        readonly isRenamable: true;
    };
    readonly baseType: {
        readonly words: 'TYPE';
        readonly place: 'schema';
        readonly isType: true;
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
    };
    readonly function: {
        readonly words: 'FUNCTION';
        readonly place: 'routine';
        readonly isReplaceable: true;
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
        readonly holdsExpressions: true;
    };
    readonly procedure: {
        readonly words: 'PROCEDURE';
        readonly place: 'routine';
        readonly isReplaceable: true;
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
        readonly holdsExpressions: true;
    };
    readonly aggregate: {
        readonly words: 'AGGREGATE';
        readonly place: 'routine';
        readonly isReplaceable: true;
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
    };
    readonly accessMethod: {
        readonly words: 'ACCESS METHOD';
        readonly place: 'database';
        readonly isForTables: true;
    };
    readonly operator: {
        readonly words: 'OPERATOR';
        readonly place: 'operator';
        readonly isForTables: true;
        readonly isMovable: true;
    };
    readonly operatorFamily: {
        readonly words: 'OPERATOR FAMILY';
        readonly place: 'method';
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
    };
    readonly operatorClass: {
        readonly words: 'OPERATOR CLASS';
        readonly place: 'method';
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
    };
    readonly cast: {
        readonly words: 'CAST';
        readonly place: 'sql';
        readonly isForTables: true;
    };
    readonly transform: {
        readonly words: 'TRANSFORM';
        readonly place: 'sql';
        readonly isForTables: true;
    };
    readonly conversion: {
        readonly words: 'CONVERSION';
        readonly place: 'schema';
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
    };
    readonly textSearchParser: {
        readonly words: 'TEXT SEARCH PARSER';
        readonly place: 'schema';
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
    };
    readonly textSearchTemplate: {
        readonly words: 'TEXT SEARCH TEMPLATE';
        readonly place: 'schema';
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
    };
    readonly textSearchDictionary: {
        readonly words: 'TEXT SEARCH DICTIONARY';
        readonly place: 'schema';
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
    };
    readonly textSearchConfiguration: {
        readonly words: 'TEXT SEARCH CONFIGURATION';
        readonly place: 'schema';
        readonly isForTables: true;
        readonly isRenamable: true;
        readonly isMovable: true;
    };
    readonly foreignDataWrapper: {
        readonly words: 'FOREIGN DATA WRAPPER';
        readonly place: 'database';
        readonly isForTables: true;
        readonly isRenamable: true;
    };
    readonly server: {
        readonly words: 'SERVER';
        readonly place: 'database';
        readonly isForTables: true;
        readonly isRenamable: true;
    };
    readonly userMapping: {
        readonly words: 'USER MAPPING';
        readonly place: 'sql';
    };
    readonly foreignTable: {
        readonly words: 'FOREIGN TABLE';
        readonly place: 'schema';
        readonly isRelation: true;
        readonly isRenamable: true;
        readonly isMovable: true;
        readonly holdsExpressions: true;
    };
    readonly view: {
        readonly words: 'VIEW';
        readonly place: 'schema';
        readonly isReplaceable: true;
        readonly isRelation: true;
        readonly isRenamable: true;
        readonly isMovable: true;
        readonly holdsExpressions: true;
    };
    readonly materializedView: {
        readonly words: 'MATERIALIZED VIEW';
        readonly place: 'schema';
        readonly isRelation: true;
        readonly isRenamable: true;
        readonly isMovable: true;
        readonly holdsExpressions: true;
    };
    readonly materializedViewIndex: {
        readonly words: 'INDEX';
        readonly place: 'table';
        readonly isNamedAlone: true;
        readonly isRenamable: true;
        readonly holdsExpressions: true;
    };
    readonly rule: {
        readonly words: 'RULE';
        readonly place: 'table';
        readonly isReplaceable: true;
        readonly isRenamable: true;
        readonly holdsExpressions: true;
    };
    readonly trigger: {
        readonly words: 'TRIGGER';
        readonly place: 'table';
        readonly isReplaceable: true;
        readonly isRenamable: true;
        readonly holdsExpressions: true;
    };
    readonly policy: {
        readonly words: 'POLICY';
        readonly place: 'table';
        readonly isRenamable: true;
        readonly holdsExpressions: true;
    };
    readonly publication: {
        readonly words: 'PUBLICATION';
        readonly place: 'database';
        readonly isRenamable: true;
        readonly holdsExpressions: true;
    };
    readonly eventTrigger: {
        readonly words: 'EVENT TRIGGER';
        readonly place: 'database';
        readonly isRenamable: true;
    };
    readonly securityLabel: {
        readonly words: 'SECURITY LABEL';
        readonly place: 'sql';
        readonly isReplaceable: true;
    };
};

export type DefinedKind = keyof typeof DEFINED_KINDS;

export interface DefinedObject extends ObjectIdentity {
    readonly definition: string;
    readonly frame: readonly string[] | null;
    readonly additions: readonly Addition[];
    readonly comment: string | null;
    readonly restored: readonly string[];
    readonly alteration?: string;
    readonly isStandIn?: true;
    readonly version?: string;
    readonly isParsed?: true;
}

export interface DefinitionOptions extends InSchema {
    readonly also?: readonly SqlText[];
}

export interface DefinitionPair {
    readonly object: string;
    readonly before: string;
    readonly after: string;
}

export interface DefinitionPatch {
    readonly object: string;
    readonly patch: string;
}

export interface DeleteRows extends FoundRows {
    readonly kind: 'deleteRows';
    readonly rows: readonly InsertedRow[];
}

export interface Dependence {
    readonly dependent: Key;
    readonly on: Key;
}

export interface DetachPartition {
    readonly kind: 'detachPartition';
    readonly table: QualifiedName;
    readonly parent: QualifiedName;
    readonly was?: PartitionBound;
}

declare const DIAGRAM_FORMATS: readonly [
    'svg',
    'mermaid',
    'dot'
];

export type DiagramFormat = (typeof DIAGRAM_FORMATS)[number];

export type DiagramMark = 'same' | 'added' | 'removed' | 'changed';

export interface DiagramOptions extends CommandEvents {
    readonly tables?: readonly string[];
    readonly from?: string | undefined;
    readonly columns?: ShownColumns | undefined;
    readonly format?: DiagramFormat | undefined;
    readonly out?: string | undefined;
}

export interface DiffOptions extends CommandEvents, RenameOptions {
    readonly from?: string;
    readonly to?: string;
}

export interface DistributedTable {
    readonly kind: 'distributed';
    readonly by: string | null;
    readonly method?: 'append' | 'range';
    readonly colocateWith?: QualifiedName | null;
}

export interface DistributeSchema {
    readonly kind: 'distributeSchema';
    readonly name: string;
}

export interface DistributeTable {
    readonly kind: 'distributeTable';
    readonly table: QualifiedName;
    readonly distribution: Distribution;
    readonly shardCount?: number;
}

export interface DistributeTableOptions extends InSchema {
    readonly by: string | null;
    readonly method?: 'append' | 'range';
    readonly colocateWith?: string | null;
    readonly shardCount?: number;
}

export type Distribution = ReferenceTable | DistributedTable;

export interface DistributionChanges {
    readonly by?: string;
    readonly colocateWith?: QualifiedName | 'default' | null;
    readonly shardCount?: number;
    readonly cascadeToColocated?: boolean;
}

export interface DistributionOperations {
    distributeTable(name: string, options: DistributeTableOptions): Promise<void>;
    createReferenceTable(name: string, options?: InSchema): Promise<void>;
    undistributeTable(name: string, options?: InSchema): Promise<void>;
    alterDistributedTable(name: string, changes: AlterDistributedTableOptions): Promise<void>;
    distributeSchema(name: string, options?: Record<never, never>): Promise<void>;
    undistributeSchema(name: string, options?: Record<never, never>): Promise<void>;
}

export declare abstract class DistributionWords {
    #private;
    readonly distributed: (table: AnyTable, { by, method, colocateWith }: DistributionOptions) => void;
    readonly referenceTable: (table: AnyTable) => void;
}

export interface Domain extends QualifiedName {
    readonly type: ColumnType;
    readonly collation: QualifiedName | null;
    readonly serverDefault: string | null;
    readonly nullable: boolean;
    readonly notNullName: string | null;
    readonly checks: readonly DomainCheck[];
    readonly comment: string | null;
    readonly renamedFrom?: QualifiedName;
}

export interface DomainCheck {
    readonly name: string;
    readonly expression: string;
    readonly notValid: boolean;
    readonly comment: string | null;
}

export type DomainInput = Omit<DomainOptions, 'renamedFrom' | 'schema'>;

export interface DowngradeOptions extends RunCommandOptions {
    readonly revision: string;
}

export interface DrawnGraph {
    readonly revisions: readonly GraphRevision[];
    readonly lines: readonly GraphLine[];
    readonly databases: readonly GraphDatabase[];
}

declare const drizzleTarget: unique symbol;

export interface DropCollation {
    readonly kind: 'dropCollation';
    readonly collation: QualifiedName;
    readonly ifExists?: boolean;
    readonly was?: Collation;
}

export interface DropColumn {
    readonly kind: 'dropColumn';
    readonly table: QualifiedName;
    readonly column: string;
    readonly ifExists?: boolean;
    readonly cascade?: boolean;
    readonly only?: boolean;
    readonly was?: Column;
}

export interface DropColumnOptions extends InSchema, IfExists, Cascade {
    readonly only?: boolean;
}

export interface DropCompositeType extends DropOfType<CompositeType> {
    readonly kind: 'dropCompositeType';
}

export interface DropConstraint {
    readonly kind: 'dropConstraint';
    readonly parts?: IndexParts;
    readonly table: QualifiedName;
    readonly name: string;
    readonly type?: ConstraintKind;
    readonly ifExists?: boolean;
    readonly cascade?: boolean;
    readonly was?: Constraint;
    readonly beforeLeaving?: true;
}

export interface DropConstraintOptions extends InSchema, IfExists, Cascade {
    readonly type?: ConstraintKind;
}

type DropDirectives = {
    readonly [Kind in DefinedKind as `drop${Capitalize<Kind>}`]: DropObjectDirective<Kind>;
};

export interface DropDomain extends DropOfType<Domain> {
    readonly kind: 'dropDomain';
}

export interface DropEnum {
    readonly kind: 'dropEnum';
    readonly type: QualifiedName;
    readonly ifExists?: boolean;
    readonly cascade?: boolean;
    readonly was?: EnumType;
}

export interface DropIndex {
    readonly kind: 'dropIndex';
    readonly parts?: IndexParts;
    readonly table: QualifiedName;
    readonly name: string;
    readonly concurrently?: boolean;
    readonly ifExists?: boolean;
    readonly was?: Index;
}

export interface DropIndexOptions extends InSchema, IfExists {
    readonly concurrently?: boolean;
}

export interface DropObject {
    readonly kind: 'dropObject';
    readonly object: ObjectIdentity;
    readonly ifExists?: boolean;
    readonly cascade?: boolean;
    readonly was?: DefinedObject;
}

export type DropObjectDirective<Kind extends DefinedKind> = (...given: [
    ...Name<Kind>,
    options?: InSchema & IfExists & Cascade
]) => Promise<void>;

export interface DropOfType<Type extends QualifiedName> {
    readonly type: QualifiedName;
    readonly ifExists?: boolean;
    readonly cascade?: boolean;
    readonly was?: Type;
}

export interface DropParent {
    readonly kind: 'dropParent';
    readonly table: QualifiedName;
    readonly parent: QualifiedName;
}

export interface DroppedCheck {
    readonly name: string;
    readonly was?: DomainCheck;
}

export interface DropRangeType extends DropOfType<RangeType> {
    readonly kind: 'dropRangeType';
}

export interface DropSchema {
    readonly kind: 'dropSchema';
    readonly name: string;
    readonly ifExists?: boolean;
    readonly cascade?: boolean;
    readonly was?: Schema;
}

export interface DropSequence {
    readonly kind: 'dropSequence';
    readonly sequence: QualifiedName;
    readonly ifExists?: boolean;
    readonly cascade?: boolean;
    readonly was?: Sequence;
}

export interface DropStatistics {
    readonly kind: 'dropStatistics';
    readonly table: QualifiedName;
    readonly statistics: QualifiedName;
    readonly was?: ExtendedStatistics;
}

export interface DropTable {
    readonly kind: 'dropTable';
    readonly table: QualifiedName;
    readonly ifExists?: boolean;
    readonly cascade?: boolean;
    readonly rowsAside?: true;
    readonly was?: Table;
}

export type Duration = '0' | `${number}${keyof typeof UNITS}`;

export type EdgeKind = 'follows' | 'depends';

export interface EditOptions extends CommandEvents {
    readonly revisions: readonly string[];
}

export interface EnumColumn {
    readonly table: QualifiedName;
    readonly column: string;
    readonly array: boolean;
    readonly serverDefault: string | null;
}

export interface EnumType extends QualifiedName {
    readonly values: readonly string[];
    readonly comment: string | null;
    readonly renamedFrom?: QualifiedName;
    readonly renamedValues?: Readonly<Record<string, string>>;
}

export declare const ERROR_CODES: {
    readonly process: readonly [
        'COMMAND_LINE_INVALID',
        'DEFECT',
        'EXIT_CALLED',
        'FILE_ACCESS_FAILED',
        'NEVER_SETTLED',
        'UNAWAITED_FAILURE'
    ];
    readonly settings: readonly [
        'CONFIG_HAS_NO_DEFAULT_EXPORT',
        'CONFIG_NOT_FOUND',
        'DATABASE_NEEDED',
        'DATABASE_URL_EMPTY',
        'DATABASE_URL_MISSING',
        'ENVIRONMENT_NAMED_TWICE',
        'ENV_FILE_UNREADABLE',
        'IMPORT_NOT_FOUND',
        'INVALID_ARGUMENT',
        'INVALID_REVISION_EXPORT',
        'INVALID_SETTING',
        'LOADER_MISSING',
        'MODULE_FAILED',
        'MODULE_NOT_FOUND',
        'MODULE_SYNTAX_ERROR',
        'SEVERAL_CONFIGS',
        'UNKNOWN_DATABASE',
        'UNKNOWN_ENVIRONMENT',
        'UNKNOWN_SETTING',
        'URL_BESIDE_DATABASES'
    ];
    readonly commands: readonly [
        'ANSWERS_INVALID',
        'ANSWER_MISSING',
        'CITUS_LIMIT',
        'DATABASE_NOT_AT_HEADS',
        'DECLARED_TWICE',
        'DEFAULT_SCHEMA_MISSING',
        'DIRECTIVES_NOT_RETURNED',
        'DRIZZLE_CASING_NOT_SUPPORTED',
        'DRIZZLE_MISSING',
        'ITEM_NOT_RENDERED',
        'RENAME_INVALID',
        'EDITOR_FAILED',
        'EDITOR_NOT_FOUND',
        'ENV_FILE_HAS_NO_FUNCTION',
        'ENV_FILE_RAN_NOTHING',
        'EXPAND_IMPOSSIBLE',
        'EXPAND_UNAVAILABLE',
        'ONLINE_UNAVAILABLE',
        'EXTENSION_VERSION_UNREACHABLE',
        'FEATURE_MISSING',
        'FLEET_BEHIND_POOLER',
        'FLEET_IMPOSSIBLE',
        'FLEET_LIST_INVALID',
        'FLEET_MISSING',
        'FOLDER_NOT_EMPTY',
        'HISTORY_CHECK_FAILED',
        'MODELS_EXIST',
        'NO_FILE_TO_EDIT',
        'NO_PLACE_MATCHES',
        'ONE_DIRECTIVE_FOR_DATABASES',
        'OUTPUT_FAILED',
        'PARSER_MISSING',
        'POST_WRITE_HOOK_FAILED',
        'POST_WRITE_HOOK_NOT_FOUND',
        'REVISIONS_EXIST',
        'ROWS_NOT_COMPARABLE',
        'ROWS_UNREADABLE',
        'SCRATCH_IMPOSSIBLE',
        'SCRATCH_NOT_EMPTY',
        'SCRIPT_FILE_EXISTS',
        'SIDE_UNKNOWN',
        'SQL_TARGET_MISSING',
        'SQL_TARGET_REACHES_SERVER',
        'SQL_TARGET_REFUSED',
        'VIEW_COLUMN_MISMATCH',
        'TARGET_COMMAND_FAILED',
        'TARGET_COMMAND_INVALID',
        'TARGET_HAS_NO_METADATA',
        'TARGET_MISSING',
        'TARGET_NOT_SUPPORTED',
        'UNKNOWN_TEMPLATE'
    ];
    readonly models: readonly [
        'CONTRADICTORY_COLUMN',
        'DUPLICATE_NAME',
        'INVALID_CONSTRAINT',
        'INVALID_DEFAULT',
        'INVALID_ENUM',
        'INVALID_USER_TYPE',
        'INVALID_NAME',
        'INVALID_NAMING_CONVENTION',
        'INVALID_ROWS',
        'INVALID_SEQUENCE',
        'INVALID_TYPE',
        'MODEL_NOT_BUILT',
        'NAME_REQUIRED',
        'NAME_TOO_LONG',
        'REFERENCE_MISMATCH',
        'REFERENCE_NOT_UNIQUE',
        'REFERENCE_OUTSIDE_METADATA',
        'SQL_FILE_UNREADABLE',
        'TWO_PRIMARY_KEYS',
        'UNKNOWN_COLUMN',
        'UNKNOWN_TABLE'
    ];
    readonly revisions: readonly [
        'ALEMBIC_NOT_RUNNABLE',
        'ALEMBIC_REVISION_UNREADABLE',
        'AMBIGUOUS_CURRENT',
        'AMBIGUOUS_REVISION',
        'AMBIGUOUS_WALK',
        'BRANCH_LABEL_INVALID',
        'BRANCH_LABEL_TAKEN',
        'BRANCH_NOT_APPLIED',
        'CURRENT_OVERLAPS',
        'CURRENT_UNKNOWN',
        'DEPENDENCY_CYCLE',
        'DEPENDENCY_MISSING',
        'DOWN_REVISION_MISSING',
        'DOWN_REVISION_REPLACED',
        'DOWN_REVISION_NOT_REWRITTEN',
        'DUPLICATE_HEADS',
        'DUPLICATE_REVISION',
        'FILE_TEMPLATE_INVALID',
        'HISTORY_RANGE_INVALID',
        'IMPORT_NEEDS_DATABASE',
        'IMPORT_NOT_STAMPED',
        'IMPORT_TABLE_NOT_FOUND',
        'MERGE_OF_ANCESTOR',
        'MIGRATION_NOT_IMPORTABLE',
        'MULTIPLE_HEADS',
        'NOT_A_DOWNGRADE_TARGET',
        'NOT_A_HEAD',
        'NOT_A_LINE',
        'NOT_A_REVISION',
        'NOTHING_TO_MERGE',
        'NOTHING_TO_REBASE',
        'NOT_IN_BRANCH',
        'NO_ALEMBIC_REVISIONS',
        'NO_MIGRATIONS',
        'RANGE_NOT_ALLOWED',
        'REBASE_OF_APPLIED',
        'REBASE_UNSURE',
        'REPLACED_FILES_MISSING',
        'REVISION_CYCLE',
        'REVISION_FILE_EXISTS',
        'REVISION_HEADER_INVALID',
        'REVISION_ID_INVALID',
        'REVISION_ID_TAKEN',
        'REVISION_TEMPLATE_INVALID',
        'SELECTOR_INVALID',
        'SELECTOR_NOT_HERE',
        'SQL_REVISION_INVALID',
        'SQL_SECTION_MISSING',
        'SQUASH_DIFFERS',
        'SQUASH_IMPOSSIBLE',
        'SQUASH_KEEPS_FILES',
        'SQL_SECTION_REFUSES',
        'SQL_STATEMENT_REFUSED',
        'STAMP_OVERLAPS',
        'TIMEZONE_UNKNOWN',
        'TOO_FEW_STEPS',
        'UNKNOWN_BRANCH',
        'UNKNOWN_REVISION',
        'VERSION_LOCATION_NEEDED',
        'VERSION_LOCATION_UNKNOWN',
        'VERSION_LOCATION_UNREADABLE'
    ];
    readonly operations: readonly [
        'CONNECTION_NEEDED',
        'DIRECTIVE_ARGUMENT_INVALID',
        'IRREVERSIBLE_OPERATION',
        'MISSING_PARAMETER',
        'NUL_IN_TEXT'
    ];
    readonly database: readonly [
        'ACCESS_DENIED',
        'BACKFILL_NEEDS_KEY',
        'BLOCKS_LARGE_TABLE',
        'CALLERS_TRANSACTION',
        'CONCURRENTLY_IN_TRANSACTION',
        'CONNECTION_LOST',
        'CONNECTION_TIMEOUT',
        'DATABASE_NOT_FOUND',
        'DATABASE_REFUSED',
        'DATABASE_UNREACHABLE',
        'DATABASE_URL_INVALID',
        'DESTRUCTION_REFUSED',
        'HOST_NOT_FOUND',
        'INDEX_BEING_BUILT',
        'INDEX_DIFFERS',
        'INTERRUPTED',
        'JOURNAL_NOT_TRUSTED',
        'LOCKED',
        'LOCK_TIMEOUT',
        'NO_DEFAULT_SCHEMA',
        'PASSWORD_MISSING',
        'PGLITE_FAILED',
        'PGLITE_FOLDER_IN_USE',
        'PGLITE_MISSING',
        'REVISION_CHANGED',
        'REVISION_FAILED',
        'REVISION_FUNCTION_MISSING',
        'REVISION_NOT_UNDOABLE',
        'REVISION_PARTLY_APPLIED',
        'REVISION_PART_UNKNOWN',
        'REVISION_UNFINISHED',
        'SERVER_NOT_READY',
        'TABLE_NOT_TRUSTED',
        'TLS_FAILED',
        'TRANSACTION_ENDED',
        'VERSION_ROWS_CHANGED'
    ];
};

export interface ErrorDetails {
    readonly code: ErrorCode;
    readonly message: string;
    readonly hint: string;
    readonly exitStatus: ExitStatus;
    readonly place?: ErrorPlace;
    readonly postgres?: PostgresReport;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly cause?: unknown;
}

type EventOf<Callback extends keyof Callbacks> = Callback extends `on${infer Name}` ? Uncapitalize<Name> : never;

export interface ExcludeConstraintOptions extends InSchema, InDatabaseNames<ExcludeOptions> {
}

export interface ExclusionConstraint extends Deferrability, IndexLineage {
    readonly kind: 'exclusion';
    readonly name: string;
    readonly method: string;
    readonly elements: readonly ExclusionElement[];
    readonly include: readonly string[];
    readonly where: string | null;
    readonly with: StorageParameters;
    readonly tablespace: string | null;
    readonly comment: string | null;
    readonly indexComment?: string;
}

export interface ExclusionElement extends IndexKey {
    readonly operator: string;
}

export interface ExecHook extends HookOptions {
    readonly type: 'exec';
    readonly executable: string;
}

export interface Execute {
    readonly kind: 'execute';
    readonly sql: string;
    readonly parameters?: readonly unknown[];
    readonly description?: string;
    readonly aroundRows?: {
        readonly when: 'before' | 'after';
        readonly tables: readonly QualifiedName[];
    };
    readonly reverse?: string;
}

export interface ExtendedStatistics extends QualifiedName {
    readonly kinds: readonly StatisticsKind[];
    readonly keys: readonly string[];
    readonly target: number | null;
    readonly comment: string | null;
}

export interface FilesReport {
    readonly ok: boolean;
    readonly databases: readonly DatabaseFiles[];
}

type Filter = 'required' | 'optional' | 'writable';

export interface Finding {
    readonly rule: string;
    readonly severity: Severity;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly what: string;
    readonly safe: string;
    readonly docs: string;
    readonly revision: string | null;
}

type Flat<T> = {
    [K in keyof T]: T[K];
};

export interface FleetOptions extends CommandEvents {
    readonly only?: readonly string[] | undefined;
    readonly shard?: string | undefined;
    readonly concurrency?: number | undefined;
}

export interface FleetRunOptions extends FleetOptions, RunCommandOptions {
    readonly stopAfter?: number | false | undefined;
}

export interface ForeignKey extends Deferrability {
    readonly kind: 'foreignKey';
    readonly name: string;
    readonly columns: readonly string[];
    readonly referredTable: QualifiedName;
    readonly referredColumns: readonly string[];
    readonly onDelete: ReferentialAction;
    readonly onDeleteColumns: readonly string[];
    readonly onUpdate: ReferentialAction;
    readonly match: 'simple' | 'full';
    readonly period?: true;
    readonly notValid: boolean;
    readonly notEnforced?: true;
    readonly comment: string | null;
    readonly inherited?: true;
}

export interface ForeignKeyOptions extends InSchema, InDatabaseNames<ModelForeignKeyOptions> {
}

export type ForeignPart = 'sql' | 'nothing' | 'refuses' | 'missing';

type Form = 'name' | 'key' | 'label';

export interface FoundRows extends RowOrder {
    readonly table: QualifiedName;
    readonly jsonColumns?: readonly string[];
    readonly equals?: ReadonlyMap<string, string>;
}

export interface FromRevisions {
    readonly fromRevisions?: boolean;
}

export interface GeneratedExpression {
    readonly expression: string;
    readonly stored: boolean;
}

export interface GivenAnswers {
    readonly models?: string | undefined;
    readonly database?: string | undefined;
    readonly folder?: string | undefined;
}

export interface Grant extends PrivilegeChange {
    readonly kind: 'grant';
    readonly grantOption?: boolean;
}

export declare const GRANTED_KINDS: {
    readonly table: 'TABLE';
    readonly sequence: 'SEQUENCE';
    readonly schema: 'SCHEMA';
    readonly type: 'TYPE';
    readonly function: 'FUNCTION';
    readonly procedure: 'PROCEDURE';
    readonly language: 'LANGUAGE';
    readonly foreignDataWrapper: 'FOREIGN DATA WRAPPER';
    readonly server: 'FOREIGN SERVER';
};

export type GrantedKind = keyof typeof GRANTED_KINDS;

export interface GrantedObject {
    readonly on: GrantedKind;
    readonly schema: string | null;
    readonly name: string;
    readonly signature: string | null;
}

export interface GrantOptions extends InSchema {
    readonly columns?: readonly string[];
    readonly grantOption?: boolean;
}

export type GrantTarget = GrantedObject | DefaultPrivileges;

export declare const GRAPH_FORMATS: readonly [
    'text',
    'mermaid',
    'dot',
    'svg'
];

export type GraphFormat = (typeof GRAPH_FORMATS)[number];

export interface GraphOptions extends CommandEvents {
    readonly range?: string;
    readonly environments?: readonly string[];
    readonly indicateCurrent?: boolean;
    readonly format?: GraphFormat;
    readonly out?: string;
}

interface HasRows {
    readonly [tableShape]: TableShape;
}

export interface HeadsOptions {
    readonly resolveDependencies?: boolean;
}

export interface HistoryOptions extends CommandEvents {
    readonly range?: string;
    readonly indicateCurrent?: boolean;
}

interface HookOptions {
    readonly name?: string | undefined;
    readonly options?: string | readonly string[] | undefined;
    readonly cwd?: string | undefined;
}

export interface Identity {
    readonly always: boolean;
    readonly sequence: string;
    readonly options: SequenceOptions;
    readonly comment?: string;
    readonly unlogged?: boolean;
}

export interface IdentityInput extends IdentityOptions {
    readonly always?: boolean;
}

export interface IfExists {
    readonly ifExists?: boolean;
}

export interface IfNotExists {
    readonly ifNotExists?: boolean;
}

export interface ImportAlembicOptions extends AlembicChoice, AlembicEvents {
    readonly folder: string | readonly string[];
    readonly to?: string | undefined;
}

export interface ImportedDatabase extends Applied {
    readonly database: string;
    readonly revision: string | null;
    readonly stamped: boolean;
}

export interface ImportedFile {
    readonly revision: string;
    readonly path: string;
    readonly file: 'written' | 'unchanged' | 'kept';
    readonly upgrade: ForeignPart;
    readonly downgrade: ForeignPart;
    readonly reasons: readonly string[];
}

export type ImportedPart = 'sql' | 'nothing' | 'refuses';

export interface ImportedRevision {
    readonly revision: string;
    readonly path: string;
    readonly file: 'written' | 'completed' | 'unchanged' | 'kept';
    readonly upgrade: ImportedPart;
    readonly downgrade: ImportedPart;
    readonly reasons: readonly string[];
}

export interface ImportHistoryOptions extends CommandEvents {
    readonly folder: string | readonly string[];
    readonly to?: string | undefined;
    readonly stamp?: boolean | undefined;
    readonly table?: string | undefined;
}

type InDatabaseNames<Options> = Omit<Options, 'name' | 'attachedTo' | 'include' | 'onDeleteColumns'> & {
    readonly [Columns in keyof Options & ('include' | 'onDeleteColumns')]?: readonly string[];
};

export interface Index extends IndexLineage {
    readonly name: string;
    readonly unique: boolean;
    readonly method: string;
    readonly keys: readonly IndexKey[];
    readonly include: readonly string[];
    readonly nullsNotDistinct: boolean;
    readonly where: string | null;
    readonly with: StorageParameters;
    readonly tablespace: string | null;
    readonly comment: string | null;
    readonly invalid?: true;
}

export interface IndexAttachment {
    readonly table: QualifiedName;
    readonly name: string;
    readonly parent: QualifiedName;
}

export interface IndexBuild {
    readonly table: string | null;
    readonly index: string | null;
    readonly phase: string;
    readonly part: number | null;
}

export interface IndexChanges {
    readonly with?: ParameterChanges;
    readonly tablespace?: string | null;
    readonly statistics?: Readonly<Record<string, number | null>>;
}

export interface IndexKey {
    readonly column: string | null;
    readonly expression: string | null;
    readonly collation: QualifiedName | null;
    readonly opclass: QualifiedName | null;
    readonly opclassParameters: StorageParameters;
    readonly descending: boolean;
    readonly nullsFirst: boolean;
    readonly statistics?: number;
}

export interface IndexLineage {
    readonly inherited?: true;
    readonly partOf?: string;
    readonly only?: true;
    readonly attachedTo?: string;
    readonly keyNames?: readonly string[];
    readonly age?: number;
}

export interface IndexParts {
    readonly of?: readonly QualifiedName[];
    readonly names: readonly QualifiedName[];
    readonly attached?: readonly QualifiedName[];
    readonly after?: readonly QualifiedName[] | undefined;
    readonly joined?: readonly QualifiedName[];
    readonly follows?: readonly QualifiedName[];
}

interface IndexStorage {
    readonly include?: readonly ColumnKey[];
    readonly with?: StorageParameterInput;
    readonly tablespace?: string;
    readonly only?: boolean;
    readonly attachedTo?: string;
}

export declare function init(options: InitOptions): Promise<InitReport>;

export interface InitChoice {
    readonly answer: string;
    readonly text: string;
}

export interface InitOptions extends GivenAnswers {
    readonly cwd: string;
    readonly template?: string | undefined;
    readonly ask?: AskInit | undefined;
}

export interface InitQuestion {
    readonly name: InitQuestionName;
    readonly text: string;
    readonly choices: readonly InitChoice[];
    readonly other: string | null;
    readonly default: string;
}

export type InitQuestionName = 'models' | 'database' | 'folder';

type InputOf<Schema, Value> = Schema extends {
    readonly '~standard': {
        readonly types?: infer Types;
    };
} ? NonNullable<Types> extends {
    readonly input: infer Input;
} ? Input | Extract<Value, null | undefined> : Value : Value;

type InputRow<Row, Own> = {
    [P in keyof Row]: P extends keyof Own ? InputOf<Own[P], Row[P]> : Row[P];
};

export interface InSchema {
    readonly schema?: string;
}

type Insert<C extends ColumnRecord> = Flat<Update<C> & {
    [P in Keys<C, 'required'>]: C[P][Shape]['insert'];
}>;

export type InsertedRow = Readonly<Record<string, unknown>>;

interface InsteadTrigger extends TriggerCommon {
    readonly insteadOf: readonly TriggerEvent[];
    readonly before?: never;
    readonly after?: never;
}

interface ItemOptions {
    readonly name?: GivenName;
    readonly comment?: string;
}

export interface JsArray<Element extends JsType> extends Wider<Element['element'][], readonly Element['insert'][], Element['element'][]> {
}

export interface JsBigint extends Wider<string, string | number | bigint> {
}

export interface JsBoolean extends Same<boolean> {
}

export interface JsBytes extends Same<Uint8Array> {
}

export interface JsCircle extends Wider<Circle, string> {
}

export interface JsDate extends Wider<Date, Date | string> {
}

export interface JsEnum<Value extends string> extends Same<Value> {
}

export interface JsInterval extends Wider<Interval, Interval | string> {
}

export interface JsJson<T> extends JsType {
    readonly select: T;
    readonly insert: JsonInput<T>;
    readonly element: T;
    readonly default: T;
    readonly query: Narrowest<T, JsonInput<T>>;
    readonly queryNullable: Narrowest<T | null, JsonInput<T> | null>;
}

export interface JsMoney extends Wider<string, string | number> {
}

export interface JsNumber extends Same<number> {
}

export interface JsNumeric extends Wider<string, string | number | bigint, number> {
}

interface JsonEventLine<Name extends keyof JsonEventData> {
    readonly event: Name;
    readonly time: string;
    readonly data: JsonEventData[Name];
}

export type JsonInput<T> = unknown extends T ? JsonObject | number | boolean | JsonValue<unknown> : [
    T
] extends [
    SentAsJson<T>
] ? T : SentAsJson<T> | JsonValue<T>;

type JsonNodeKind = string;

type JsonObject = (object & {
    readonly length?: never;
}) | {
    readonly [key: string]: unknown;
    readonly length?: never;
};

export interface JsPoint extends Wider<Point, string> {
}

export interface JsString extends Same<string> {
}

export interface JsTyped<Select, Insert> extends JsType {
    readonly select: Select;
    readonly insert: Insert;
    readonly element: Select;
    readonly default: Insert;
    readonly query: Narrowest<Select, Insert>;
    readonly queryNullable: Narrowest<Select | null, Insert | null>;
}

export type Key = `${KeyKind}:${string}`;

interface KeyConstraint extends Deferrability, IndexLineage {
    readonly name: string;
    readonly columns: readonly string[];
    readonly include: readonly string[];
    readonly withoutOverlaps?: true;
    readonly with: StorageParameters;
    readonly tablespace: string | null;
    readonly comment: string | null;
    readonly indexComment?: string;
}

type KeyIn<Export> = Export extends {
    readonly [tableShape]: {
        readonly key: infer Key extends string;
    };
} ? Key : never;

export type KeyKind = NamedKind | PartKind | 'schema' | 'routine' | 'overload' | 'object' | 'uniqueness';

type Keys<C extends ColumnRecord, By extends Filter> = {
    [P in keyof C]: P & C[P][Shape][By];
}[keyof C];

export interface KeyState {
    readonly column: RefState | string | null;
    readonly expression: string | null;
    readonly collation?: string;
    readonly opclass?: string;
    readonly opclassParameters?: StorageParameterInput;
    readonly descending?: boolean;
    readonly nullsFirst?: boolean;
    readonly statistics?: number;
}

type KindsWith<Rule> = {
    [Kind in DefinedKind]: (typeof DEFINED_KINDS)[Kind] extends Rule ? Kind : never;
}[DefinedKind];

export interface LintOptions extends CommandEvents {
    readonly files?: readonly string[];
    readonly sql?: string;
    readonly ranges?: readonly string[];
    readonly all?: boolean;
    readonly advice?: boolean;
}

export interface LintReport {
    readonly findings: readonly Finding[];
    readonly judged: number;
    readonly of: 'file' | 'revision';
    readonly notes: readonly string[];
    readonly docs: string;
}

export interface LintSettings {
    readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'advice' | 'off'>> | undefined;
    readonly autogenerate?: boolean | undefined;
}

export declare function listTemplates(): Promise<readonly TemplateInfo[]>;

export declare const LOADER_NAMES: readonly [
    'auto',
    'native',
    'jiti',
    'tsx'
];

export type LoaderName = (typeof LOADER_NAMES)[number];

export declare const LOCK_MODES: readonly [
    'ACCESS SHARE',
    'ROW SHARE',
    'ROW EXCLUSIVE',
    'SHARE UPDATE EXCLUSIVE',
    'SHARE',
    'SHARE ROW EXCLUSIVE',
    'EXCLUSIVE',
    'ACCESS EXCLUSIVE'
];

export interface LockBlocker {
    readonly pid: number;
    readonly user: string | null;
    readonly applicationName: string | null;
    readonly state: string | null;
    readonly transactionSeconds: number | null;
    readonly query: string | null;
}

export type LockMode = (typeof LOCK_MODES)[number];

export interface LockRetry {
    readonly wait: LockWait | null;
    readonly attempt: number;
    readonly attempts: number;
    readonly pauseMs: number;
    readonly steps: number;
}

export interface LockRetrySettings {
    readonly attempts?: number | undefined;
    readonly pause?: Duration | undefined;
    readonly longestPause?: Duration | undefined;
}

export interface LockWait {
    readonly table: string | null;
    readonly isForOldTransactions: boolean;
    readonly mode: string;
    readonly blockers: readonly LockBlocker[];
}

export interface LockWaitInfo extends LockWait {
    readonly description: string;
}

export type LogDirection = 'upgrade' | 'downgrade' | 'stamp' | 'accept';

export interface LogEntry {
    readonly revision: string | null;
    readonly message: string | null;
    readonly direction: LogDirection;
    readonly outcome: LogOutcome;
    readonly fingerprint: string | null;
}

export interface LoggedRun extends LogEntry {
    readonly startedAt: string;
    readonly durationMs: number | null;
    readonly role: string;
    readonly host: string | null;
    readonly tool: string;
}

export interface LogOptions extends CommandEvents {
    readonly revision?: string | undefined;
    readonly since?: string | undefined;
    readonly limit?: number | undefined;
}

export type LogOutcome = 'done' | 'undone';

export interface LogReport {
    readonly databases: readonly DatabaseLog[];
}

export interface MergeOptions extends CommandEvents {
    readonly revisions: readonly string[];
    readonly message?: string;
    readonly revId?: string;
    readonly splice?: boolean;
    readonly branchLabel?: string;
    readonly versionPath?: string;
    readonly format?: RevisionFormat;
}

type Mode<Write, Nullable> = Write extends 'required' ? (Nullable extends true ? 'optional' : 'required') : Write;

export interface ModuleHook extends HookOptions {
    readonly type: 'module';
    readonly module: string;
}

export type MovableKind = KindsWith<{
    readonly isMovable: true;
}>;

type MoveDirectives = {
    readonly [Kind in MovableKind as `set${Capitalize<Kind>}Schema`]: MoveObjectDirective;
};

export type MoveObjectDirective = (name: string, newSchema: string | null, options?: InSchema) => Promise<void>;

type Name<Kind extends DefinedKind> = Kind extends TablePartKind ? [
    name: string,
    table: string
] : [
    name: string
];

type NamedKind = 'collation' | 'relation' | 'type' | 'statistics' | 'table' | 'shape' | 'resting' | 'base' | 'computed' | 'columns' | 'row' | 'rows' | 'partitions' | 'ownership' | 'children' | 'brought' | 'parts' | 'keyed' | 'leaving' | 'left' | 'attached' | 'moved' | 'renamed' | 'values' | 'grown' | 'identified' | 'inserted' | 'released' | 'owned' | 'logging' | 'distribution';

type NamingOf<T extends HasRows> = T[typeof tableShape]['naming'];

type Narrowest<Select, Insert> = [
    Select,
    Insert
] extends [
    Insert,
    Select
] ? Select : ColumnType<Select, Insert, Insert>;

export type NewRevision = RevisionPlacement & Omit<RevisionText, 'createDate'>;

type NoEntries = Record<never, never>;

export interface NotAsked {
    readonly name: string;
    readonly reason: string;
}

export interface Notice {
    readonly severity: string;
    readonly message: string;
}

export interface NotNull {
    readonly name: string;
    readonly noInherit?: true;
    readonly notValid?: true;
    readonly comment?: string;
    readonly said?: true;
    readonly inherited?: true;
    readonly local?: true;
}

export interface ObjectChanges {
    readonly object: string | null;
    readonly changes: readonly ReportedChange[];
}

export type ObjectDirectives = OwnDirectives & SubscriptionDirectives & CreateDirectives & ReplaceDirectives & DropDirectives & RenameDirectives & MoveDirectives;

export interface ObjectIdentity {
    readonly kind: DefinedKind;
    readonly schema: string | null;
    readonly name: string;
    readonly signature: string | null;
    readonly table: string | null;
}

export interface ObjectOptions {
    readonly schema?: string;
    readonly comment?: string;
}

export declare abstract class ObjectWords<Naming extends ColumnNaming = ColumnNaming, Schema extends string | undefined = string | undefined> extends DistributionWords {
    #private;
    readonly view: ViewWord<ViewOptions, Naming, Schema>;
    readonly materializedView: ViewWord<MaterializedViewOptions, Naming, Schema>;
    readonly function: (name: string, options: FunctionOptions) => DeclaredObject;
    readonly procedure: (name: string, options: ProcedureOptions) => DeclaredObject;
    readonly aggregate: (name: string, options: AggregateOptions) => DeclaredObject;
    readonly extension: (name: string, options?: ExtensionOptions) => void;
    readonly eventTrigger: (name: string, options: EventTriggerOptions) => void;
    readonly sql: (text: SqlText) => void;
}

export type OnConflict = 'skip' | readonly string[];

export interface OnlineStepInfo {
    readonly what: string;
    readonly step: number;
    readonly steps: number;
    readonly because: string | null;
}

type OnTable<Directive extends keyof Operations, Position extends 0 | 1> = (...given: WithoutTable<Parameters<Operations[Directive]>, Position>) => Promise<void>;

type Optional<Write extends WriteMode> = Write extends 'never' ? 'never' : 'optional';

type OrNull<Type, Nullable> = Nullable extends true ? Type | null : Type;

interface OwnDirectives {
    readonly updateExtension: (name: string, version: string) => Promise<void>;
}

export declare const OWNED_KINDS: {
    readonly table: 'TABLE';
    readonly sequence: 'SEQUENCE';
    readonly schema: 'SCHEMA';
    readonly type: 'TYPE';
    readonly function: 'FUNCTION';
    readonly procedure: 'PROCEDURE';
    readonly language: 'LANGUAGE';
    readonly foreignDataWrapper: 'FOREIGN DATA WRAPPER';
    readonly server: 'SERVER';
    readonly collation: 'COLLATION';
    readonly conversion: 'CONVERSION';
    readonly operator: 'OPERATOR';
    readonly operatorClass: 'OPERATOR CLASS';
    readonly operatorFamily: 'OPERATOR FAMILY';
    readonly textSearchDictionary: 'TEXT SEARCH DICTIONARY';
    readonly textSearchConfiguration: 'TEXT SEARCH CONFIGURATION';
    readonly publication: 'PUBLICATION';
    readonly eventTrigger: 'EVENT TRIGGER';
};

export type OwnedKind = keyof typeof OWNED_KINDS;

export interface OwnedObject extends Omit<GrantedObject, 'on'> {
    readonly on: OwnedKind;
}

export interface Ownership {
    readonly object: OwnedObject;
    readonly owner: string;
}

export type ParameterChanges = Readonly<Record<string, string | null>>;

export type ParameterChangesInput = Readonly<Record<string, string | number | boolean | null>>;

export type PartitionBound = 'default' | {
    readonly in: readonly string[];
} | {
    readonly from: readonly string[];
    readonly to: readonly string[];
} | {
    readonly modulus: number;
    readonly remainder: number;
};

export interface PartitionKey {
    readonly strategy: PartitionStrategy;
    readonly keys: readonly string[];
}

export interface PartitionOf {
    readonly parent: QualifiedName;
    readonly bound: PartitionBound;
}

export interface PartitionPlace<Columns extends ColumnRecord, Naming extends ColumnNaming> {
    readonly of: Table<string, Columns, Naming>;
    readonly values: PartitionValues;
}

export type PartitionStrategy = 'list' | 'range' | 'hash';

type PartKind = 'column' | 'check' | 'plain' | 'bare' | 'default' | 'options' | 'constraint';

interface PartOptions {
    readonly comment?: string;
}

type Plain<T> = T extends infer U ? {
    [K in keyof U]: U[K];
} : never;

export type PlainColumn<Js extends JsType> = ColumnBuilder<Js, false, 'required', undefined>;

type PlainType<Js extends JsType> = () => PlainColumn<Js>;

interface PlannedPlace {
    readonly revision: string;
    readonly step: number | null;
}

export type PlannedWay = 'plain' | 'online' | 'blocking' | 'sql' | 'unknown' | 'done';

type Position = `${number}` | `${number}N` | `${number}_N`;

export interface PostgresOptions {
    readonly connectionString?: string;
    readonly host?: string;
    readonly port?: number;
    readonly user?: string;
    readonly password?: string | (() => string | Promise<string>);
    readonly database?: string;
    readonly ssl?: boolean | object;
    readonly application_name?: string;
    readonly options?: string;
}

export interface PrimaryKey extends KeyConstraint {
    readonly kind: 'primaryKey';
}

export interface PrimaryKeyConstraintOptions extends InSchema, InDatabaseNames<PrimaryKeyOptions> {
    readonly usingIndex?: string;
}

export interface Privilege {
    readonly target: GrantTarget;
    readonly column: string | null;
    readonly grantee: string;
    readonly privilege: PrivilegeName;
    readonly grantable: boolean;
    readonly granted: boolean;
}

export declare const PRIVILEGE_NAMES: readonly [
    'select',
    'insert',
    'update',
    'delete',
    'truncate',
    'references',
    'trigger',
    'maintain',
    'usage',
    'create',
    'execute',
    'all'
];

interface PrivilegeChange {
    readonly target: GrantTarget;
    readonly privileges: readonly PrivilegeName[];
    readonly columns?: readonly string[];
    readonly grantee: string;
}

export type PrivilegeName = (typeof PRIVILEGE_NAMES)[number];

export type ProgramHook = ExecHook | ConsoleScriptHook | ModuleHook;

type PropertyTables<Models> = {
    [Export in keyof Models as CamelCase<KeyIn<Models[Export]>>]: Models[Export] extends {
        readonly [tableShape]: {
            readonly columns: infer C extends ColumnRecord;
        };
    } ? {
        [P in keyof C]: C[P][typeof columnQuery];
    } : never;
};

export interface PutPrivilegesBack {
    readonly kind: 'putPrivilegesBack';
    readonly table: QualifiedName;
}

export interface PutRowsBack {
    readonly kind: 'putRowsBack';
    readonly table: QualifiedName;
    readonly columns: readonly string[];
    readonly numbered: readonly string[];
    readonly using?: Readonly<Record<string, string>>;
}

export interface PutRowsBackOptions extends InSchema {
    readonly numbered?: readonly string[];
    readonly using?: Readonly<Record<string, SqlFragment | string>>;
}

export interface QualifiedName {
    readonly schema: string | null;
    readonly name: string;
}

export interface QueryOptions extends ObjectOptions {
    readonly columns?: readonly string[];
    readonly columnComments?: Readonly<Record<string, string>>;
}

type QueryType<Js extends JsType, Nullable, Write> = Write extends 'required' ? Js[Nullable extends true ? 'queryNullable' : 'query'] : Write extends 'optional' ? ColumnType<OrNull<Js['select'], Nullable>, OrNull<Js['insert'], Nullable> | undefined, OrNull<Js['insert'], Nullable>> : ColumnType<OrNull<Js['select'], Nullable>, never, never>;

export interface RangeType extends QualifiedName {
    readonly subtype: ColumnType;
    readonly opclass: QualifiedName | null;
    readonly collation: QualifiedName | null;
    readonly canonical: QualifiedName | null;
    readonly subtypeDiff: QualifiedName | null;
    readonly multirange: QualifiedName;
    readonly comment: string | null;
    readonly renamedFrom?: QualifiedName;
}

export type RangeTypeInput = Omit<RangeTypeOptions, 'renamedFrom' | 'schema'>;

export type ReadOnly<Columns extends ColumnRecord> = {
    [P in keyof Columns]: Columns[P] extends ColumnBuilder<infer Js, infer Nullable, infer _Write, infer Name> ? ColumnBuilder<Js, Nullable, 'never', Name> : never;
};

export interface RebaseOptions extends CommandEvents {
    readonly revision: string;
    readonly onto?: string;
    readonly environments?: readonly string[];
}

export interface ReferenceTable {
    readonly kind: 'reference';
}

export declare const REFERENTIAL_ACTIONS: readonly [
    'no action',
    'restrict',
    'cascade',
    'set null',
    'set default'
];

export type ReferentialAction = (typeof REFERENTIAL_ACTIONS)[number];

export type ReferredColumns = () => readonly ColumnRef[];

export interface ReferredTable {
    readonly table: string;
    readonly columns: readonly string[];
}

type ReferredToken = 'referred_table_name' | `referred_column_${Position}_${Form}`;

export interface ReflectOptions extends CommandEvents {
    readonly path?: string;
    readonly stamp?: boolean;
    readonly rows?: readonly string[];
}

export interface RefState {
    readonly table: QualifiedName | null;
    readonly owner: object | null;
    readonly column: string;
}

export type RenamableKind = KindsWith<{
    readonly isRenamable: true;
}>;

export interface RenameColumn {
    readonly kind: 'renameColumn';
    readonly table: QualifiedName;
    readonly column: string;
    readonly newName: string;
    readonly children?: readonly QualifiedName[];
    readonly aside?: true;
    readonly leaving?: readonly QualifiedName[];
    readonly after?: readonly QualifiedName[];
}

export interface RenameConstraint {
    readonly kind: 'renameConstraint';
    readonly table: QualifiedName;
    readonly name: string;
    readonly newName: string;
    readonly of?: 'notNull' | 'check';
    readonly beforeJoining?: true;
}

type RenameDirectives = {
    readonly [Kind in RenamableKind as `rename${Capitalize<Kind>}`]: RenameObjectDirective<Kind>;
};

export interface RenameEnum {
    readonly kind: 'renameEnum';
    readonly type: QualifiedName;
    readonly newName: string;
    readonly moves?: true;
}

export interface RenameEnumValue {
    readonly kind: 'renameEnumValue';
    readonly type: QualifiedName;
    readonly value: string;
    readonly newValue: string;
}

export interface RenameIndex {
    readonly kind: 'renameIndex';
    readonly table: QualifiedName;
    readonly name: string;
    readonly newName: string;
    readonly beforeJoining?: true;
}

export type RenameObjectDirective<Kind extends DefinedKind> = (...given: [
    ...Name<Kind>,
    newName: string,
    options?: InSchema
]) => Promise<void>;

export interface RenameOptions {
    readonly rename?: readonly string[];
    readonly renameTable?: readonly string[];
    readonly renameType?: readonly string[];
}

export interface RenameQuestion {
    readonly drop: string;
    readonly renames: readonly string[];
}

export interface RenameSequence {
    readonly kind: 'renameSequence';
    readonly sequence: QualifiedName;
    readonly newName: string;
}

export interface RenameTable {
    readonly kind: 'renameTable';
    readonly table: QualifiedName;
    readonly newName: string;
    readonly moves?: true;
}

export interface RenameType {
    readonly kind: 'renameType';
    readonly type: QualifiedName;
    readonly newName: string;
    readonly constructors?: boolean;
    readonly moves?: true;
}

export interface RenderTablesOptions {
    readonly tables?: readonly string[];
}

export type ReplaceableKind = KindsWith<{
    readonly isReplaceable: true;
}>;

type ReplaceDirectives = {
    readonly [Kind in ReplaceableKind as `replace${Capitalize<Kind>}`]: ReplaceObjectDirective<Kind>;
};

export interface ReplaceEnum {
    readonly kind: 'replaceEnum';
    readonly type: QualifiedName;
    readonly values: readonly string[];
    readonly columns: readonly EnumColumn[];
    readonly mapping?: Readonly<Record<string, string>>;
    readonly comment?: string | null;
    readonly was?: {
        readonly values: readonly string[];
        readonly columns: readonly EnumColumn[];
    };
}

export interface ReplaceEnumOptions extends InSchema, WithComment {
    readonly columns?: readonly {
        readonly table: string;
        readonly schema?: string;
        readonly column: string;
        readonly array?: boolean;
        readonly serverDefault?: DefaultValue | null;
    }[];
    readonly mapping?: Readonly<Record<string, string>>;
}

export interface ReplaceObject {
    readonly kind: 'replaceObject';
    readonly object: DefinedObject;
    readonly was?: DefinedObject;
}

export type ReplaceObjectDirective<Kind extends DefinedKind> = (...given: [
    ...Name<Kind>,
    definition: SqlText,
    options?: DefinitionOptions
]) => Promise<void>;

export type ReplicaIdentity = 'full' | 'nothing' | {
    readonly index: string;
};

declare const REPORT_FORMATS: readonly [
    'html',
    'markdown'
];

export interface ReportedChange {
    readonly kind: ChangeKind;
    readonly text: string;
    readonly warnings: readonly Warning[];
    readonly rows?: readonly string[];
}

export interface ReportOptions extends CommandEvents {
    readonly revisions?: readonly string[];
    readonly format?: ReportFormat | undefined;
    readonly out?: string | undefined;
}

type Rest<Text extends string, Done extends string> = Text extends Lowercase<Text> ? `${Done}${Text}` : Seek<Text, Done>;

export type ReviewedLockMode = 'SHARE' | 'SHARE ROW EXCLUSIVE' | 'EXCLUSIVE' | 'ACCESS EXCLUSIVE';

export type ReviewedWork = 'scan' | 'build' | 'rewrite';

export interface Revision {
    readonly id: string;
    readonly downRevisions: readonly string[];
    readonly branchLabels: readonly string[];
    readonly dependsOn: readonly string[];
    readonly replaces?: readonly string[];
    readonly transaction: boolean;
    readonly message: string;
    readonly doc: string;
    readonly createDate: string | null;
    readonly path: string;
    readonly language: RevisionLanguage;
}

export declare const REVISION_FORMATS: readonly [
    'ts',
    'mts',
    'js',
    'mjs',
    'sql'
];

export declare const REVISION_ID_SCHEMES: readonly [
    'random',
    'sequential',
    'date'
];

export type RevisionBodies = Pick<NewRevision, 'imports' | 'importStatements' | 'upgrade' | 'downgrade' | 'transaction' | 'parts'>;

export type RevisionFormat = (typeof REVISION_FORMATS)[number];

type RevisionFunction = (op: never, args: never) => unknown;

export type RevisionIdScheme = (typeof REVISION_ID_SCHEMES)[number];

export type RevisionLanguage = 'ts' | 'sql';

interface RevisionList {
    readonly revisions: readonly RevisionInfo[];
}

export interface RevisionOptions extends CommandEvents, RenameOptions, FromRevisions {
    readonly message?: string;
    readonly autogenerate?: boolean;
    readonly expandContract?: boolean;
    readonly online?: boolean;
    readonly revId?: string;
    readonly head?: string;
    readonly splice?: boolean;
    readonly branchLabel?: string;
    readonly versionPath?: string;
    readonly dependsOn?: readonly string[];
    readonly chooseRename?: ChooseRename;
    readonly format?: RevisionFormat;
    readonly try?: boolean;
}

type RevisionPart = RevisionFunction | Readonly<Record<string, RevisionFunction>>;

export interface RevisionPlacement {
    readonly id: string;
    readonly downRevisions: readonly string[];
    readonly branchLabels: readonly string[];
    readonly dependsOn: readonly string[];
    readonly replaces?: readonly string[];
    readonly folder: string;
}

export interface RevisionStep extends VersionMove {
    readonly direction: 'upgrade' | 'downgrade';
    readonly revision: Revision;
}

export interface RevisionText {
    readonly id: string;
    readonly message: string;
    readonly downRevisions: readonly string[];
    readonly branchLabels: readonly string[];
    readonly dependsOn: readonly string[];
    readonly replaces?: readonly string[];
    readonly createDate: string;
    readonly transaction?: boolean;
    readonly imports: readonly string[];
    readonly importStatements: readonly string[];
    readonly upgrade: readonly string[];
    readonly downgrade: readonly string[];
    readonly parts?: readonly DatabasePart[];
}

export interface Revoke extends PrivilegeChange {
    readonly kind: 'revoke';
    readonly grantOptionOnly?: boolean;
    readonly hadGrantOption?: boolean;
}

export interface RevokeOptions extends InSchema {
    readonly columns?: readonly string[];
    readonly grantOptionOnly?: boolean;
}

interface RoutineOptions extends ObjectOptions {
    readonly args?: string;
    readonly language?: string;
    readonly security?: 'definer' | 'invoker';
    readonly set?: Readonly<Record<string, RoutineSetting>>;
    readonly transforms?: readonly string[];
}

type Row<C extends ColumnRecord> = {
    [P in keyof C]: C[P][Shape]['select'];
};

export interface RowOptions extends InSchema {
    readonly jsonColumns?: readonly string[];
}

export interface RowOrder {
    readonly parents?: readonly QualifiedName[];
    readonly early?: true;
}

declare const rowsFile: unique symbol;

export type RowSource = string | URL | Iterable<object> | AsyncIterable<object>;

export type RowValue = string | null | undefined;

export interface RunCommandOptions extends CommandEvents {
    readonly allowDestructive?: boolean | readonly string[] | undefined;
    readonly runWait?: Duration;
    readonly lockTimeout?: Duration | false;
    readonly online?: 'auto' | boolean;
    readonly restartRevision?: boolean | undefined;
    readonly signal?: AbortSignal;
}

interface Same<T> extends JsType {
    readonly select: T;
    readonly insert: T;
    readonly element: T;
    readonly default: T;
    readonly query: T;
    readonly queryNullable: T | null;
}

type SameColumns<C extends ColumnRecord> = {
    [P in keyof C & string as DatabaseName<P, C[P][typeof columnName], 'same'>]: C[P][typeof columnQuery];
};

export interface Schema {
    readonly name: string;
    readonly comment: string | null;
    readonly isDistributed?: true;
}

export interface SchemaConnection {
    query(sql: string): Promise<{
        readonly rows: readonly unknown[];
    }>;
    exec?(sql: string): Promise<unknown>;
}

export interface ScopeDecision extends UnmanagedObject {
    readonly isCompared: boolean;
}

export interface ScriptCommandOptions extends Pick<RunCommandOptions, 'allowDestructive' | 'lockTimeout' | 'signal'> {
    readonly online?: 'auto' | boolean;
}

type Seek<Text extends string, Done extends string> = Text extends `${infer A}${infer B}${infer Tail}` ? A extends keyof Capitals ? AtCapital<A, `${B}${Tail}`, BeforeWord<Done>> : B extends keyof Capitals ? AtCapital<B, Tail, BeforeWord<`${Done}${A}`>> : Seek<Tail, `${Done}${A}${B}`> : Text extends keyof Capitals ? `${BeforeWord<Done>}${Capitals[Text]}` : Done;

type SentAsJson<T> = T extends string | readonly unknown[] ? never : T;

export interface Sequence extends QualifiedName {
    readonly type: SequenceType;
    readonly options: SequenceOptions;
    readonly unlogged?: true;
    readonly ownedBy: {
        readonly table: QualifiedName;
        readonly column: string;
    } | null;
    readonly comment: string | null;
    readonly remainsWithout?: QualifiedName;
}

export declare const SEQUENCE_TYPES: readonly [
    'smallint',
    'integer',
    'bigint'
];

export type SequenceChanges = Partial<Pick<Sequence, 'type' | 'ownedBy'> & Sequence['options']> & {
    readonly unlogged?: boolean;
};

export interface SequenceInput extends SequenceOptionsInput {
    readonly type?: SequenceType;
    readonly unlogged?: boolean;
    readonly ownedBy?: string | null;
}

export interface SequenceOptions {
    readonly start: string;
    readonly increment: string;
    readonly minValue: string;
    readonly maxValue: string;
    readonly cache: string;
    readonly cycle: boolean;
}

export type SequenceType = (typeof SEQUENCE_TYPES)[number];

export interface Serial {
    readonly sequence: string;
}

type SerialColumn<Js extends JsType> = ColumnBuilder<Js, false, 'optional', undefined>;

export interface SetComment {
    readonly kind: 'setComment';
    readonly target: CommentTarget;
    readonly comment: Change<string | null>;
}

export interface SetCommentOptions extends InSchema {
    readonly table?: string;
    readonly type?: string;
}

export interface SetOwner {
    readonly kind: 'setOwner';
    readonly object: OwnedObject;
    readonly owner: string;
    readonly was?: string;
}

export interface SetPrivilegesAside {
    readonly kind: 'setPrivilegesAside';
    readonly table: QualifiedName;
}

export interface SetRowsAside {
    readonly kind: 'setRowsAside';
    readonly table: QualifiedName;
    readonly asText?: readonly string[];
}

export interface SetRowsAsideOptions extends InSchema {
    readonly asText?: readonly string[];
}

export interface SetTableSchema {
    readonly kind: 'setTableSchema';
    readonly table: QualifiedName;
    readonly newSchema: string | null;
}

export interface SetTypeSchema {
    readonly kind: 'setTypeSchema';
    readonly type: QualifiedName;
    readonly newSchema: string | null;
    readonly constructors?: boolean;
}

export type Severity = 'error' | 'warning' | 'advice';

type Shape = typeof columnShape;

export type ShownColumns = 'all' | 'keys';

export interface ShowOptions extends CommandEvents {
    readonly revision: string;
}

export type Size = '0' | `${number}${keyof typeof UNITS}`;

type Small = Capitals[keyof Capitals];

export type SnakeCase<Text extends string> = Rest<Text, ''>;

type SnakeColumns<C extends ColumnRecord> = {
    [P in keyof C & string as SnakeName<P, C[P][typeof columnName]>]: C[P][typeof columnQuery];
};

type SnakeName<Property extends string, Name> = Name extends string ? Name : SnakeCase<Property>;

export declare const sqlFile: unique symbol;

export interface SqlPrintable {
    readonly [sqlText]: string;
}

export declare const sqlText: unique symbol;

export type SqlText = SqlFragment | string;

export interface SquashOptions extends CommandEvents {
    readonly range: string;
    readonly message?: string;
    readonly format?: RevisionFormat;
    readonly delete?: boolean;
    readonly environments?: readonly string[];
}

interface Stages {
    readonly transition: string;
    readonly state: string;
    readonly stateSize?: number;
    readonly final?: string;
    readonly finalExtra?: boolean;
    readonly finalModify?: 'read_only' | 'shareable' | 'read_write';
    readonly initial?: string;
}

export interface StampOptions extends RunCommandOptions {
    readonly revisions: readonly string[];
    readonly purge?: boolean;
}

export interface StampStep extends VersionMove {
    readonly direction: 'stamp';
    readonly revision: Revision | null;
}

export declare const STATISTICS_KINDS: readonly [
    'ndistinct',
    'dependencies',
    'mcv'
];

export interface StatisticsChanges {
    readonly target?: number | null;
    readonly newName?: string;
}

export type StatisticsKind = (typeof STATISTICS_KINDS)[number];

export interface StatusOptions extends CommandEvents {
    readonly longerThan?: number;
}

export type Step = RevisionStep | StampStep;

export type Stopped = 'canary' | 'failures' | 'interrupted';

export type StorageParameterInput = Readonly<Record<string, string | number | boolean>>;

export type StorageParameters = Readonly<Record<string, string>>;

export interface SubscriptionDirectives {
    readonly createSubscription: (name: string, options: CreateSubscriptionOptions) => Promise<void>;
    readonly alterSubscription: (name: string, options: AlterSubscriptionOptions) => Promise<void>;
    readonly dropSubscription: (name: string, options?: IfExists) => Promise<void>;
    readonly renameSubscription: (name: string, newName: string) => Promise<void>;
}

export type SubscriptionOptions = Readonly<Record<string, string | number | boolean | null>>;

export interface Table extends QualifiedName {
    readonly columns: readonly Column[];
    readonly primaryKey: PrimaryKey | null;
    readonly uniques: readonly UniqueConstraint[];
    readonly foreignKeys: readonly ForeignKey[];
    readonly checks: readonly CheckConstraint[];
    readonly exclusions: readonly ExclusionConstraint[];
    readonly indexes: readonly Index[];
    readonly comment: string | null;
    readonly options?: TableOptions;
    readonly statistics?: readonly ExtendedStatistics[];
    readonly distribution?: Distribution;
    readonly partitionBy?: PartitionKey;
    readonly partitionOf?: PartitionOf;
    readonly inherits?: readonly QualifiedName[];
    readonly renamedFrom?: QualifiedName;
}

export declare const tableColumns: unique symbol;

export type TableItems<Columns extends ColumnRecord> = readonly (TableItem | TablePart)[] | ((c: ColumnRefs<Columns>) => readonly (TableItem | TablePart)[]);

export type TableKey<Name extends string, Own, Default> = Own extends string ? `${Own}.${Name}` : Default extends string ? `${Default}.${Name}` : Name;

export interface TableOptions {
    readonly unlogged?: true;
    readonly with?: StorageParameters;
    readonly tablespace?: string;
    readonly accessMethod?: string;
    readonly replicaIdentity?: ReplicaIdentity;
    readonly rowSecurity?: true;
    readonly forceRowSecurity?: true;
    readonly clusterOn?: string;
    readonly ofType?: QualifiedName;
}

export type TablePartKind = KindsWith<{
    readonly place: 'table';
}>;

interface TableParts<Columns extends ColumnRecord> {
    readonly name: QualifiedName;
    readonly columns: Columns;
    readonly items: TableItems<Columns>;
    readonly options: TableOptions;
    readonly naming: ColumnNaming;
    readonly schema: string | null;
    readonly partitionOf?: PartitionOf;
}

type TableRest<Columns extends ColumnRecord, Own extends string | undefined> = readonly [
    options?: TableOptions<Own>
] | readonly [
    items: TableItems<Columns>,
    options?: TableOptions<Own>
];

type Tables<Models, Names extends KeyNames> = Names extends 'property' ? PropertyTables<Models> : DatabaseTables<Models>;

export declare const tableShape: unique symbol;

export interface TableShape<Key extends string = string, Columns extends ColumnRecord = ColumnRecord, Naming extends ColumnNaming = ColumnNaming> {
    readonly key: Key;
    readonly columns: Columns;
    readonly naming: Naming;
}

export declare const tableState: unique symbol;

export type TableWork = 'moment' | 'scan' | 'build' | 'rewrite';

export type Target = string | CommandTarget | DrizzleTarget | object;

interface TemplateList {
    readonly templates: readonly TemplateInfo[];
}

type TokenOf<Key> = Key extends 'fk' ? CommonToken | ReferredToken : CommonToken;

export type Trial = {
    readonly outcome: 'passed';
} | {
    readonly outcome: 'not tried';
    readonly why: string;
} | TrialFailure;

export interface TrialFailure {
    readonly outcome: 'failed';
    readonly direction: 'upgrade' | 'downgrade';
    readonly what: string;
}

interface TriggerCommon extends PartOptions {
    readonly forEach?: 'row' | 'statement';
    readonly when?: SqlText;
    readonly execute: string | SqlPrintable;
    readonly enabled?: Enabled;
}

export type TypeArguments = readonly (number | string)[];

export interface TypeChange extends Change<ColumnType> {
    readonly collation?: Change<QualifiedName | null>;
    readonly using?: string;
    readonly usingBack?: string;
}

type TypeParameters = 'none' | 'length' | 'precision' | 'numeric' | 'interval';

export type TypeWords<Own> = Omit<BuiltinWords, keyof Own> & Own;

export interface UndistributeSchema {
    readonly kind: 'undistributeSchema';
    readonly name: string;
}

export interface UndistributeTable {
    readonly kind: 'undistributeTable';
    readonly table: QualifiedName;
    readonly was?: Distribution;
}

export interface UnfinishedRevision {
    readonly revision: string;
    readonly direction: 'upgrade' | 'downgrade';
    readonly step: number;
    readonly steps: number;
}

export interface UniqueConstraint extends KeyConstraint {
    readonly kind: 'unique';
    readonly nullsNotDistinct: boolean;
}

export interface UniqueConstraintOptions extends PrimaryKeyConstraintOptions, Pick<UniqueOptions, Exclude<keyof UniqueOptions, keyof PrimaryKeyOptions>> {
}

declare const UNITS: {
    readonly bytes: 1;
    readonly kB: 1024;
    readonly MB: number;
    readonly GB: number;
    readonly TB: number;
};

declare const UNITS: {
    readonly ms: 1;
    readonly s: 1000;
    readonly min: 60000;
    readonly h: 3600000;
};

interface UnknownNamingToken<Token extends string> {
    readonly unknownToken: `%(${Token})s`;
}

type UnknownToken<Template extends string, Known extends string> = Template extends `${string}%(${infer Token})s${infer Rest}` ? Token extends Known ? UnknownToken<Rest, Known> : Token : never;

export interface UnmanagedObject {
    readonly kind: string;
    readonly name: string;
    readonly why: string;
}

export interface UnmanagedSummary {
    readonly kind: string;
    readonly why: string;
    readonly names: readonly string[];
}

type Update<C extends ColumnRecord> = {
    [P in Keys<C, 'writable'>]?: C[P][Shape]['insert'];
};

export interface UpdateRows extends FoundRows {
    readonly kind: 'updateRows';
    readonly key: readonly string[];
    readonly rows: readonly InsertedRow[];
}

export interface UpdateRowsOptions extends RowOptions {
    readonly key: readonly string[];
}

export interface UpgradeOptions extends RunCommandOptions {
    readonly revision?: string;
}

export interface ValidateConstraint {
    readonly kind: 'validateConstraint';
    readonly table: QualifiedName;
    readonly name: string;
    readonly was?: Constraint;
    readonly alone?: true;
    readonly of?: 'notNull';
}

export declare class ValueExpression {
    readonly sql: string;
    constructor(sql: string);
}

export interface VerifyOptions extends CommandEvents {
    readonly since?: string;
    readonly irreversible?: readonly string[] | undefined;
    readonly onVerify?: (progress: VerifyProgress) => void;
}

export type VersionChange = {
    readonly insert: string;
} | {
    readonly delete: string;
} | {
    readonly update: readonly [
        from: string,
        to: string
    ];
} | {
    readonly deleteAll: true;
};

interface VersionMove {
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly versionChanges: readonly VersionChange[];
}

export interface ViewWord<Options extends QueryOptions, Naming extends ColumnNaming, Schema extends string | undefined> {
    (name: string, query: SqlText, options?: Options): DeclaredObject;
    <const Name extends string, Columns extends ColumnRecord, const Own extends string | undefined = undefined>(name: Name, columns: Columns, ...rest: readonly [
        query: SqlText,
        options?: Options & {
            readonly schema?: Own;
        }
    ]): View<TableKey<Name, Own, Schema>, Columns, Naming>;
}

export interface Warning {
    readonly kind: 'destroysData' | 'failsOnRows' | 'warning';
    readonly text: string;
    readonly queries: readonly string[];
}

interface Wider<Select, Insert, Element = Select> extends JsType {
    readonly select: Select;
    readonly insert: Insert;
    readonly element: Element;
    readonly default: Insert;
    readonly query: ColumnType<Select, Insert, Insert>;
    readonly queryNullable: ColumnType<Select | null, Insert | null, Insert | null>;
}

export interface WithComment {
    readonly comment?: string;
}

export interface WithConstructors {
    readonly constructors?: boolean;
}

type WithoutTable<Arguments extends readonly unknown[], Position extends 0 | 1> = Position extends 0 ? Arguments extends readonly [
    string,
    ...infer Rest
] ? Rest : never : Arguments extends readonly [
    infer Name,
    string,
    ...infer Rest
] ? [
    Name,
    ...Rest
] : never;

export interface WrittenRevision {
    readonly path: string;
    readonly revision: string;
}
