// Written by `npm run api`. Comments, private members, and the state of builders are left out.

export type ColumnSchemas<Row> = {
    readonly [Column in keyof Row]?: StandardSchema<unknown, Row[Column]>;
};

export declare function insertSchema<T extends Table, Column extends keyof InsertOf<T> = keyof InsertOf<T>, Own = object>(table: T, options?: TableSchemaOptions<InsertOf<T>, Column, Own>): TableSchema<InsertOf<T>, Column, Own>;

export interface SchemaIssue {
    readonly message: string;
    readonly path?: readonly (PropertyKey | {
        readonly key: PropertyKey;
    })[] | undefined;
}

export type SchemaResult<Output> = {
    readonly value: Output;
    readonly issues?: undefined;
} | {
    readonly issues: readonly SchemaIssue[];
};

export declare function selectSchema<T extends Table, Column extends keyof RowOf<T> = keyof RowOf<T>, Own = object>(table: T, options?: TableSchemaOptions<RowOf<T>, Column, Own>): TableSchema<RowOf<T>, Column, Own>;

export interface StandardSchema<Input = unknown, Output = Input> {
    readonly '~standard': {
        readonly version: 1;
        readonly vendor: string;
        readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
        readonly types?: {
            readonly input: Input;
            readonly output: Output;
        } | undefined;
    };
}

export type TableSchema<Row, Column extends keyof Row, Own> = StandardSchema<InputRow<Pick<Row, Column>, Own>, {
    [P in keyof Pick<Row, Column>]: Row[P];
}>;

export interface TableSchemaOptions<Row, Column extends keyof Row, Own> {
    readonly columns?: readonly Column[];
    readonly values?: Own & ColumnSchemas<Pick<Row, Column>>;
    readonly stripUnknown?: boolean;
}

export declare function updateSchema<T extends Table, Column extends keyof UpdateOf<T> = keyof UpdateOf<T>, Own = object>(table: T, options?: TableSchemaOptions<UpdateOf<T>, Column, Own>): TableSchema<UpdateOf<T>, Column, Own>;
