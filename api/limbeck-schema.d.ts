// Written by `npm run api`. Comments, private members, and the state of builders are left out.

export declare const aclitem: PlainType<JsString>;

export interface AggregateOptions extends ObjectOptions, Stages {
    readonly args: string;
    readonly combine?: string;
    readonly serialize?: string;
    readonly deserialize?: string;
    readonly moving?: Stages & {
        readonly inverse: string;
    };
    readonly sortOperator?: string;
    readonly parallel?: 'unsafe' | 'restricted' | 'safe';
    readonly hypothetical?: boolean;
}

export type AnyMetaData = Pick<MetaData, 'toSchema' | 'createAll' | 'dropAll'>;

export declare const bigint: () => PlainColumn<JsBigint>;

export declare const bigserial: (options?: SerialOptions) => SerialColumn<JsBigint>;

export declare const bit: (length?: number) => PlainColumn<JsString>;

export declare const boolean: () => PlainColumn<JsBoolean>;

export declare const box: PlainType<JsString>;

export declare const bpchar: PlainType<JsString>;

export declare const bytea: () => PlainColumn<JsBytes>;

export declare const char: (length?: number) => PlainColumn<JsString>;

export declare function check(name: GivenName, condition: SqlText, options?: Omit<CheckOptions, 'name'>): CheckItem;
export declare function check(condition: SqlFragment, options?: CheckOptions): CheckItem;

export interface CheckItem {
    readonly kind: 'check';
    readonly condition: SqlText;
    readonly options: CheckOptions;
}

export interface CheckOptions extends ItemOptions {
    readonly noInherit?: boolean;
    readonly notValid?: boolean;
    readonly notEnforced?: boolean;
}

export declare const cid: PlainType<JsString>;

export declare const cidr: PlainType<JsString>;

export declare const circle: () => PlainColumn<JsCircle>;

export interface Circle extends Point {
    readonly radius: number;
}

export declare function col(name: string): ColumnRef;

export interface CollationOptions {
    readonly schema?: string;
    readonly provider?: Collation['provider'];
    readonly locale: string;
    readonly ctype?: string;
    readonly deterministic?: boolean;
    readonly rules?: string;
    readonly comment?: string;
}

export declare class ColumnBuilder<Js extends JsType = JsType, Nullable extends boolean = boolean, Write extends WriteMode = WriteMode, Name extends string | undefined = string | undefined> {
    readonly [columnShape]: ColumnShape<Js, Nullable, Write>;
    readonly [columnQuery]: QueryType<Js, Nullable, Write>;
    readonly [columnName]: Name;
    constructor(state: ColumnState);
    nullable(): ColumnBuilder<Js, true, Write, Name>;
    notNull(options: NotNullOptions): ColumnBuilder<Js, false, Write, Name>;
    array(): ColumnBuilder<JsArray<Js>, Nullable, Write, Name>;
    typed<Select, Insert = Select>(): ColumnBuilder<JsTyped<Select, Insert>, Nullable, Write, Name>;
    identity(kind: 'always', options?: IdentityOptions): ColumnBuilder<Js, Nullable, 'never', Name>;
    identity(options?: IdentityOptions): ColumnBuilder<Js, Nullable, Optional<Write>, Name>;
    identity(kind: 'byDefault', options?: IdentityOptions): ColumnBuilder<Js, Nullable, Optional<Write>, Name>;
    generatedAs(expression: SqlText, options?: {
        readonly virtual?: boolean;
    }): ColumnBuilder<Js, Nullable, 'never', Name>;
    serverDefault(value: Js['default'] | SqlFragment | null): ColumnBuilder<Js, Nullable, Optional<Write>, Name>;
    primaryKey(options?: PrimaryKeyOptions): ColumnBuilder<Js, Nullable, Write, Name>;
    unique(options?: UniqueOptions): ColumnBuilder<Js, Nullable, Write, Name>;
    index(options?: IndexOptions): ColumnBuilder<Js, Nullable, Write, Name>;
    references(target: ReferenceTarget, options?: ReferenceOptions): ColumnBuilder<Js, Nullable, Write, Name>;
    comment(text: string): ColumnBuilder<Js, Nullable, Write, Name>;
    options(options: ColumnOptionsInput): ColumnBuilder<Js, Nullable, Write, Name>;
    collate(collation: string): ColumnBuilder<Js, Nullable, Write, Name>;
    name<const NewName extends string>(name: NewName): ColumnBuilder<Js, Nullable, Write, NewName>;
    renamedFrom(name: string): ColumnBuilder<Js, Nullable, Write, Name>;
}

export type ColumnKey = ColumnRef | string;

export type ColumnNaming = 'snake_case' | 'same';

export interface ColumnOptionsInput extends Omit<ColumnOptions, 'with'> {
    readonly with?: StorageParameterInput;
}

export declare class ColumnRef extends SqlFragment {
    constructor(state: RefState);
}

export declare function conv(name: string): FinalName;

export type Database<Models, Names extends KeyNames = 'database'> = {
    [Key in keyof Tables<Models, Names>]: Tables<Models, Names>[Key];
};

export declare const date: () => PlainColumn<JsDate>;

export declare const datemultirange: PlainType<JsString>;

export declare const daterange: PlainType<JsString>;

export declare class DeclaredObject implements SqlPrintable {
    readonly [sqlText]: string;
    constructor(name: QualifiedName);
}

export type DefaultValue = SqlFragment | string | number | bigint | boolean | Date | object;

export interface DistributionOptions {
    readonly by: string | null;
    readonly method?: 'append' | 'range';
    readonly colocateWith?: AnyTable | string | null;
}

export interface DomainOptions extends UserTypeOptions {
    readonly notNull?: boolean | string;
    readonly checks?: readonly CheckItem[];
}

export declare const doublePrecision: PlainType<JsNumber>;

export type Enabled = boolean | 'replica' | 'always';

export interface Enum<Value extends string = string> extends SqlPrintable {
    (): PlainColumn<JsEnum<Value>>;
    readonly values: readonly Value[];
}

export interface EnumOptions<Value extends string = string> {
    readonly schema?: string;
    readonly comment?: string;
    readonly renamedFrom?: string;
    readonly renamedValues?: Readonly<Partial<Record<Value, string>>>;
}

export declare function enumType<Value extends string = string>(enumName: string, options?: {
    readonly schema?: string;
}): PlainColumn<JsEnum<Value>>;

export interface EventTriggerOptions {
    readonly on: 'ddl_command_start' | 'ddl_command_end' | 'sql_drop' | 'table_rewrite' | 'login';
    readonly tags?: readonly string[];
    readonly execute: string | SqlPrintable;
    readonly enabled?: Enabled;
    readonly comment?: string;
}

export declare function exclude(elements: readonly ExclusionElementItem[], options?: ExcludeOptions): ExcludeItem;

export interface ExcludeItem {
    readonly kind: 'exclude';
    readonly elements: readonly ExclusionElementItem[];
    readonly options: ExcludeOptions;
}

export interface ExcludeOptions extends ItemOptions, DeferrableOptions, IndexStorage {
    readonly using?: string;
    readonly where?: SqlText;
    readonly indexComment?: string;
}

export type ExclusionElementItem = readonly [
    key: IndexKeyItem,
    operator: string
];

export interface ExtensionOptions {
    readonly schema?: string;
    readonly version?: string;
    readonly comment?: string;
}

export interface FinalName {
    readonly finalName: string;
}

export declare function foreignKey(columns: readonly ColumnKey[], target: ReferredColumns, options?: ReferenceOptions): ForeignKeyItem;
export declare function foreignKey(columns: readonly ColumnKey[], table: string, referredColumns: readonly string[], options?: ForeignKeyOptions): ForeignKeyItem;

export interface ForeignKeyItem {
    readonly kind: 'foreignKey';
    readonly columns: readonly ColumnKey[];
    readonly target: ReferredColumns | ReferredTable;
    readonly options: ForeignKeyOptions;
}

export interface ForeignKeyOptions extends ReferenceOptions {
    readonly referredSchema?: string;
}

export type FunctionOptions = RoutineOptions & RoutineBody & {
    readonly returns?: string;
    readonly volatility?: 'volatile' | 'stable' | 'immutable';
    readonly strict?: boolean;
    readonly leakproof?: boolean;
    readonly parallel?: 'unsafe' | 'restricted' | 'safe';
    readonly cost?: number;
    readonly rows?: number;
    readonly support?: string;
    readonly window?: boolean;
};

export type GivenName = string | FinalName;

export interface IdentityOptions extends SequenceOptionsInput {
    readonly sequence?: string;
    readonly unlogged?: boolean;
    readonly comment?: string;
}

export declare function index(keys: readonly IndexKeyItem[], options?: IndexOptions): IndexItem;

export interface IndexItem {
    readonly kind: 'index';
    readonly keys: readonly IndexKeyItem[];
    readonly options: IndexOptions;
}

export declare class IndexKeyExpression {
    constructor(state: KeyState);
    asc(): IndexKeyExpression;
    desc(): IndexKeyExpression;
    nullsFirst(): IndexKeyExpression;
    nullsLast(): IndexKeyExpression;
    opclass(name: string, parameters?: StorageParameterInput): IndexKeyExpression;
    statistics(target: number): IndexKeyExpression;
    collate(name: string): IndexKeyExpression;
}

export type IndexKeyItem = IndexKeyExpression | string;

export interface IndexOptions extends ItemOptions, IndexStorage {
    readonly unique?: boolean;
    readonly using?: string;
    readonly where?: SqlText;
    readonly nullsNotDistinct?: boolean;
}

export declare const inet: PlainType<JsString>;

export type InsertOf<T extends Table, Names extends KeyNames = 'property'> = Names extends 'property' ? Insert<ColumnsOf<T>> : DatabaseInsert<ColumnsOf<T>, NamingOf<T>>;

export declare const int2vector: PlainType<JsString>;

export declare const int4multirange: PlainType<JsString>;

export declare const int4range: PlainType<JsString>;

export declare const int8multirange: PlainType<JsString>;

export declare const int8range: PlainType<JsString>;

export declare const integer: PlainType<JsNumber>;

export declare const internalChar: PlainType<JsString>;

export declare const interval: (fields?: IntervalFields | number, precision?: number) => PlainColumn<JsInterval>;

export interface Interval {
    readonly years?: number;
    readonly months?: number;
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
    readonly milliseconds?: number;
    toPostgres(): string;
    toISO(): string;
    toISOString(): string;
}

export type IntervalFields = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'year to month' | 'day to hour' | 'day to minute' | 'day to second' | 'hour to minute' | 'hour to second' | 'minute to second';

export declare function isMetaData(value: unknown): value is MetaData;

export declare const json: <T = unknown>() => PlainColumn<JsJson<T>>;

export declare const jsonb: <T = unknown>() => PlainColumn<JsJson<T>>;

export interface JsonParameter<T> extends JsonValue<T> {
    toOperationNode(): {
        readonly kind: 'ValueNode';
        readonly value: string;
    };
    toPostgres(): string;
    toJSON(): T;
}

export declare const jsonpath: PlainType<JsString>;

export declare function jsonValue<T>(value: T): JsonParameter<T>;

export interface JsonValue<T> {
    readonly expressionType: T | undefined;
    toOperationNode(): {
        readonly kind: JsonNodeKind;
    };
}

export interface JsType {
    readonly select: unknown;
    readonly insert: unknown;
    readonly element: unknown;
    readonly default: unknown;
    readonly query: unknown;
    readonly queryNullable: unknown;
}

export type KeyNames = 'property' | 'database';

export declare const line: PlainType<JsString>;

export declare const lseg: PlainType<JsString>;

export declare const macaddr: PlainType<JsString>;

export declare const macaddr8: PlainType<JsString>;

export interface MaterializedViewOptions extends QueryOptions {
    readonly indexes?: readonly IndexItem[];
    readonly with?: StorageParameterInput;
    readonly tablespace?: string;
    readonly accessMethod?: string;
}

export declare class MetaData<Types extends Vocabulary = NoEntries, Naming extends ColumnNaming = 'snake_case', const Schema extends string | undefined = undefined, const Convention extends NamingConvention = NoEntries> extends ObjectWords<Naming, Schema> {
    #private;
    readonly t: TypeWords<Types>;
    constructor(options?: MetaDataOptions<Types, Naming, Schema, Convention>);
    readonly table: <const Name extends string, Columns extends ColumnRecord, const Own extends string | undefined = undefined>(name: Name, columns: Columns | ((t: TypeWords<Types>) => Columns), ...rest: TableRest<Columns, Own>) => Table<TableKey<Name, Own, Schema>, Columns, Naming>;
    readonly partition: <const Name extends string, Columns extends ColumnRecord, OfNaming extends ColumnNaming, const Own extends string | undefined = undefined>(name: Name, { of, values }: PartitionPlace<Columns, OfNaming>, ...rest: TableRest<Columns, Own>) => Table<TableKey<Name, Own, Schema>, Columns, OfNaming>;
    readonly enum: <const Value extends string>(name: string, values: readonly Value[], options?: EnumOptions<Value>) => Enum<Value>;
    readonly domain: <Js extends JsType>(name: string, type: ColumnBuilder<Js>, options?: DomainOptions) => UserType<Js>;
    readonly composite: (name: string, attributes: ColumnRecord, options?: UserTypeOptions) => UserType<JsString>;
    readonly range: (name: string, subtype: ColumnBuilder, options?: RangeTypeOptions) => UserType<JsString>;
    readonly sequence: (name: string, options?: SequenceOptions) => Sequence;
    readonly collation: (name: string, options: CollationOptions) => void;
    readonly schema: (name: string, { comment, distributed }?: SchemaOptions) => void;
    readonly rows: <T extends Table>(table: T, rows: RowsOf<T>, options?: RowsOptions<T>) => void;
    toSchema(options?: BuildOptions): DatabaseSchema;
    toSql(): readonly ObjectDeclaration[];
    createAll(connection: SchemaConnection): Promise<void>;
    dropAll(connection: SchemaConnection): Promise<void>;
}

export interface MetaDataOptions<Types extends Vocabulary, Naming extends ColumnNaming, Schema extends string | undefined, Convention extends NamingConvention> {
    readonly namingConvention?: Convention & CheckedConvention<Convention>;
    readonly types?: Types;
    readonly columnNaming?: Naming;
    readonly schema?: Schema;
}

export declare const money: () => PlainColumn<JsMoney>;

export declare const name: PlainType<JsString>;

export type NamingConvention = {
    readonly [Key in ConventionKey]?: string | NamingFunction;
} & {
    readonly [token: string]: string | NamingFunction;
};

export type NamingFunction = (constraint: NamingSubject, table: QualifiedName) => string;

export interface NamingSubject {
    readonly kind: ConstraintKind | 'index';
    readonly name: string | null;
    readonly columns: readonly string[];
    readonly keys: readonly string[];
    readonly referredTable: QualifiedName | null;
    readonly referredColumns: readonly string[];
}

export interface NotNullOptions {
    readonly name?: string;
    readonly noInherit?: boolean;
    readonly notValid?: boolean;
    readonly comment?: string;
}

export declare const numeric: (precision?: number, scale?: number) => PlainColumn<JsNumeric>;

export declare const nummultirange: PlainType<JsString>;

export declare const numrange: PlainType<JsString>;

export interface ObjectDeclaration extends DeclaredSql {
    readonly schema: string | null;
    readonly file: string | null;
    readonly line: number | null;
    readonly view?: DeclaredView;
}

export declare const oid: PlainType<JsNumber>;

export declare const oidvector: PlainType<JsString>;

export type PartitionKeyInput = {
    readonly range: readonly PartitionKeyItem[];
} | {
    readonly list: readonly PartitionKeyItem[];
} | {
    readonly hash: readonly PartitionKeyItem[];
};

export type PartitionKeyItem = string | SqlFragment;

export type PartitionValue = string | number | bigint | boolean | Date | null | SqlFragment;

export type PartitionValues = 'default' | {
    readonly in: readonly PartitionValue[];
} | {
    readonly from: readonly PartitionValue[];
    readonly to: readonly PartitionValue[];
} | {
    readonly modulus: number;
    readonly remainder: number;
};

export declare const path: PlainType<JsString>;

export declare const pgLsn: PlainType<JsString>;

export declare const pgSnapshot: PlainType<JsString>;

export declare const point: () => PlainColumn<JsPoint>;

export interface Point {
    readonly x: number;
    readonly y: number;
}

export declare function policy(name: string, options?: PolicyOptions): TablePart;

export interface PolicyOptions extends PartOptions {
    readonly as?: 'permissive' | 'restrictive';
    readonly for?: 'all' | 'select' | 'insert' | 'update' | 'delete';
    readonly to?: string | readonly string[];
    readonly using?: SqlText;
    readonly withCheck?: SqlText;
}

export declare const polygon: PlainType<JsString>;

export declare function primaryKey(columns: readonly ColumnKey[], options?: PrimaryKeyOptions): PrimaryKeyItem;

export interface PrimaryKeyItem {
    readonly kind: 'primaryKey';
    readonly columns: readonly ColumnKey[];
    readonly options: PrimaryKeyOptions;
}

export interface PrimaryKeyOptions extends ItemOptions, DeferrableOptions, IndexStorage {
    readonly withoutOverlaps?: boolean;
    readonly indexComment?: string;
}

export type ProcedureOptions = RoutineOptions & RoutineBody;

export interface RangeTypeOptions extends UserTypeOptions {
    readonly opclass?: string;
    readonly canonical?: string;
    readonly subtypeDiff?: string;
    readonly multirange?: string;
}

export declare const real: PlainType<JsNumber>;

export declare const refcursor: PlainType<JsString>;

export interface ReferenceOptions extends ItemOptions, DeferrableOptions {
    readonly onDelete?: ReferentialAction;
    readonly onDeleteColumns?: readonly ColumnKey[];
    readonly onUpdate?: ReferentialAction;
    readonly match?: 'simple' | 'full';
    readonly period?: boolean;
    readonly notValid?: boolean;
    readonly notEnforced?: boolean;
}

export type ReferenceTarget = string | (() => ColumnRef);

export declare const regclass: PlainType<JsString>;

export declare const regcollation: PlainType<JsString>;

export declare const regconfig: PlainType<JsString>;

export declare const regdictionary: PlainType<JsString>;

export declare const regnamespace: PlainType<JsString>;

export declare const regoper: PlainType<JsString>;

export declare const regoperator: PlainType<JsString>;

export declare const regproc: PlainType<JsString>;

export declare const regprocedure: PlainType<JsString>;

export declare const regrole: PlainType<JsString>;

export declare const regtype: PlainType<JsString>;

export declare function renderSql(fragment: SqlPrintable | string): string;

export type RoutineBody = {
    readonly as: SqlText | readonly [
        library: string,
        symbol: string
    ];
    readonly body?: never;
} | {
    readonly body: SqlText;
    readonly as?: never;
};

export type RoutineSetting = string | number | boolean | readonly string[];

export type RowOf<T extends HasRows, Names extends KeyNames = 'property'> = Names extends 'property' ? Row<ColumnsOf<T>> : DatabaseRow<ColumnsOf<T>, NamingOf<T>>;

export interface RowsFile {
    readonly [rowsFile]: true;
    readonly file: string;
    readonly rows: readonly object[];
}

export declare function rowsFrom(path: string | URL): RowsFile;

export type RowsOf<T extends Table> = readonly InsertOf<T>[] | RowsFile;

export interface RowsOptions<T extends Table> {
    readonly key?: readonly (keyof RowOf<T> & string)[];
    readonly mode?: 'exact' | 'present';
}

export declare function rule(name: string, options: RuleOptions): TablePart;

export interface RuleOptions extends PartOptions {
    readonly on: 'select' | 'insert' | 'update' | 'delete';
    readonly where?: SqlText;
    readonly instead?: boolean;
    readonly do: 'nothing' | SqlText | readonly SqlText[];
    readonly enabled?: Enabled;
}

export interface SchemaOptions {
    readonly comment?: string;
    readonly distributed?: boolean;
}

export declare class Sequence implements SqlPrintable {
    readonly [sqlText]: string;
    readonly name: QualifiedName;
    constructor(name: QualifiedName);
    nextval(): SqlFragment;
}

export interface SequenceOptions extends SequenceOptionsInput {
    readonly schema?: string;
    readonly type?: SequenceType;
    readonly ownedBy?: string | (() => ColumnRef);
    readonly comment?: string;
    readonly unlogged?: boolean;
}

export interface SequenceOptionsInput {
    readonly start?: number | bigint;
    readonly increment?: number | bigint;
    readonly minValue?: number | bigint;
    readonly maxValue?: number | bigint;
    readonly cache?: number | bigint;
    readonly cycle?: boolean;
}

export declare const serial: (options?: SerialOptions) => SerialColumn<JsNumber>;

export interface SerialOptions {
    readonly sequence?: string;
}

export declare const smallint: PlainType<JsNumber>;

export declare const smallserial: (options?: SerialOptions) => SerialColumn<JsNumber>;

export declare const sql: SqlTag;

export declare class SqlFragment extends IndexKeyExpression implements SqlPrintable {
    readonly [sqlText]: string;
    readonly [sqlFile]: string | null;
    constructor(text: string, key?: KeyState);
}

export interface SqlTag {
    (strings: TemplateStringsArray, ...values: readonly SqlValue[]): SqlFragment;
    raw(text: string): SqlFragment;
    identifier(...names: readonly string[]): SqlFragment;
    file(path: string | URL): SqlFragment;
}

export type SqlValue = SqlPrintable | string | number | bigint | boolean | null | Date | readonly SqlValue[];

export interface StatisticsInput extends StatisticsOptions {
    readonly name: string;
    readonly on: readonly (string | SqlFragment)[];
}

export interface StatisticsOptions {
    readonly kinds?: readonly StatisticsKind[];
    readonly target?: number;
    readonly comment?: string;
}

export declare class Table<Key extends string = string, Columns extends ColumnRecord = ColumnRecord, Naming extends ColumnNaming = ColumnNaming> implements SqlPrintable {
    readonly [tableShape]: TableShape<Key, Columns, Naming>;
    readonly [sqlText]: string;
    readonly [tableColumns]: Columns;
    readonly c: ColumnRefs<Columns>;
    constructor(parts: TableParts<Columns>);
}

export type TableItem = ConstraintItem | IndexItem;

export interface TableOptions<Schema extends string | undefined = string | undefined> extends TableOptionsInput {
    readonly schema?: Schema;
    readonly comment?: string;
    readonly statistics?: readonly StatisticsInput[];
    readonly partitionBy?: PartitionKeyInput;
    readonly inherits?: readonly string[];
    readonly renamedFrom?: string;
}

export interface TableOptionsInput {
    readonly unlogged?: boolean;
    readonly with?: StorageParameterInput;
    readonly tablespace?: string;
    readonly accessMethod?: string;
    readonly replicaIdentity?: ReplicaIdentity | 'default';
    readonly rowSecurity?: boolean;
    readonly forceRowSecurity?: boolean;
    readonly clusterOn?: string;
    readonly ofType?: string;
}

export type TablePart = {
    readonly kind: 'trigger';
    readonly name: string;
    readonly options: TriggerOptions;
} | {
    readonly kind: 'policy';
    readonly name: string;
    readonly options: PolicyOptions;
} | {
    readonly kind: 'rule';
    readonly name: string;
    readonly options: RuleOptions;
};

export declare const text: PlainType<JsString>;

export declare const tid: PlainType<JsString>;

export declare const time: (precision?: number) => PlainColumn<JsString>;

export declare const timestamp: (precision?: number) => PlainColumn<JsDate>;

export declare const timestamptz: (precision?: number) => PlainColumn<JsDate>;

export declare const timetz: (precision?: number) => PlainColumn<JsString>;

export declare function trigger(name: string, options: TriggerOptions): TablePart;

export type TriggerEvent = 'insert' | 'update' | 'delete' | 'truncate' | {
    readonly updateOf: readonly ColumnKey[];
};

export type TriggerOptions = BeforeTrigger | AfterTrigger | InsteadTrigger;

export declare const tsmultirange: PlainType<JsString>;

export declare const tsquery: PlainType<JsString>;

export declare const tsrange: PlainType<JsString>;

export declare const tstzmultirange: PlainType<JsString>;

export declare const tstzrange: PlainType<JsString>;

export declare const tsvector: PlainType<JsString>;

export declare const txidSnapshot: PlainType<JsString>;

export declare function type<T = unknown>(sql: string): PlainColumn<JsTyped<T, T>>;

export declare function unique(columns: readonly ColumnKey[], options?: UniqueOptions): UniqueItem;

export interface UniqueItem {
    readonly kind: 'unique';
    readonly columns: readonly ColumnKey[];
    readonly options: UniqueOptions;
}

export interface UniqueOptions extends PrimaryKeyOptions {
    readonly nullsNotDistinct?: boolean;
}

export type UpdateOf<T extends Table, Names extends KeyNames = 'property'> = Names extends 'property' ? Update<ColumnsOf<T>> : DatabaseUpdate<ColumnsOf<T>, NamingOf<T>>;

export interface UserType<Js extends JsType = JsType> extends SqlPrintable {
    (): PlainColumn<Js>;
}

export interface UserTypeOptions {
    readonly schema?: string;
    readonly comment?: string;
    readonly renamedFrom?: string;
}

export declare const uuid: PlainType<JsString>;

export declare const varbit: (length?: number) => PlainColumn<JsString>;

export declare const varchar: (length?: number) => PlainColumn<JsString>;

export declare class View<Key extends string = string, Columns extends ColumnRecord = ColumnRecord, Naming extends ColumnNaming = ColumnNaming> extends DeclaredObject {
    readonly [tableShape]: TableShape<Key, ReadOnly<Columns>, Naming>;
    readonly c: ColumnRefs<Columns>;
    constructor(name: QualifiedName, columns: Columns, declared: readonly DeclaredColumn[]);
}

export interface ViewOptions extends QueryOptions {
    readonly securityInvoker?: boolean;
    readonly securityBarrier?: boolean;
    readonly checkOption?: 'local' | 'cascaded';
    readonly items?: readonly TablePart[];
}

export type Vocabulary = Readonly<Record<string, (...parameters: never[]) => ColumnBuilder>>;

export type WriteMode = 'required' | 'optional' | 'never';

export declare const xid: PlainType<JsString>;

export declare const xid8: PlainType<JsString>;

export declare const xml: PlainType<JsString>;
